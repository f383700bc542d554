import { t } from "@vscode/l10n";
import type { Convention } from "../../ctdb/convention.ts";
import { eventNamed, eventsFor } from "../../ctdb/events.ts";
import { readEnd } from "../../ctdb/exitReading.ts";
import { formatVersion } from "../../ctdb/version.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import { type EventSet, includesEvent } from "../../scripts/eventScript/eventSet.ts";
import type { Handler } from "../../scripts/eventScript/handler.ts";
import type { Command } from "../../shell/command.ts";
import { tableText } from "../../text/tableText.ts";
import { covers } from "../../text/textRange.ts";
import type { ScriptRule } from "../rule.ts";
import { listed, rangeOf, suggestion } from "../scriptTools/fixes.ts";
import { isConditionalInHandler, unclearGuard } from "./reach.ts";

/** The arm for all other events ends with a failure, though CTDB asks every script for every event. */
export const defaultArmFails: ScriptRule = {
  code: "default-arm-fails",
  title: "The script fails in events that it does not name.",
  severity: "error",
  *check(script, { convention }) {
    for (const handler of script.handlers) {
      const failing =
        handler.isDefault && handler.reached.allBut ? failure(script, handler, convention) : null;
      const top = handler.node.ancestor(({ parent }) => parent?.parent === null) ?? handler.node;
      if (failing === null || unclearGuard(script) < top.start) {
        continue;
      }
      const unnamed = daemonEvents(handler.reached, convention);
      yield {
        range: rangeOf(failing.node),
        severity: unnamed.length > 0 ? "error" : "information",
        message: message(unnamed, convention),
        fixes: failing.name === "exit" ? [suggestion(t("Change to `exit 0`"), failing.node, "exit 0")] : [],
      };
    }
  },
};

/** The command of an arm that certainly ends the script with a failure. */
function failure(script: EventScript, handler: Handler, convention: Convention): Command | null {
  for (const command of script.shell.commands) {
    const stands =
      covers(handler.body, command.node) &&
      !command.place.inSubshell &&
      !command.place.isBackground &&
      !isConditionalInHandler(script, command.node);
    if (stands && alwaysFails(script, command, convention, 0)) {
      return command;
    }
    if (stands && command.name === "exit") {
      return null;
    }
  }
  return null;
}

function alwaysFails(script: EventScript, command: Command, convention: Convention, depth: number): boolean {
  const word = command.words[0];
  switch (command.name) {
    case "die":
      return !script.functions.has("die");
    case "exit":
      return /^[1-9]\d*$/.test(word?.literal ?? "") && !passes(Number(word?.literal), convention);
  }
  const called = command.name === null ? undefined : script.functions.get(command.name);
  if (called === undefined || depth > 3) {
    return false;
  }
  const last = called.body.namedChildren.findLast(({ type }) => type !== "comment");
  const end = script.shell.commands.find(({ node, name }) => node === last && name !== null);
  return end !== undefined && alwaysFails(script, end, convention, depth + 1);
}

function passes(status: number, convention: Convention): boolean {
  return readEnd({ kind: "exit", status: status % 256 }, convention).continues;
}

function daemonEvents(set: EventSet, { version }: Convention): string[] {
  return eventsFor(version)
    .filter(({ name, kind }) => kind === "daemon" && includesEvent(set, name))
    .map(({ name }) => name);
}

function message(unnamed: readonly string[], { version }: Convention): string {
  if (unnamed.length === 0) {
    return t(
      "CTDB {0} has no other events, but a later release may: `startipreallocate` came with 4.21. Let the script succeed in events that it does not know.",
      formatVersion(version),
    );
  }
  const worst = ["init", "startup", "monitor"].find((name) => unnamed.includes(name)) ?? unnamed[0] ?? "";
  const failure = eventNamed(worst)?.failure ?? "";
  return t(
    "CTDB asks every script for every event, and this one fails in {0}. When `{1}` fails: {2} Let the script succeed in events that it does not handle.",
    listed(unnamed),
    worst,
    tableText(failure),
  );
}
