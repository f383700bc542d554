import {
  SemanticTokenModifiers,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensLegend,
  SemanticTokenTypes,
} from "vscode-languageserver/node";
import { eventNamed, hasEvent } from "../../ctdb/events.ts";
import { hasHelper, helperNamed } from "../../ctdb/helpers/helpers.ts";
import { hasOption, optionNamed } from "../../ctdb/options/options.ts";
import type { Command } from "../../shell/command.ts";
import type { TextRange } from "../../text/textRange.ts";
import { toolCall, tunableIndex } from "./facts/toolCall.ts";
import type { ScriptModel } from "./model/documentModel.ts";

const TYPES = [
  SemanticTokenTypes.event,
  SemanticTokenTypes.function,
  SemanticTokenTypes.variable,
  SemanticTokenTypes.parameter,
  SemanticTokenTypes.method,
  SemanticTokenTypes.property,
] as const;
const MODIFIERS = [
  SemanticTokenModifiers.declaration,
  SemanticTokenModifiers.defaultLibrary,
  SemanticTokenModifiers.deprecated,
] as const;

/** What the numbers of the tokens mean. */
export const TOKEN_LEGEND: SemanticTokensLegend = { tokenTypes: [...TYPES], tokenModifiers: [...MODIFIERS] };

/** One word with its meaning. */
export interface ScriptToken {
  readonly range: TextRange;
  readonly type: (typeof TYPES)[number];
  readonly modifiers: readonly (typeof MODIFIERS)[number][];
}

/** The words of a script whose meaning the syntax alone does not tell, in the order of the text. */
export function scriptTokens(model: ScriptModel): ScriptToken[] {
  const tokens = [
    ...eventTokens(model),
    ...functionTokens(model),
    ...model.script.shell.commands.flatMap((command) => commandTokens(model, command)),
    ...variableTokens(model),
  ].toSorted((a, b) => a.range.start - b.range.start);
  let end = -1;
  return tokens.filter(({ range }) => {
    const isFree = range.start >= end && range.end > range.start;
    end = isFree ? range.end : end;
    return isFree;
  });
}

/** The tokens as the protocol has them. @param range only those that touch it */
export function semanticTokens(model: ScriptModel, range: TextRange | null): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const token of scriptTokens(model)) {
    if (range === null || (token.range.start <= range.end && range.start <= token.range.end)) {
      const { line, character } = model.lines.placeAt(token.range.start);
      const modifiers = token.modifiers.reduce((bits, name) => bits | (1 << MODIFIERS.indexOf(name)), 0);
      const length = token.range.end - token.range.start;
      builder.push(line, character, length, TYPES.indexOf(token.type), modifiers);
    }
  }
  return builder.build();
}

function eventTokens({ script, convention }: ScriptModel): ScriptToken[] {
  return script.handlers.flatMap(({ events }) =>
    events.flatMap(({ name, range, isPattern }): ScriptToken[] => {
      const event = eventNamed(name);
      const isOld = event !== null && !hasEvent(event, convention.version);
      return event === null || isPattern
        ? []
        : [
            {
              range,
              type: SemanticTokenTypes.event,
              modifiers: isOld ? [SemanticTokenModifiers.deprecated] : [],
            },
          ];
    }),
  );
}

function functionTokens({ script }: ScriptModel): ScriptToken[] {
  return script.shell.functions.map(({ nameNode }) => ({
    range: nameNode,
    type: SemanticTokenTypes.function,
    modifiers: [SemanticTokenModifiers.declaration],
  }));
}

function commandTokens(model: ScriptModel, command: Command): ScriptToken[] {
  const { name, nameNode, words } = command;
  const written = [nameNode.text, ...words.slice(0, 6).map(({ node }) => node.text)];
  const call = toolCall(written);
  if (call !== null) {
    const subCommand = call.subCommand === null ? undefined : words[call.index - 1];
    const tunable = words[(tunableIndex(written) ?? 0) - 1];
    return [
      ...(subCommand === undefined ? [] : [plain(subCommand, SemanticTokenTypes.method)]),
      ...(tunable === undefined ? [] : [plain(tunable, SemanticTokenTypes.property)]),
    ];
  }
  const modifiers = name === null || nameNode.text !== name ? null : functionModifiers(model, name);
  return modifiers === null ? [] : [{ range: nameNode, type: SemanticTokenTypes.function, modifiers }];
}

/** `null` where the name is no function. */
function functionModifiers(
  { script, sourced, convention }: ScriptModel,
  name: string,
): ScriptToken["modifiers"] | null {
  if (script.functions.has(name)) {
    return [];
  }
  const helper = helperNamed(name);
  if (helper !== null && (sourced.functions.has(name) || sourced.hasFunctions) && !helper.isCommandToo) {
    return hasHelper(helper, convention.version)
      ? [SemanticTokenModifiers.defaultLibrary]
      : [SemanticTokenModifiers.defaultLibrary, SemanticTokenModifiers.deprecated];
  }
  return sourced.functions.has(name) ? [] : null;
}

function variableTokens({ script, convention }: ScriptModel): ScriptToken[] {
  const tokens: ScriptToken[] = [];
  const add = (name: string, range: TextRange, isDeclared: boolean): void => {
    const option = optionNamed(name);
    if (option !== null) {
      const isOld = !hasOption(option, convention.version);
      const modifiers: ScriptToken["modifiers"][number][] = [SemanticTokenModifiers.defaultLibrary];
      if (isDeclared) {
        modifiers.push(SemanticTokenModifiers.declaration);
      }
      if (isOld) {
        modifiers.push(SemanticTokenModifiers.deprecated);
      }
      tokens.push({ range, type: SemanticTokenTypes.variable, modifiers });
    }
  };
  for (const use of script.shell.uses) {
    const range = { start: use.start, end: use.end };
    if (/^[1-9]\d*$/.test(use.name)) {
      if (script.argumentIndex(use) !== null) {
        tokens.push(plain(range, SemanticTokenTypes.parameter));
      }
    } else {
      add(use.name, range, false);
    }
  }
  for (const { name, nameNode } of script.shell.assignments) {
    add(name, nameNode, true);
  }
  return tokens;
}

function plain(range: TextRange, type: ScriptToken["type"]): ScriptToken {
  return { range: { start: range.start, end: range.end }, type, modifiers: [] };
}
