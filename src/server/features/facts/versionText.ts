import { compareVersions, formatVersion, type Version } from "../../../ctdb/version.ts";

/** In which releases something is there, as the last line of a hover; empty where it always was. */
export function versionText(since: Version | null, removed: Version | null, target: Version): string {
  const from = since === null ? "" : `since ${formatVersion(since)}`;
  const to = removed === null ? "" : `gone since ${formatVersion(removed)}`;
  const range = [from, to].filter((part) => part !== "").join(", ");
  if (range === "") {
    return "";
  }
  const release = formatVersion(target);
  if (since !== null && compareVersions(target, since) < 0) {
    return `**Not in ${release}**: ${range}.`;
  }
  return removed !== null && compareVersions(target, removed) >= 0
    ? `**Not in ${release}**: ${range}.`
    : `In CTDB ${range}.`;
}

/** Paragraphs of Markdown, without those that are empty. */
export function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}
