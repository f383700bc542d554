import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import type { TextRange } from "../../text/textRange.ts";
import { type EventSet, isEmpty } from "./eventSet.ts";
import type { EventTest } from "./eventWord.ts";
import type { FlowState, Handler, HandlerEvent } from "./handler.ts";

/** Reads a comparison of the event's name, or `null`. */
type ReadTest = (node: SyntaxNode) => EventTest | null;

/**
 * The rest of the script as a handler, behind `[ "$1" = monitor ] || exit`.
 * @param end where the script ends
 * @param before the state in front of the statement
 * @param after the state behind it
 */
export function guardHandler(
  node: SyntaxNode,
  end: number,
  before: FlowState,
  after: FlowState | null,
  readTest: ReadTest,
): Handler | null {
  if (!before.events.allBut || after === null || after.events.allBut || isEmpty(after.events)) {
    return null;
  }
  const events = testsIn(node, readTest).filter(({ name }) => after.events.names.has(name));
  const body = { start: node.end, end };
  return { kind: "guard", events, reached: after.events, isDefault: false, node, body };
}

/** The commands behind `if [ "$1" = monitor ]; then` as a handler. */
export function ifHandler(
  node: SyntaxNode,
  body: readonly SyntaxNode[],
  condition: SyntaxNode,
  before: FlowState,
  yes: FlowState,
  readTest: ReadTest,
): Handler | null {
  if (!before.events.allBut || yes.events.allBut || isEmpty(yes.events)) {
    return null;
  }
  const events = testsIn(condition, (inner) => {
    const test = readTest(inner);
    return test?.isEqual === true ? test : null;
  });
  return events.length === 0
    ? null
    : { kind: "if", events, reached: yes.events, isDefault: false, node, body: rangeOfBody(node, body) };
}

/** An arm of `case "$1" in` as a handler. */
export function caseHandler(
  node: SyntaxNode,
  events: readonly HandlerEvent[],
  reached: EventSet,
  isDefault: boolean,
  body: readonly SyntaxNode[],
): Handler {
  return { kind: "case", events, reached, isDefault, node, body: rangeOfBody(node, body) };
}

function testsIn(node: SyntaxNode, readTest: ReadTest): HandlerEvent[] {
  return node.descendants().flatMap((inner) => {
    const test = readTest(inner);
    return test === null ? [] : [{ name: test.name, range: test.word, isPattern: false }];
  });
}

function rangeOfBody(node: SyntaxNode, body: readonly SyntaxNode[]): TextRange {
  return { start: body[0]?.start ?? node.end, end: body.at(-1)?.end ?? node.end };
}
