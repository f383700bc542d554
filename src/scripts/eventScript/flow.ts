import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { literalOf, plainVariable } from "../../shell/words.ts";
import { argumentTest } from "./argumentTest.ts";
import { caseArm } from "./caseArm.ts";
import { matched } from "./eventPattern.ts";
import { EVERY_EVENT, eventSet, intersect, minus, NO_EVENT, union } from "./eventSet.ts";
import { type EventTest, eventTest } from "./eventWord.ts";
import {
  type After,
  decided,
  type Flow,
  type FlowScript,
  hasShift,
  merge,
  mergeAfter,
  narrowed,
  passesAll,
  shifted,
  split,
} from "./flowState.ts";
import { endsThere, FunctionCalls } from "./functionCalls.ts";
import type { FlowState, Handler } from "./handler.ts";
import { caseHandler, guardHandler, ifHandler } from "./handlerFinder.ts";
import { KnownNames } from "./knownNames.ts";

const START: FlowState = { events: EVERY_EVENT, shift: 0 };
const MOST_ROUNDS = 12;

/**
 * Follows the events through a script: which of them reach a statement, by `case "$1"`, tests of `$1` and functions
 * that are called, and how far the arguments were shifted there.
 */
export function followEvents(script: FlowScript): Flow {
  const walk = new FlowWalk(script);
  let end = walk.run();
  for (let round = 0; round < MOST_ROUNDS && walk.hasNewCalls(); round++) {
    end = walk.run();
  }
  return { states: walk.states, handlers: [...walk.handlers.values()], end };
}

class FlowWalk {
  readonly states = new Map<SyntaxNode, FlowState>();
  readonly handlers = new Map<SyntaxNode, Handler>();
  readonly #script: FlowScript;
  readonly #calls = new FunctionCalls();
  readonly #names = new KnownNames();
  /** Whether `$1` is the event here: at the top level, and in functions that are given `"$@"`. */
  #hasEventArguments = true;

  constructor(script: FlowScript) {
    this.#script = script;
  }

  hasNewCalls(): boolean {
    return this.#calls.hasChanged;
  }

  run(): After {
    this.#calls.settle();
    this.states.clear();
    this.handlers.clear();
    this.#hasEventArguments = true;
    const end = this.#all(this.#script.root.children, START);
    for (const [name, state] of this.#calls.all()) {
      const body = this.#script.functions.get(name);
      if (body !== undefined) {
        this.#hasEventArguments = state.shift !== null;
        this.#statement(body, state);
      }
    }
    return end;
  }

  #all(nodes: readonly SyntaxNode[], before: FlowState): After {
    let state: After = before;
    for (const node of nodes) {
      if (node.isNamed && node.type !== "comment" && state !== null) {
        state = this.#statement(node, state);
      }
    }
    return state;
  }

  #statement(node: SyntaxNode, before: FlowState): After {
    const known = this.states.get(node);
    this.states.set(node, known === undefined ? before : merge(known, before));
    switch (node.type) {
      case "command":
        return this.#command(node, before);
      case "redirected_statement": {
        const body = node.child("body");
        this.#inside(node, before, body);
        return body === null ? before : this.#statement(body, before);
      }
      case "list":
        return this.#list(node, before);
      case "if_statement":
        return this.#if(node, before);
      case "case_statement":
        return this.#case(node, before);
      case "while_statement":
      case "for_statement":
      case "c_style_for_statement":
        return this.#loop(node, before);
      case "subshell":
        this.#all(node.children, before);
        return before;
      case "pipeline":
        for (const part of node.namedChildren) {
          this.#statement(part, before);
        }
        return before;
      case "negated_command":
      case "compound_statement":
      case "do_group":
        return this.#all(node.children, before);
      case "function_definition":
        return before;
      default:
        this.#inside(node, before, null);
        return before;
    }
  }

  /** Command substitutions inside of a statement. */
  #inside(node: SyntaxNode, before: FlowState, except: SyntaxNode | null): void {
    for (const child of node.children.filter((inner) => inner !== except)) {
      if (child.type === "command_substitution" || child.type === "process_substitution") {
        this.#all(child.children, before);
      } else {
        this.#inside(child, before, null);
      }
    }
  }

  #command(node: SyntaxNode, before: FlowState): After {
    this.#inside(node, before, null);
    const nameNode = node.child("name");
    const name = nameNode === null ? null : literalOf(nameNode);
    const words = node.children.filter((child) => child.field === "argument");
    if (name === null) {
      return before;
    }
    if (name === "shift") {
      return { ...before, shift: shifted(before.shift, words) };
    }
    if (name === "set" && words.some((word) => word.text === "--" || !word.text.startsWith("-"))) {
      return { ...before, shift: null };
    }
    // A function is called by its name, or by a helper that is given its name.
    for (const called of [name, ...words.map((word) => literalOf(word))]) {
      if (called !== null && this.#script.functions.has(called)) {
        const handsOn = this.#hasEventArguments && called === name && passesAll(words);
        this.#calls.note(called, { events: before.events, shift: handsOn ? before.shift : null });
      }
    }
    return endsThere(name, this.#script.functions.get(name)) ? null : before;
  }

  #list(node: SyntaxNode, before: FlowState): After {
    const [yes, no] = this.#condition(node, before);
    const after = mergeAfter(yes, no);
    if (node.parent === this.#script.root) {
      this.#note(guardHandler(node, this.#script.root.end, before, after, this.#test(before)));
    }
    return after;
  }

  /** The states where a condition holds, and where it does not. */
  #condition(node: SyntaxNode, before: FlowState): [After, After] {
    this.states.set(node, before);
    if (node.type === "list") {
      return this.#listCondition(node, before);
    }
    if (node.type === "negated_command") {
      const inner = node.namedChildren[0];
      const [yes, no] = inner === undefined ? [before, before] : this.#condition(inner, before);
      return [no, yes];
    }
    const sure = before.shift === 0 ? argumentTest(node, (word) => this.#isEvent(word, before)) : null;
    if (sure !== null && this.#hasEventArguments) {
      return decided(before, sure);
    }
    const test = this.#test(before)(node);
    if (test === null) {
      const after = this.#statement(node, before);
      return [after, after];
    }
    const [equal, other] = split(before, eventSet([test.name]));
    return test.isEqual ? [equal, other] : [other, equal];
  }

  #listCondition(node: SyntaxNode, before: FlowState): [After, After] {
    const [left, operator, right] = node.children;
    if (left === undefined || right === undefined) {
      return [before, before];
    }
    const [yes, no] = this.#condition(left, before);
    if (operator?.type === "&&") {
      const [both, second] = yes === null ? [null, null] : this.#condition(right, yes);
      return [both, mergeAfter(no, second)];
    }
    const [second, neither] = no === null ? [null, null] : this.#condition(right, no);
    return [mergeAfter(yes, second), neither];
  }

  #if(node: SyntaxNode, before: FlowState): After {
    let open: After = before;
    let after: After = null;
    const branches = [node, ...node.children.filter(({ type }) => type === "elif_clause")];
    for (const branch of branches) {
      if (open === null) {
        break;
      }
      const then = branch.children.findIndex(({ type }) => type === "then");
      const conditions = branch.children
        .slice(0, then)
        .filter((child) => child.isNamed && child.type !== "comment");
      const last = conditions.at(-1);
      const start = this.#all(conditions.slice(0, -1), open);
      const [yes, no]: [After, After] =
        start === null || last === undefined ? [null, null] : this.#condition(last, start);
      const body = branch.children
        .slice(then + 1)
        .filter(({ type }) => type !== "elif_clause" && type !== "else_clause");
      if (yes !== null) {
        this.#note(last === undefined ? null : ifHandler(branch, body, last, open, yes, this.#test(open)));
        after = mergeAfter(after, this.#all(body, yes));
      }
      open = no;
    }
    const otherwise = node.childOfType("else_clause");
    const rest = otherwise === null || open === null ? open : this.#all(otherwise.children, open);
    return mergeAfter(after, rest);
  }

  #case(node: SyntaxNode, before: FlowState): After {
    this.#inside(node.child("value") ?? node, before, null);
    const value = node.child("value");
    const isDispatch = value !== null && this.#isEvent(value, before);
    let rest = before.events;
    let hasDefault = false;
    let after: After = null;
    for (const item of node.children.filter(({ type }) => type === "case_item")) {
      const { patterns, isDefault, body } = caseArm(item);
      const named = isDispatch ? matched(patterns, (name) => this.#names.has(name)) : NO_EVENT;
      const meant = isDispatch ? (isDefault ? rest : intersect(rest, named)) : before.events;
      if (isDispatch) {
        this.#noteArm(caseHandler(item, patterns, meant, isDefault, body), before);
        rest = isDefault ? NO_EVENT : minus(rest, named);
      }
      after = mergeAfter(after, this.#all(body, { ...before, events: meant }));
      hasDefault ||= isDefault;
    }
    return hasDefault ? after : mergeAfter(after, isDispatch ? narrowed(before, rest) : before);
  }

  #note(handler: Handler | null): void {
    if (handler !== null) {
      this.handlers.set(handler.node, handler);
    }
  }

  /** A function may be walked through several times; what is known of its arguments only grows. */
  #noteArm(handler: Handler, before: FlowState): void {
    const known = this.handlers.get(handler.node);
    if (before.shift !== null || known === undefined) {
      const reached = known === undefined ? handler.reached : union(known.reached, handler.reached);
      this.#note({ ...handler, reached });
    }
  }

  #test(state: FlowState): (node: SyntaxNode) => EventTest | null {
    return (node) => this.#names.known(eventTest(node, (word) => this.#isEvent(word, state)));
  }

  #loop(node: SyntaxNode, before: FlowState): After {
    const state = hasShift(node) ? { ...before, shift: null } : before;
    for (const child of node.children) {
      if (child.type === "do_group" || child.type === "compound_statement" || child.field === "condition") {
        if (child.isNamed) {
          this.#statement(child, state);
        }
      } else {
        this.#inside(child, state, null);
      }
    }
    return state;
  }

  /** Whether a word is the event's name: `$1` where nothing was shifted, or a variable that holds it. */
  #isEvent(word: SyntaxNode, { shift }: FlowState): boolean {
    const name = plainVariable(word);
    if (name === "1") {
      return shift === 0 && this.#hasEventArguments;
    }
    return name !== null && this.#script.eventVariables.has(name);
  }
}
