import { t } from "@vscode/l10n";
import { eventsFor } from "../../ctdb/events.ts";
import type { Version } from "../../ctdb/version.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import { includesEvent } from "../../scripts/eventScript/eventSet.ts";
import type { Command } from "../../shell/command.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { statusFates } from "../exit/statusFate.ts";
import type { Fix, Remark } from "../finding.ts";
import { listed, rangeOf, replaceFix } from "../scriptTools/fixes.ts";

/** Commands whose status says nothing of the node, so that nobody means the test before them as a check. */
const NO_CHECK = /^(?:echo|printf|logger|:|true|set|export|shift|unset)$/;

/**
 * `[ … ] && …` as the last statement of a handler or of a function that ends it: where the test does not hold the event
 * fails. As a check of `monitor` that may be meant, unless what stands behind it is none.
 */
export function* lastTests(script: EventScript, version: Version): Generator<Remark> {
  for (const command of script.shell.commands) {
    const list = listOf(command);
    const right = list?.children[2];
    if (list === null || right === undefined || isCheck(right) || !isLast(script, command, list)) {
      continue;
    }
    const events = eventsHere(script, list, version);
    const isFailing = endsInFailure(right);
    const failed = isFailing || isNoCheck(right) ? events : events.filter((name) => name !== "monitor");
    if (failed.length > 0) {
      yield {
        range: rangeOf(list.children[0] ?? list),
        ...(isFailing && { severity: "error" as const }),
        message: isFailing
          ? t(
              "Where this test is false its status 1 is that of the script, and else the script fails, too: CTDB takes {0} for failed in both cases. Use `if`, which is 0 then, or end the script with `exit 0`.",
              listed(failed),
            )
          : t(
              "Where this test is false its status 1 is that of the script: CTDB takes {0} for failed. Use `if`, which is 0 then, or end the script with `exit 0`.",
              listed(failed),
            ),
        fixes: [ifFix(script, list, right)],
      };
    }
  }
}

/** The `if` that has status 0 where the test does not hold. */
function ifFix({ shell: { lines, text } }: EventScript, list: SyntaxNode, right: SyntaxNode): Fix {
  const test = text.slice(list.start, list.children[1]?.start ?? list.start).trimEnd();
  const { line } = lines.placeAt(list.start);
  const indent = /^[ \t]*/.exec(text.slice(lines.lineStart(line), list.start))?.[0] ?? "";
  return replaceFix(
    t("Change to `if … then … fi`"),
    list,
    `if ${test}; then\n${indent}\t${right.text}\n${indent}fi`,
  );
}

/** The whole of `TEST && …` that a test begins, with nothing behind it. */
function listOf({ node }: Command): SyntaxNode | null {
  let list = node.parent;
  if (!isTest(node) || list?.children[0] !== node) {
    return null;
  }
  while (isAnd(list) && isAnd(list.parent) && list.parent.children[0] === list && isTest(list.children[2])) {
    list = list.parent;
  }
  return isAnd(list) ? list : null;
}

function isAnd(node: SyntaxNode | null): node is SyntaxNode {
  return node?.type === "list" && node.children[1]?.type === "&&";
}

function isTest(node: SyntaxNode | undefined): boolean {
  const name = node?.type === "command" ? node.child("name")?.text : null;
  return node?.type === "test_command" || name === "test";
}

/** Another test, whose status is meant. */
function isCheck(node: SyntaxNode): boolean {
  return isTest(node) || (node.type === "negated_command" && isTest(node.namedChildren[0]));
}

/** Whether the status of the list is certainly the script's own; the last line of the script is another finding. */
function isLast(script: EventScript, { place }: Command, list: SyntaxNode): boolean {
  const fates = place.inSubshell || list.parent?.type === "program" ? [] : statusFates(script, list);
  return fates.length > 0 && fates.every((fate) => fate === "returned");
}

function eventsHere(script: EventScript, list: SyntaxNode, version: Version): readonly string[] {
  const events = script.eventsAt(list);
  return events === null
    ? []
    : eventsFor(version)
        .filter(({ kind, name }) => kind === "daemon" && includesEvent(events, name))
        .map(({ name }) => name);
}

/** `exit 1`, `die …`, `return 1` and a block that ends so. */
function endsInFailure(node: SyntaxNode): boolean {
  if (node.type === "compound_statement") {
    const last = node.namedChildren.findLast(({ type }) => type !== "comment");
    return last !== undefined && endsInFailure(last);
  }
  const [status, ...more] = node.children.filter(({ field }) => field === "argument");
  switch (node.type === "command" ? node.child("name")?.text : null) {
    case "die":
      return true;
    case "exit":
    case "return":
      return more.length === 0 && /^[1-9]\d*$/.test(status?.text ?? "");
    default:
      return false;
  }
}

function isNoCheck(node: SyntaxNode): boolean {
  return (
    node.type === "variable_assignment" ||
    node.type === "declaration_command" ||
    (node.type === "command" && NO_CHECK.test(node.child("name")?.text ?? ""))
  );
}
