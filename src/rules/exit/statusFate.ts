import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { Command } from "../../shell/command.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { memo } from "../memo.ts";
import { callsOf } from "../scriptTools/scriptCalls.ts";

/**
 * What becomes of a statement's status. `used`: the script looks at it, or ends by it (`set -e`); `lost`: the next
 * command overwrites it; `returned`: it is the script's own; `unknown`: that is not certain.
 */
export type StatusFate = "used" | "lost" | "returned" | "unknown";

/** Of a script's functions, by their definition's node. */
const fatesByFunction = memo((_: EventScript) => new Map<SyntaxNode, readonly StatusFate[]>());
const BLOCKS = new Set(["compound_statement", "subshell", "do_group", "else_clause", "elif_clause"]);

/** The fates of a statement's status, one for each way to its function's calls. */
export function statusFates(script: EventScript, statement: SyntaxNode): readonly StatusFate[] {
  return callsOf(script).endsAtFailure ? ["used"] : fates(script, statement);
}

function fates(script: EventScript, start: SyntaxNode): readonly StatusFate[] {
  let node = start;
  for (let at = node.parent; at !== null; node = at, at = at.parent) {
    if (node.next?.type === "&") {
      return ["unknown"];
    }
    if (at.type === "function_definition") {
      return fatesOfCalls(script, at);
    }
    const fate = fateIn(at, node);
    if (fate !== null) {
      return [fate];
    }
  }
  return ["returned"];
}

/** What a node makes of the status of a part of it; `null`: it is its own status, too. */
function fateIn(at: SyntaxNode, node: SyntaxNode): StatusFate | null {
  switch (at.type) {
    case "redirected_statement":
      return node.field === "body" ? null : "unknown";
    case "list":
      return at.children.at(-1) === node ? null : "used";
    case "pipeline":
      return at.children.at(-1) === node ? null : "unknown";
    case "negated_command":
      return "used";
    case "while_statement":
      return node.field === "condition" ? "used" : null;
    case "for_statement":
    case "c_style_for_statement":
      return null;
    case "if_statement":
    case "elif_clause":
      return isCondition(at, node) ? "used" : afterIn(at, node);
    case "case_statement":
      return node.field === "value" ? "unknown" : null;
    case "case_item":
      return afterIn(at, node) ?? (goesOn(at) ? "unknown" : null);
    case "program":
      return afterIn(at, node);
  }
  return BLOCKS.has(at.type) ? afterIn(at, node) : "unknown";
}

/** `;&` and `;;&` of bash go on in the next part of the `case`. */
function goesOn(item: SyntaxNode): boolean {
  return item.children.some(({ type }) => type === ";&" || type === ";;&");
}

function isCondition(at: SyntaxNode, node: SyntaxNode): boolean {
  const then = at.children.findIndex(({ type }) => type === "then");
  return at.children.indexOf(node) < then;
}

/** What the next statement of the same block does with the status; `null` where there is none. */
function afterIn(block: SyntaxNode, node: SyntaxNode): StatusFate | null {
  if (node.type === "elif_clause" || node.type === "else_clause") {
    return null;
  }
  const following = block.children
    .slice(block.children.indexOf(node) + 1)
    .filter(({ isNamed, type }) => isNamed && type !== "comment" && type !== "heredoc_body");
  const next = following.find(({ type }) => type !== "elif_clause" && type !== "else_clause");
  if (next === undefined) {
    return null;
  }
  return looksAtStatus(next) ? "used" : "lost";
}

/** Whether a statement uses `$?` before it runs anything, or is an `exit` or `return` without a number. */
export function looksAtStatus(statement: SyntaxNode): boolean {
  if (statement.type === "command") {
    const name = statement.child("name")?.text;
    const hasWord = statement.children.some(({ field }) => field === "argument");
    if ((name === "exit" || name === "return") && !hasWord) {
      return true;
    }
  }
  return statement.text.includes("$?") || statement.text.includes(["$", "{?}"].join(""));
}

function fatesOfCalls(script: EventScript, definition: SyntaxNode): readonly StatusFate[] {
  const known = fatesByFunction(script);
  let found = known.get(definition);
  if (found === undefined) {
    known.set(definition, ["unknown"]); // for functions that call each other
    found = [...new Set(readCalls(script, definition))];
    known.set(definition, found);
  }
  return found;
}

function readCalls(script: EventScript, definition: SyntaxNode): readonly StatusFate[] {
  const name = definition.child("name")?.text;
  if (name === undefined || script.functions.get(name)?.node !== definition) {
    return ["unknown"];
  }
  const { byName, passedOn } = callsOf(script);
  const calls = byName.get(name) ?? [];
  const found = calls.flatMap((call) => fates(script, call.statement));
  return passedOn.has(name) || found.length === 0 ? [...found, "unknown"] : found;
}

/** Whether the command's failure certainly ends the script with a failure: `|| exit 1`, `|| die …`, `set -e`. */
export function failureEndsScript(script: EventScript, command: Command): boolean {
  const { statement, place } = command;
  if (callsOf(script).endsAtFailure) {
    return !place.isTested && !place.inSubshell;
  }
  const around = statement.parent;
  if (around?.type === "list" && around.children[0] === statement && around.children[1]?.type === "||") {
    const right = around.children[2];
    return right !== undefined && hasFailure(script, right);
  }
  if (around?.type === "negated_command" && around.parent?.type === "if_statement") {
    const then = around.parent.children.findIndex(({ type }) => type === "then");
    return around.parent.children.slice(then).some((node) => hasFailure(script, node));
  }
  const own = statusFates(script, statement);
  return own.length > 0 && own.every((fate) => fate === "returned");
}

function hasFailure(script: EventScript, node: SyntaxNode): boolean {
  const { byNode } = callsOf(script);
  for (const inner of node.descendants()) {
    const command = byNode.get(inner);
    if (command !== undefined && isFailure(command)) {
      return true;
    }
  }
  return false;
}

/** Whether a command ends the script with another status than 0: `exit 1`, `exit $rc`, `exit`, `die …`. */
export function isFailure({ name, words, place }: Command): boolean {
  return !place.inSubshell && (name === "die" || (name === "exit" && words[0]?.literal !== "0"));
}
