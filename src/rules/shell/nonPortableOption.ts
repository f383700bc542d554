import { t } from "@vscode/l10n";
import type { Word } from "../../shell/words.ts";
import { sentences } from "../../text/sentences.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { programOf } from "../scriptTools/program.ts";

interface Case {
  readonly program: string;
  readonly word: RegExp;
  readonly instead: () => string;
}

/** What Samba had to mend in its own scripts, since a system that CTDB runs on has it not. */
const CASES: readonly Case[] = [
  {
    program: "date",
    word: /^\+.*%N/,
    instead: () => t("Other systems than Linux print `N`: do with seconds."),
  },
  {
    program: "mkdir",
    word: /^-[a-z]*v/,
    instead: () => t("POSIX has no such option: print the name yourself."),
  },
  {
    program: "grep",
    word: /^-[a-zA-Z]*P/,
    instead: () => t("Only GNU grep built with PCRE has it: use `grep -E` or `sed`."),
  },
  {
    program: "awk",
    word: /\bgensub\(/,
    instead: () => t("Only GNU awk has it, Debian's mawk has not: use `gsub` or `sed`."),
  },
];

/** Options that some systems lack, of those that are certain. */
export const nonPortableOption: ScriptRule = {
  code: "non-portable-option",
  title: "An option or command that some systems lack.",
  severity: "hint",
  *check({ shell, functions }) {
    for (const command of shell.commands) {
      const program = programOf(command);
      if (program === null || functions.has(program.name)) {
        continue;
      }
      if (program.name === "which") {
        yield {
          range: rangeOf(program.nameNode),
          message: t(
            "`which` is no part of POSIX, and small installations lack it. Use `command -v`, or `type` in a test.",
          ),
        };
      }
      for (const { word, instead } of CASES.filter((one) => one.program === program.name)) {
        const found = optionWords(program.name, program.words).find(({ literal, node }) =>
          word.test(literal ?? node.text),
        );
        if (found !== undefined) {
          yield {
            range: rangeOf(found),
            message: sentences(t("Not every `{0}` understands this.", program.name), instead()),
          };
        }
      }
    }
  },
};

/** Words that can be options: those behind `--` and behind the pattern of `grep` are none. */
function optionWords(program: string, words: readonly Word[]): readonly Word[] {
  if (program === "awk" || program === "date") {
    return words;
  }
  const end = words.findIndex(
    ({ literal }) => literal === null || !literal.startsWith("-") || literal === "--",
  );
  const options = end < 0 ? words : words.slice(0, end);
  return options.filter((_, at) => !/^-[a-zA-Z]*[efmABC]$/.test(options[at - 1]?.literal ?? ""));
}
