import { t } from "@vscode/l10n";
import { TUNABLE_FACTS } from "../../ctdb/tunables/tunableFacts.ts";
import {
  anyTunable,
  obsoleteSince,
  type ReleaseTunable,
  tunableNamed,
  tunablesOf,
} from "../../ctdb/tunables/tunables.ts";
import { formatVersion, type Version } from "../../ctdb/version.ts";
import { tableText } from "../../text/tableText.ts";
import { type ConfigHelp, defaultDetail, nameRange, valueRange } from "./help.ts";

const ALGORITHMS = ["deterministic", "non-deterministic", "LCP2"];

/** Completions and descriptions in `ctdb.tunables` and `tunables.d`. */
export const TUNABLES_HELP: ConfigHelp = {
  completions({ offset, line, version }) {
    if (line.isInValue) {
      const tunable = tunableNamed(line.name, version);
      return tunable === null
        ? []
        : valuesOf(tunable).map(([label, detail]) => ({
            label,
            detail,
            documentation: describeTunable(tunable.name, version),
            range: valueRange(line, offset),
          }));
    }
    const range = { start: line.nameStart, end: Math.max(offset, line.equals ?? line.end) };
    return tunablesOf(version)
      .filter((tunable) => !tunable.isObsolete)
      .map(({ name, value }) => ({
        label: name,
        insertText: line.equals === null ? `${name}=` : name,
        detail: [String(value), tableText(TUNABLE_FACTS[name]?.unit ?? "")].join(" ").trim(),
        documentation: describeTunable(name, version),
        range,
      }));
  },

  describe({ offset, line, version }) {
    const tunable = anyTunable(line.name);
    return tunable === null || line.isInValue || offset < line.nameStart
      ? null
      : { range: nameRange(line), markdown: describeTunable(tunable.name, version) };
  },
};

function valuesOf({ name, value }: ReleaseTunable): [label: string, detail: string][] {
  switch (TUNABLE_FACTS[name]?.type) {
    case "choice":
      return ALGORITHMS.map((algorithm, index) => [
        String(index),
        index === value ? `${algorithm} (${t("default")})` : algorithm,
      ]);
    case "switch":
      return [0, 1].map((number) => [String(number), defaultDetail(number === value)]);
    default:
      return [[String(value), defaultDetail(true)]];
  }
}

function describeTunable(name: string, version: Version): string {
  const fact = TUNABLE_FACTS[name];
  const now = tunableNamed(name, version);
  const known = anyTunable(name);
  const obsolete = known === null ? null : obsoleteSince(known);
  const release = formatVersion(version);
  const life =
    now === null
      ? `**${t("Not in {0}.", release)}**`
      : now.isObsolete && obsolete !== null
        ? `**${t("No effect since {0}.", formatVersion(obsolete).replace(/\.0$/, ""))}**`
        : t("Default in {0}: {1}.", release, `\`${now.value}\``);
  const unit = fact?.unit === null || fact === undefined ? "" : ` (${tableText(fact.unit)})`;
  return `**${name}**${unit}\n\n${tableText(fact?.description ?? "")}\n\n${life}`;
}
