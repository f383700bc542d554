import { t } from "@vscode/l10n";
import { isEventOf } from "../../ctdb/events.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import { includesEvent } from "../../scripts/eventScript/eventSet.ts";
import type { Handler } from "../../scripts/eventScript/handler.ts";
import type { Command } from "../../shell/command.ts";
import { sentences } from "../../text/sentences.ts";
import type { Fix } from "../finding.ts";
import type { ScriptRule } from "../rule.ts";
import { editFix, rangeOf } from "../scriptTools/fixes.ts";
import { type AddressChange, addressChange } from "./addressState.ts";
import { argumentsGiven } from "./argumentVariables.ts";
import { handlerNaming } from "./handlers.ts";
import { reachOf } from "./reach.ts";

/** takeip and releaseip bind something to an interface, and nothing moves it along with the address. */
export const updateipMissing: ScriptRule = {
  code: "updateip-missing",
  title: "The script binds an address to its interface, but has no `updateip`.",
  severity: "warning",
  *check(script, { convention: { version } }) {
    const takeip = handlerNaming(script, "takeip");
    const hasUpdate = script.handlers.some(({ reached }) => includesEvent(reached, "updateip"));
    if (!isEventOf("updateip", version) || takeip === null || hasUpdate) {
      return;
    }
    const binding = bound(script, "takeip", "add");
    if (binding === null || bound(script, "releaseip", "remove") === null || isDoneForAll(script)) {
      return;
    }
    const name = takeip.events.find((event) => event.name === "takeip");
    const repairs = handlerNaming(script, "ipreallocated") !== null;
    yield {
      range: rangeOf(name?.range ?? takeip.node),
      severity: repairs ? "information" : "warning",
      message: sentences(
        t(
          "What `takeip` sets up here stays on the old interface when CTDB moves an address to another interface of the node: then it sends `updateip` alone, with the old and the new interface in `$2` and `$3` and the address in `$4`.",
        ),
        repairs
          ? t("Handle it, unless `ipreallocated` mends that.")
          : t("Handle it: remove from the old interface, then add to the new one."),
      ),
      fixes: takeip.kind === "case" ? [skeleton(script, takeip)] : [],
    };
  },
};

/** The first command that binds something to the interface (`$2`) of takeip and releaseip. */
function bound(script: EventScript, event: string, change: AddressChange): Command | null {
  const reach = reachOf(script);
  const found = script.shell.commands.find(
    (command) =>
      addressChange(command) === change &&
      reach.isReachedBy(command, event) &&
      (change === "remove" || argumentsGiven(script, command, event).has(2)),
  );
  return found ?? null;
}

/** Whether something outside of the handlers does the work, whatever the event. */
function isDoneForAll(script: EventScript): boolean {
  return script.shell.commands.some(
    (command) => addressChange(command) !== null && script.eventsAt(command.node)?.allBut === true,
  );
}

function skeleton(script: EventScript, { node }: Handler): Fix {
  const { lines, text } = script.shell;
  const line = lines.placeAt(node.start).line;
  const indent = /^[ \t]*/.exec(text.slice(lines.lineStart(line), node.start))?.[0] ?? "";
  const inner = indent.endsWith(" ") || /\n {2,}\S/.test(node.text) ? `${indent}    ` : `${indent}\t`;
  const body = [
    "oiface=$2",
    "niface=$3",
    "ip=$4",
    "maskbits=$5",
    "# Remove what takeip set up on $oiface, then set it up on $niface.",
    ";;",
  ];
  const arm = [`${indent}updateip)`, ...body.map((entry) => inner + entry)].join("\n");
  const hasEnd = node.text.trimEnd().endsWith(";;");
  return editFix(
    t("Insert a handler for `updateip`"),
    { start: node.end, end: node.end },
    `${hasEnd ? "" : `\n${inner};;`}\n${arm}`,
    true,
  );
}
