import type { Command } from "../../shell/command.ts";
import type { ShellScript } from "../../shell/shellScript.ts";
import type { Word } from "../../shell/words.ts";
import { hasOption, programOf } from "../scriptTools/program.ts";

/** A word that names a file or directory which a command writes or makes. */
export interface WrittenFile {
  readonly word: Word;
  readonly command: Command;
}

/** Programs of which all plain words are files that they make. */
const MAKERS = new Set(["touch", "mkdir", "tee"]);
/** Options of theirs that take a word. */
const TAKES_WORD = /^-[a-z]*[mrdt]$/;

/** The files that a script writes, as far as redirections and the simplest programs show. */
export function writtenFiles({ commands }: ShellScript): readonly WrittenFile[] {
  const found = new Map<number, WrittenFile>();
  for (const command of commands.filter(
    ({ node }) => node.ancestor(({ type }) => type === "ERROR") === null,
  )) {
    for (const { operator, target } of [...command.redirects, ...command.place.outerRedirects]) {
      if (target !== null && /^(?:&>>?|>[>|]?)$/.test(operator)) {
        found.set(target.start, { word: target, command });
      }
    }
    const program = programOf(command);
    if (program !== null && MAKERS.has(program.name) && !hasOption(program.words, TAKES_WORD)) {
      for (const word of program.words.filter(({ literal }) => literal?.startsWith("-") !== true)) {
        found.set(word.start, { word, command });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.word.start - b.word.start);
}
