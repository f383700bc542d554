import { t } from "@vscode/l10n";
import { anyTunable, obsoleteSince } from "../../ctdb/tunables/tunables.ts";
import { formatVersion } from "../../ctdb/version.ts";
import { sentences } from "../../text/sentences.ts";
import type { ConfigRule } from "../configRule.ts";
import { removeLines, shown } from "./fixes.ts";

export const TUNABLE_OBSOLETE: ConfigRule = {
  code: "tunable-obsolete",
  title: "A tunable without effect",
  severity: "warning",
  kinds: ["tunables"],
  *check(file) {
    if (file.facts.tunablesReader === "nobody") {
      return;
    }
    for (const { entry, tunable } of file.tunables.lines) {
      if (tunable?.isObsolete !== true) {
        continue;
      }
      const known = anyTunable(tunable.name);
      const since = known === null ? null : obsoleteSince(known);
      const why =
        since === null
          ? t("{0} has no effect, and CTDB logs an error for it.", shown(tunable.name))
          : t(
              "{0} has no effect since {1}, and CTDB logs an error for it.",
              shown(tunable.name),
              formatVersion(since).replace(/\.0$/, ""),
            );
      yield {
        range: entry.nameRange,
        message: sentences(why, insteadOf(tunable.name)),
        fixes: [removeLines(t("Remove the line"), file.text, entry.range)],
        tag: "deprecated",
      };
    }
  },
};

/** What says the same today; most have nothing. */
function insteadOf(name: string): string {
  switch (name) {
    case "DeterministicIPs":
      return t("Set `IPAllocAlgorithm = 0` for deterministic addresses.");
    case "LCP2PublicIPs":
      return t("`IPAllocAlgorithm = 2`, the default, is LCP2.");
    case "DisableIPFailover":
      return t("In `ctdb.conf` it is `[failover]` `disabled = yes`.");
    case "TDBMutexEnabled":
      return t("In `ctdb.conf` it is `[database]` `tdb mutexes`.");
    default:
      return t("Remove the line.");
  }
}
