import { t } from "@vscode/l10n";
import type { OptionOddity } from "../../configFiles/optionsFile.ts";
import { optionNamed } from "../../ctdb/options/options.ts";
import type { ConfigRule } from "../configRule.ts";
import type { Fix, Remark } from "../finding.ts";
import { carriageReturn } from "./carriageReturn.ts";
import { edit, replace, shown } from "./fixes.ts";

export const OPTION_SYNTAX: ConfigRule = {
  code: "option-syntax",
  title: "A line of an options file that the shell reads in another way",
  severity: "error",
  kinds: ["options"],
  *check(file, { path }) {
    if (!file.facts.hasCtdbConf) {
      return;
    }
    for (const oddity of file.options.oddities) {
      if (
        oddity.kind === "open-quote" ||
        /^CTDB_\w/.test(oddity.name.text) ||
        optionNamed(oddity.name.text) !== null
      ) {
        const remark = remarkOn(file.text, oddity);
        if (remark !== null) {
          yield remark;
        }
      }
    }
    yield* carriageReturn(
      file.text,
      path,
      t(
        "The lines end in a carriage return, which the shell takes for a part of each value, and for a command on empty lines.",
      ),
    );
  },
};

function remarkOn(text: string, oddity: OptionOddity): Remark | null {
  const { range } = oddity;
  switch (oddity.kind) {
    case "open-quote":
      return {
        range,
        message: t(
          "What opens here is never closed: the shell cannot read the file, and each event script that reads it fails.",
        ),
      };
    case "blank-before":
      return {
        range,
        message: t(
          "The shell allows no blank before `=`: it runs {0} as a command, and the option is not set.",
          shown(oddity.name.text),
        ),
        fixes: [replace(t("Remove the blanks"), range, "=")],
      };
    default: {
      const words = text.slice(range.start, range.end).trim();
      const command = text.slice(oddity.rest.start, oddity.rest.end);
      if (/^\.[ \t]/.test(command)) {
        return null; // for one command on purpose: `CTDB_BASE=/x . file`
      }
      return {
        range,
        message: t(
          "The value ends at the blank: the shell runs {0} as a command, and {1} is not set behind it. Put the value in quotes.",
          shown(command),
          shown(oddity.name.text),
        ),
        fixes: quote(words, range),
      };
    }
  }
}

function quote(words: string, range: Remark["range"]): Fix[] {
  if (/["'\\`\n]/.test(words)) {
    return [];
  }
  return [edit(t("Put the value in quotes"), [{ range, newText: `"${words}"` }])];
}
