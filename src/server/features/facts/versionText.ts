import { t } from "@vscode/l10n";
import { compareVersions, formatVersion, type Version } from "../../../ctdb/version.ts";

/** In which releases something is there, as the last line of a hover; empty where it always was. */
export function versionText(since: Version | null, removed: Version | null, target: Version): string {
  const from = since === null ? "" : t("since {0}", formatVersion(since));
  const to = removed === null ? "" : t("gone since {0}", formatVersion(removed));
  const range = [from, to].filter((part) => part !== "").join(", ");
  if (range === "") {
    return "";
  }
  const release = formatVersion(target);
  if (since !== null && compareVersions(target, since) < 0) {
    return `**${t("Not in {0}", release)}**: ${range}.`;
  }
  return removed !== null && compareVersions(target, removed) >= 0
    ? `**${t("Not in {0}", release)}**: ${range}.`
    : t("In CTDB {0}.", range);
}

/** Paragraphs of Markdown, without those that are empty. */
export function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}
