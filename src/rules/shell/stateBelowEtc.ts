import { t } from "@vscode/l10n";
import { templateOf } from "../../shell/words.ts";
import { sentences } from "../../text/sentences.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { writtenFiles } from "./writtenFiles.ts";

const BELOW = /^(?:\$\{CTDB_(?:BASE|ETCDIR)\}|\/(?:usr\/local\/)?etc\/ctdb)\/(.+)$/;
/** What belongs there, so that a script may write it on purpose. */
const CONFIGURATION =
  /(?:^|\/)(?:[\w.-]*nodes|[\w.-]*public_addresses|policy_routing|static-routes|ctdb\.tunables|[\w.-]*\.(?:conf|options|check|script|tmp|new)|debug_.*)$/;

/** State in the configuration directory, which can be read-only and is shared by nobody who expects it there. */
export const stateBelowEtc: ScriptRule = {
  code: "state-below-etc",
  title: "The script keeps state in the configuration directory.",
  severity: "information",
  *check({ shell }, { convention }) {
    const place =
      convention.generation === "component"
        ? t(
            "Keep state in `$script_state_dir` (after `ctdb_setup_state_dir`) or below `$CTDB_SCRIPT_VARDIR`, which CTDB's own script empties in init.",
          )
        : t("Keep state below the directory for variable data, such as `/var/lib/ctdb`.");
    for (const { word } of writtenFiles(shell)) {
      const name = BELOW.exec(templateOf(word.node) ?? "")?.[1];
      if (name !== undefined && !CONFIGURATION.test(name)) {
        yield {
          range: rangeOf(word),
          message: sentences(
            t("This is CTDB's configuration directory, which can be read-only and outlives a restart."),
            place,
          ),
        };
      }
    }
  },
};
