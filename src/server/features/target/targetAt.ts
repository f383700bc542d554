import { helperNamed } from "../../../ctdb/helpers/helpers.ts";
import type { EventScript } from "../../../scripts/eventScript/eventScript.ts";
import type { Command } from "../../../shell/command.ts";
import type { Word } from "../../../shell/words.ts";
import { type TextRange, touches } from "../../../text/textRange.ts";
import { ruleAt } from "../facts/ruleText.ts";
import { toolCall, tunableIndex } from "../facts/toolCall.ts";
import type { ScriptModel } from "../model/documentModel.ts";
import { isPassedFunction } from "../navigation/functionPlaces.ts";
import type { Target } from "./target.ts";

const NAME = /^[A-Za-z_]\w*$/;

/** What stands at an offset of a script, or `null`. */
export function targetAt(model: ScriptModel, offset: number): Target | null {
  const { script } = model;
  return (
    eventAt(script, offset) ??
    variableAt(script, offset) ??
    definitionAt(script, offset) ??
    commandAt(model, offset) ??
    silencedAt(model, offset)
  );
}

function eventAt({ handlers }: EventScript, offset: number): Target | null {
  for (const handler of handlers) {
    const event = handler.events.find(({ range }) => touches(range, offset));
    if (event !== undefined) {
      return { kind: "event", event, range: event.range };
    }
  }
  return null;
}

function variableAt({ shell }: EventScript, offset: number): Target | null {
  const use = shell.uses.find(({ start, end }) => start - 1 <= offset && offset <= end);
  if (use !== undefined) {
    const range = { start: use.start, end: use.end };
    return NAME.test(use.name)
      ? { kind: "variable", name: use.name, range }
      : { kind: "parameter", use, range };
  }
  const assignment = shell.assignments.find(({ nameNode }) => touches(nameNode, offset));
  return assignment === undefined
    ? null
    : { kind: "variable", name: assignment.name, range: rangeOf(assignment.nameNode) };
}

function definitionAt({ shell }: EventScript, offset: number): Target | null {
  const definition = shell.functions.find(({ nameNode }) => touches(nameNode, offset));
  return definition === undefined
    ? null
    : { kind: "function", name: definition.name, range: rangeOf(definition.nameNode), command: null };
}

function commandAt(model: ScriptModel, offset: number): Target | null {
  const { commands } = model.script.shell;
  // The innermost one: a command in a substitution comes behind the one that it is an argument of.
  const command = commands.findLast(({ node }) => touches(node, offset));
  if (command === undefined) {
    return null;
  }
  if (touches(command.nameNode, offset)) {
    const { name, nameNode } = command;
    const [first] = command.words;
    if (first !== undefined && (name === "exit" || name === "return")) {
      return wordTarget(model, command, first, 0);
    }
    return name === null || name === "." || name === "source"
      ? null
      : { kind: "function", name, range: rangeOf(nameNode), command };
  }
  const index = command.words.findIndex((word) => touches(word, offset));
  const word = command.words[index];
  return word === undefined ? null : wordTarget(model, command, word, index);
}

function wordTarget(model: ScriptModel, command: Command, word: Word, index: number): Target | null {
  const { literal } = word;
  const range = rangeOf(word);
  const source = model.script.sources.find((one) => one.word.node === word.node);
  if (source !== undefined) {
    return { kind: "source", source, range };
  }
  if (literal === null) {
    return null;
  }
  const words = [command.nameNode.text, ...command.words.map(({ node }) => node.text)];
  const call = toolCall(words);
  if (call?.index === index + 1) {
    return { kind: "tool", name: literal, range };
  }
  if (tunableIndex(words) === index + 1) {
    return { kind: "tunable", name: literal, range };
  }
  if (isStatus(command, index) && /^\d{1,3}$/.test(literal)) {
    return { kind: "status", status: Number(literal) & 255, command, range };
  }
  const isKnown = model.script.functions.has(literal) || model.sourced.functions.has(literal);
  return isKnown && isPassedFunction(model, command, literal)
    ? { kind: "function", name: literal, range, command: null }
    : null;
}

function isStatus({ name }: Command, index: number): boolean {
  const isExit = name === "exit" || name === "return";
  return (isExit && index === 0) || (name === "die" && index === 1 && helperNamed("die") !== null);
}

function silencedAt({ text }: ScriptModel, offset: number): Target | null {
  const named = ruleAt(text, offset);
  return named === null ? null : { kind: "rule", ...named };
}

function rangeOf({ start, end }: TextRange): TextRange {
  return { start, end };
}
