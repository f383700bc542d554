import { t } from "@vscode/l10n";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { Command } from "../../shell/command.ts";
import { failureEndsScript } from "../exit/statusFate.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { programOf } from "../scriptTools/program.ts";
import { addressChange } from "./addressState.ts";
import { onceOnly } from "./onceOnly.ts";
import { isConditionalInHandler, reachOf } from "./reach.ts";

/** The events in which a step may be done already, those that CTDB repeats for certain first. */
const EVENTS = ["startup", "updateip", "takeip"] as const;

/** Names of helpers and functions that take something away. */
const UNDOES = /(?:^|_)(?:del|delete|remove|clear|flush|cleanup|clean|stop)/;

/** A step that fails when it is done already, in an event that CTDB repeats or that may find it done (d1edf44e4f0). */
export const notIdempotentTakeip: ScriptRule = {
  code: "not-idempotent-takeip",
  title: "The step fails the second time, and CTDB repeats the event.",
  severity: "warning",
  *check(script) {
    const reach = reachOf(script);
    const removal = firstRemoval(script);
    for (const command of script.shell.commands) {
      const program = programOf(command);
      const step = program === null ? null : onceOnly(program);
      const event = EVENTS.find((name) => reach.isReachedBy(command, name));
      if (program === null || step === null || event === undefined) {
        continue;
      }
      const isGuarded =
        isGuardedStep(script, command) ||
        script.functions.has(program.name) ||
        (step.undone === undefined
          ? removal < command.node.start
          : step.undone.test(
              step.undoneLater === true ? script.shell.text : script.shell.text.slice(0, command.node.start),
            ));
      if (!isGuarded && failureEndsScript(script, command)) {
        yield {
          range: rangeOf(program.nameNode),
          severity: event === "takeip" ? "information" : "warning",
          message: `${consequence(event, step.shown)} ${step.advice}`,
          fixes: step.fixes,
        };
      }
    }
  },
};

/**
 * `startup` comes again after 5 seconds, whichever script failed. A failed `updateip` comes again since ctdbd goes back
 * to the old interface. `takeip` does not where the kernel has the address (`ctdb_control_takeover_ip`), so there only
 * what was left behind can be in the way.
 */
function consequence(event: (typeof EVENTS)[number], shown: string): string {
  const fails = t("`{0}` fails when what it makes is there already, and the script fails with it", shown);
  switch (event) {
    case "startup":
      return t(
        "CTDB repeats `startup` every 5 seconds, from the first script, as long as any script fails. {0}, so the event can never succeed again.",
        fails,
      );
    case "updateip":
      return t("CTDB repeats a failed `updateip`. {0}, so it fails again and again.", fails);
    case "takeip":
      return t(
        "{0}. After a crash or an unfinished `releaseip` it may be there, and then the takeover run fails.",
        fails,
      );
  }
}

/** Whether a test decides, so that the step may be left out where it is done. */
function isGuardedStep(script: EventScript, { statement }: Command): boolean {
  return isConditionalInHandler(script, statement);
}

/** Where the script first takes something away; behind its end, where it never does. */
function firstRemoval({ shell }: EventScript): number {
  const removal = shell.commands.find(
    (command) => addressChange(command) === "remove" || UNDOES.test(command.name ?? ""),
  );
  return removal?.node.start ?? shell.text.length;
}
