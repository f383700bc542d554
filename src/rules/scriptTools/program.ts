import type { Command } from "../../shell/command.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { plainVariable, type Word } from "../../shell/words.ts";
import { memo } from "../memo.ts";

/** A program that a command runs, also behind `timeout`, `nice` and the like. */
export interface Program {
  /** The name without its folder; `$NAME` where it is a variable and nothing else. */
  readonly name: string;
  readonly nameNode: SyntaxNode;
  readonly words: readonly Word[];
  /** Whether `timeout` limits it. */
  readonly isLimited: boolean;
}

/** Programs that run another one, with their options that take a word. */
const WRAPPERS: ReadonlyMap<string, RegExp> = new Map([
  ["timeout", /^-(?:k|s|-signal|-kill-after)$/],
  ["nice", /^-n$/],
  ["ionice", /^-(?:c|n)$/],
  ["sudo", /^-(?:u|g)$/],
  ["nohup", /^$/],
  ["setsid", /^$/],
  ["exec", /^-a$/],
  ["command", /^$/],
  ["stdbuf", /^-[ioe]$/],
]);
const DESCRIBES = new Set(["-v", "-V", "--help", "--version"]);

/** What a command runs in the end; `null` where that is computed. */
export const programOf: (command: Command) => Program | null = memo(readProgram);

function readProgram(command: Command): Program | null {
  let node = command.nameNode;
  let words = command.words;
  let isLimited = false;
  let name = programName(node, command.name);
  for (let wrapper = WRAPPERS.get(name ?? ""); wrapper !== undefined; wrapper = WRAPPERS.get(name ?? "")) {
    const inner = firstPlain(words, wrapper, name === "timeout" ? 1 : 0);
    const word = words[inner];
    if (word === undefined || DESCRIBES.has(words[0]?.literal ?? "")) {
      break;
    }
    isLimited ||= name === "timeout";
    [node, words] = [word.node, words.slice(inner + 1)];
    name = programName(node, word.literal);
  }
  return name === null ? null : { name, nameNode: node, words, isLimited };
}

function firstPlain(words: readonly Word[], takesWord: RegExp, skip: number): number {
  let left = skip;
  for (let index = 0; index < words.length; index++) {
    const literal = words[index]?.literal ?? null;
    if (literal?.startsWith("-")) {
      index += takesWord.test(literal) ? 1 : 0;
    } else if (left === 0) {
      return index;
    } else {
      left--;
    }
  }
  return words.length;
}

function programName(node: SyntaxNode, literal: string | null): string | null {
  if (literal !== null) {
    return literal.slice(literal.lastIndexOf("/") + 1);
  }
  const inner = node.type === "command_name" ? node.children[0] : node;
  const variable = inner === undefined ? null : plainVariable(inner);
  return variable === null ? null : `$${variable}`;
}

/** Whether the options of a program have one that matches. */
export function hasOption(words: readonly Word[], option: RegExp): boolean {
  return words.some(({ literal, node }) => option.test(literal ?? node.text));
}
