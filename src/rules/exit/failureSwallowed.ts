import { t } from "@vscode/l10n";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import { includesEvent } from "../../scripts/eventScript/eventSet.ts";
import type { Command } from "../../shell/command.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { reachOf } from "../events/reach.ts";
import { serviceAction } from "../events/serviceAction.ts";
import type { Remark } from "../finding.ts";
import type { ScriptRule } from "../rule.ts";
import { editFix, rangeOf } from "../scriptTools/fixes.ts";
import { checkIgnored } from "./checkIgnored.ts";
import { statusFates } from "./statusFate.ts";

/** A status that is overwritten before anything looks at it (d1edf44e4f0, a2af87482be). */
export const failureSwallowed: ScriptRule = {
  code: "failure-swallowed",
  title: "A failure is lost, and CTDB takes the event for passed.",
  severity: "warning",
  *check(script, { convention: { version } }) {
    for (const command of script.shell.commands) {
      yield* overwritten(command);
      yield* checkIgnored(script, command, version);
      yield* startIgnored(script, command);
    }
  },
};

/** `echo …; exit $?` and `if ! cmd; then exit $?`. */
function* overwritten({ name, words, node, place }: Command): Generator<Remark> {
  const word = words[0];
  const usesStatus = word !== undefined && /^"?\$(?:\?|\{\?\})"?$/.test(word.node.text);
  if (name !== "exit" || !usesStatus || place.inSubshell) {
    return;
  }
  const before = previous(node);
  const fixes = [editFix(t("Change to `exit 1`"), word, "1", true)];
  if (before === null) {
    const condition = negatedCondition(node);
    if (condition !== null) {
      yield {
        range: rangeOf(word),
        message: t(
          "`$?` is that of `! …` here, which is 0 since the condition holds: the script ends with success although the command failed. Use `exit 1`.",
        ),
        fixes,
      };
    }
    return;
  }
  const printer = printerOf(before);
  if (printer !== null) {
    const isFailurePath = isBehindOr(node) || negatedCondition(before) !== null;
    yield {
      range: rangeOf(word),
      message: t(
        "`$?` is the status of `{0}` here, not of what was run before it, so the script ends with success. Keep the status in a variable first, or use `exit 1`.",
        printer,
      ),
      fixes: isFailurePath ? fixes : [],
    };
  }
}

/** The statement right before one in the same block. */
function previous(node: SyntaxNode): SyntaxNode | null {
  const block = node.parent;
  const siblings = block?.children.filter(({ isNamed, type }) => isNamed && type !== "comment") ?? [];
  const before = siblings[siblings.indexOf(node) - 1] ?? null;
  if (
    before === null ||
    before.next?.type === "&" ||
    before.field === "condition" ||
    before.field === "value"
  ) {
    return null;
  }
  return block?.type === "list" ? null : before;
}

/** The name of a command that only prints, whose status says nothing. */
function printerOf(statement: SyntaxNode): string | null {
  const command = statement.type === "redirected_statement" ? statement.child("body") : statement;
  const name = command?.type === "command" ? (command.child("name")?.text ?? "") : "";
  return /^(?:echo|printf|logger)$/.test(name) ? name : null;
}

/** The condition `! …` of the `if` that the statement is the first of. */
function negatedCondition(node: SyntaxNode): SyntaxNode | null {
  const around = node.parent;
  if (around?.type !== "if_statement") {
    return null;
  }
  const then = around.children.findIndex(({ type }) => type === "then");
  const first = around.children.slice(then + 1).find(({ isNamed, type }) => isNamed && type !== "comment");
  const conditions = around.children.filter(({ field, isNamed }) => field === "condition" && isNamed);
  return first === node && conditions.length === 1 && conditions[0]?.type === "negated_command"
    ? (conditions[0] ?? null)
    : null;
}

/** `cmd || { echo …; exit $?; }`. */
function isBehindOr(node: SyntaxNode): boolean {
  const block = node.parent;
  return (
    block?.type === "compound_statement" &&
    block.parent?.type === "list" &&
    block.parent.children[1]?.type === "||"
  );
}

/** A service that `startup` starts and whose failure nobody sees, so that the node goes into service without it. */
function* startIgnored(script: EventScript, command: Command): Generator<Remark> {
  const service = serviceAction(command);
  const isStart = service !== null && /^(?:start|restart)$/.test(service.action);
  if (!isStart || command.place.isTested || !reachOf(script).isReachedBy(command, "startup")) {
    return;
  }
  const fates = statusFates(script, command.statement);
  const isLost = fates.length > 0 && fates.every((fate) => fate === "lost");
  if (isLost && !isCheckedLater(script, command)) {
    yield {
      range: rangeOf(service.actionWord),
      message: t(
        "Where the service does not start `startup` passes all the same, and the node goes into service without it. Let the script fail (`|| exit 1`), so that CTDB repeats `startup` until the service runs.",
      ),
    };
  }
}

const SAYS_NOTHING = /^(?:echo|printf|logger|:|true)$/;

/** Whether something behind it that `startup` runs can end the script with a failure. */
function isCheckedLater(script: EventScript, command: Command): boolean {
  const reach = reachOf(script);
  const { function: around } = command.place;
  const runs = (other: Command): boolean => {
    const events = script.eventsAt(other.node);
    return (
      reach.isReachedBy(other, "startup") || (events?.allBut === true && includesEvent(events, "startup"))
    );
  };
  return script.shell.commands.some((other) => {
    const isBehind =
      other.node.start > command.node.end || (around !== null && other.place.function !== around);
    return isBehind && canFail(script, other) && runs(other);
  });
}

/** Whether a command's failure can be the script's: it ends the script, or is the last that it runs. */
function canFail(script: EventScript, { name, words, statement }: Command): boolean {
  if (name === "exit" || name === "die") {
    return words[0]?.literal !== "0";
  }
  return !SAYS_NOTHING.test(name ?? "") && statusFates(script, statement).includes("returned");
}
