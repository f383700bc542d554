import { anyTunable, obsoleteSince } from "../../ctdb/tunables/tunables.ts";
import { formatVersion } from "../../ctdb/version.ts";
import type { ConfigRule } from "../configRule.ts";
import { removeLines, shown } from "./fixes.ts";

/** What says the same today; the others have none. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ["DeterministicIPs", "Set `IPAllocAlgorithm = 0` for deterministic addresses."],
  ["LCP2PublicIPs", "`IPAllocAlgorithm = 2`, the default, is LCP2."],
  ["DisableIPFailover", "In `ctdb.conf` it is `[failover]` `disabled = yes`."],
  ["TDBMutexEnabled", "In `ctdb.conf` it is `[database]` `tdb mutexes`."],
]);

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
      const when = since === null ? "" : ` since ${formatVersion(since).replace(/\.0$/, "")}`;
      const instead = INSTEAD.get(tunable.name) ?? "Remove the line.";
      yield {
        range: entry.nameRange,
        message: `${shown(tunable.name)} has no effect${when}, and CTDB logs an error for it. ${instead}`,
        fixes: [removeLines("Remove the line", file.text, entry.range)],
        tag: "deprecated",
      };
    }
  },
};
