import { t } from "@vscode/l10n";
import { eventsFor } from "../../ctdb/events.ts";
import type { Version } from "../../ctdb/version.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import { includesEvent } from "../../scripts/eventScript/eventSet.ts";
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
  for (const { node } of script.shell.commands) {
    const chain = chainOf(node);
    const [first, last] = [chain?.rights[0], chain?.rights.at(-1)];
    if (chain === null || first === undefined || last === undefined) {
      continue;
    }
    if (asksOnly(last) || !isLast(script, chain.list)) {
      continue;
    }
    const events = eventsHere(script, chain.list, version);
    const isFailing = endsInFailure(last);
    const failed = isFailing || isNoCheck(first) ? events : events.filter((name) => name !== "monitor");
    if (failed.length > 0) {
      yield {
        range: rangeOf(chain.test),
        ...(isFailing && { severity: "error" as const }),
        message: isFailing
          ? t(
              "Where this test is false its status is that of the script, and else the script fails, too: CTDB takes {0} for failed in both cases. Use `if`, which is 0 then, or end the script with `exit 0`.",
              listed(failed),
            )
          : t(
              "Where this test is false its status is that of the script: CTDB takes {0} for failed. Use `if`, which is 0 then, or end the script with `exit 0`.",
              listed(failed),
            ),
        fixes: [ifFix(script, chain, first)],
      };
    }
  }
}

/** The `if` that has status 0 where the test does not hold. */
function ifFix({ shell: { lines, text } }: EventScript, { list, test }: Chain, first: SyntaxNode): Fix {
  const { line } = lines.placeAt(list.start);
  const indent = /^[ \t]*/.exec(text.slice(lines.lineStart(line), list.start))?.[0] ?? "";
  return replaceFix(
    t("Change to `if … then … fi`"),
    list,
    `if ${test.text}; then\n${indent}\t${text.slice(first.start, list.end)}\n${indent}fi`,
  );
}

/** `TEST && TEST && …`. */
interface Chain {
  /** All of it. */
  readonly list: SyntaxNode;
  /** The tests with which it begins. */
  readonly test: SyntaxNode;
  /** What stands behind them. */
  readonly rights: readonly SyntaxNode[];
}

/** The whole chain that a test begins, with no `||` behind it. */
function chainOf(command: SyntaxNode): Chain | null {
  let test = command;
  while (BELONGS.has(test.parent?.type ?? "") && test.parent?.namedChildren.findLast(isNoRedirect) === test) {
    test = test.parent;
  }
  let list = test.parent;
  if (!isAnd(list) || list.children[0] !== test || !asksOnly(test)) {
    return null;
  }
  while (isAnd(list.parent) && list.parent.children[0] === list && asksOnly(list.children[2])) {
    test = list;
    list = list.parent;
  }
  const rights = list.children.slice(2, 3);
  while (isAnd(list.parent) && list.parent.children[0] === list) {
    list = list.parent;
    rights.push(...list.children.slice(2, 3));
  }
  return { list, test, rights };
}

/** What stands around a command that is asked something, and has its status. */
const BELONGS = new Set(["pipeline", "redirected_statement", "negated_command"]);

function isNoRedirect({ field }: SyntaxNode): boolean {
  return field !== "redirect";
}

function isAnd(node: SyntaxNode | null): node is SyntaxNode {
  return node?.type === "list" && node.children[1]?.type === "&&";
}

/** Names of functions that answer a question. */
const QUESTION = /^_?(?:is|has|have|needs?|should|can|was)_/;

/** Whether a status is an answer and no failure: `[ … ]`, `grep -q`, `mountpoint -q`, `is_leader`. */
function asksOnly(node: SyntaxNode | undefined): boolean {
  if (node === undefined) {
    return false;
  }
  if (BELONGS.has(node.type)) {
    return asksOnly(node.namedChildren.findLast(isNoRedirect));
  }
  if (node.type !== "command") {
    return node.type === "test_command";
  }
  const name = node.child("name")?.text ?? "";
  const words = node.children.filter(({ field }) => field === "argument").map(({ text }) => text);
  switch (name) {
    case "test":
    case "[":
    case "pgrep":
    case "pidof":
    case "which":
      return true;
    case "grep":
    case "egrep":
    case "fgrep":
      return words.some((word) => /^(?:-[a-zA-Z]*q[a-zA-Z]*|--quiet|--silent)$/.test(word));
    case "mountpoint":
      return words.includes("-q");
    case "command":
      return words[0] === "-v";
    case "systemctl":
      return words.some((word) => /^is-/.test(word));
    default:
      return QUESTION.test(name);
  }
}

/** Whether the status of the list is certainly the script's own; the last line of the script is another finding. */
function isLast(script: EventScript, list: SyntaxNode): boolean {
  const fates = isApart(list) || list.parent?.type === "program" ? [] : statusFates(script, list);
  return fates.length > 0 && fates.every((fate) => fate === "returned");
}

/** In a subshell or a pipeline, which has a status of its own. */
function isApart({ parent }: SyntaxNode): boolean {
  return (
    parent !== null &&
    parent.type !== "function_definition" &&
    (/^(?:subshell|command_substitution|process_substitution|pipeline)$/.test(parent.type) || isApart(parent))
  );
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
