import { t } from "@vscode/l10n";
import { argumentsOf } from "../../ctdb/events.ts";
import { failureEndsScript } from "../exit/statusFate.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { addressChange } from "./addressState.ts";
import { argumentsGiven } from "./argumentVariables.ts";
import { reachOf } from "./reach.ts";

/** An interface that may be `__none__` goes into a command that needs a real one. */
export const noneInterface: ScriptRule = {
  code: "none-interface",
  title: "The interface can be `__none__`.",
  severity: "information",
  *check(script, { convention: { version } }) {
    const { text, commands } = script.shell;
    if (text.includes("__none__") || text.includes("ip_prefix_iface")) {
      return;
    }
    const reach = reachOf(script);
    for (const event of ["releaseip", "updateip"]) {
      const at = argumentsOf(event, version).findIndex(({ mayBeNone }) => mayBeNone);
      const command = commands.find(
        (candidate) =>
          at >= 0 &&
          addressChange(candidate) === "remove" &&
          reach.isReachedBy(candidate, event) &&
          failureEndsScript(script, candidate) &&
          argumentsGiven(script, candidate, event).has(at + 2),
      );
      if (command !== undefined) {
        yield {
          range: rangeOf(command.nameNode),
          message: t(
            "`{0}` of `{1}` is `__none__` where ctdbd does not know the interface, and this command fails then, and the script with it. Ask the kernel where the address is (`ip addr show to ADDRESS`), or skip it.",
            `$${at + 2}`,
            event,
          ),
        };
      }
    }
  },
};
