import type { Convention } from "../../../ctdb/convention.ts";
import { TUNABLE_FACTS } from "../../../ctdb/tunables/tunableFacts.ts";
import { anyTunable, tunableNamed } from "../../../ctdb/tunables/tunables.ts";
import { formatVersion } from "../../../ctdb/version.ts";
import { paragraphs } from "./versionText.ts";

/** What an author should know of a tunable in the target release: Markdown; `null` for a name that CTDB never had. */
export function tunableText(name: string, { version }: Convention): string | null {
  const tunable = anyTunable(name);
  if (tunable === null) {
    return null;
  }
  const facts = TUNABLE_FACTS[tunable.name];
  const here = tunableNamed(tunable.name, version);
  const unit = facts?.unit == null ? "" : ` ${facts.unit}`;
  return paragraphs(
    `**\`${tunable.name}\`** (tunable)`,
    facts?.description ?? "",
    here === null
      ? `**Not in ${formatVersion(version)}**.`
      : here.isObsolete
        ? `Without effect in ${formatVersion(version)}.`
        : `Default in ${formatVersion(version)}: ${here.value}${unit}.`,
  );
}
