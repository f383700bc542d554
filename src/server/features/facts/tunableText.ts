import { t } from "@vscode/l10n";
import type { Convention } from "../../../ctdb/convention.ts";
import { TUNABLE_FACTS } from "../../../ctdb/tunables/tunableFacts.ts";
import { anyTunable, tunableNamed } from "../../../ctdb/tunables/tunables.ts";
import { formatVersion } from "../../../ctdb/version.ts";
import { tableText } from "../../../text/tableText.ts";
import { paragraphs } from "./versionText.ts";

/** What an author should know of a tunable in the target release: Markdown; `null` for a name that CTDB never had. */
export function tunableText(name: string, { version }: Convention): string | null {
  const tunable = anyTunable(name);
  if (tunable === null) {
    return null;
  }
  const facts = TUNABLE_FACTS[tunable.name];
  const here = tunableNamed(tunable.name, version);
  const unit = facts?.unit == null ? "" : ` ${tableText(facts.unit)}`;
  return paragraphs(
    `**\`${tunable.name}\`** (${t("tunable")})`,
    tableText(facts?.description ?? ""),
    here === null
      ? `**${t("Not in {0}.", formatVersion(version))}**`
      : here.isObsolete
        ? t("Without effect in {0}.", formatVersion(version))
        : t("Default in {0}: {1}.", formatVersion(version), `${here.value}${unit}`),
  );
}
