import { t } from "@vscode/l10n";
import type { TunableLine } from "../../configFiles/tunablesFile.ts";
import { anyTunable, isBeforeTunable, tunablesOf } from "../../ctdb/tunables/tunables.ts";
import { formatVersion } from "../../ctdb/version.ts";
import { nearest } from "../../text/nearest.ts";
import { sentences } from "../../text/sentences.ts";
import type { ConfigFile } from "../configFile.ts";
import type { ConfigRule } from "../configRule.ts";
import type { Remark } from "../finding.ts";
import { replace, shown } from "./fixes.ts";

export const TUNABLE_UNKNOWN: ConfigRule = {
  code: "tunable-unknown",
  title: "A tunable that CTDB does not know",
  severity: "warning",
  kinds: ["tunables"],
  *check(file) {
    if (file.facts.tunablesReader === "nobody") {
      return;
    }
    for (const line of file.tunables.lines) {
      if (line.tunable === null) {
        yield remark(file, line);
      }
    }
  },
};

function remark(file: ConfigFile, { entry }: TunableLine): Remark {
  const release = formatVersion(file.version);
  const other = anyTunable(entry.name);
  const meant = other === null ? meantBy(file, entry.name) : null;
  const effect =
    file.facts.tunablesReader === "ctdbd"
      ? t("ctdbd logs it and goes on without it")
      : t("the setup event fails");
  const why =
    other === null
      ? t("There is no tunable of that name")
      : isBeforeTunable(other, file.version)
        ? t("{0} is newer than CTDB {1}", shown(other.name), release)
        : t("CTDB {0} no longer has {1}", release, shown(other.name));
  return {
    range: entry.nameRange,
    message: sentences(t("{0}: {1}.", why, effect), meant === null ? null : t("Write `{0}`.", meant)),
    fixes: meant === null ? [] : [replace(t("Change to {0}", meant), entry.nameRange, meant)],
  };
}

function meantBy(file: ConfigFile, name: string): string | null {
  const known = tunablesOf(file.version)
    .filter((tunable) => !tunable.isObsolete)
    .map((tunable) => tunable.name);
  const bare = name.replace(/^CTDB_SET_/, ""); // so they were named up to 4.8
  return known.find((other) => other.toLowerCase() === bare.toLowerCase()) ?? nearest(bare, known);
}
