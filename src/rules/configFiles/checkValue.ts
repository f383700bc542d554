import { t } from "@vscode/l10n";
import type { CheckLine } from "../../configFiles/checkFile.ts";
import { type CheckVariable, checkVariablesOf } from "../../ctdb/checkVariables.ts";
import type { ConfigRule } from "../configRule.ts";
import type { Remark } from "../finding.ts";
import { carriageReturn } from "./carriageReturn.ts";
import { replace, shown } from "./fixes.ts";

const FAMILIES = ["tcp", "udp", "tcp6", "udp6"];

export const CHECK_VALUE: ConfigRule = {
  code: "check-value",
  title: "A value of a check file that 60.nfs cannot use",
  severity: "error",
  kinds: ["check"],
  *check(file, { path }) {
    if (!file.facts.hasNfsChecks) {
      return;
    }
    const variables = checkVariablesOf(file.version);
    for (const line of file.check.lines) {
      const variable = variables.find(({ name }) => name === line.name?.text);
      const remark = variable === undefined || !line.isRead ? null : remarkOn(file.text, line, variable);
      if (remark !== null) {
        yield remark;
      }
    }
    yield* carriageReturn(
      file.text,
      path,
      t(
        "The lines end in a carriage return, which becomes a part of each value; an empty line is an unknown variable.",
      ),
    );
  },
};

function remarkOn(text: string, line: CheckLine, variable: CheckVariable): Remark | null {
  const { valueRange: range, value, rest, openAt } = line;
  if (openAt !== null) {
    return {
      range: { start: openAt, end: openAt + 1 },
      message: t(
        "What opens here is not closed in this line: `eval` cannot read it, and the monitor event fails.",
      ),
    };
  }
  if (rest !== null) {
    const whole = { start: range.start, end: rest.end };
    const words = text.slice(whole.start, whole.end);
    return {
      range: whole,
      message: t(
        "The line goes to `eval`, where the value ends at the blank: the shell runs {0} as a command at every check. Put the value in quotes.",
        shown(text.slice(rest.start, rest.end)),
      ),
      fixes: /["'\\`]/.test(words) ? [] : [replace(t("Put the value in quotes"), whole, `"${words}"`)],
    };
  }
  if (value === null) {
    return null;
  }
  const words = value.split(/[ \t]+/).filter((word) => word !== "");
  if (variable.type === "number" && !/^\d+$/.test(value)) {
    const what = value === "" ? t("`{0}` has no value", variable.name) : t("{0} is no number", shown(value));
    return {
      range: line.range,
      message: t("{0}, and the check cannot count failures with it. Write 0 or more.", what),
    };
  }
  if (variable.type === "versions") {
    const wrong = words.find((word) => !/^\d+$/.test(word));
    return wrong === undefined
      ? null
      : {
          range,
          message: t("{0} is no version of an RPC program. Write numbers with blanks between.", shown(wrong)),
        };
  }
  if (variable.type === "families") {
    const wrong = words.find((word) => !FAMILIES.includes(word));
    return wrong === undefined
      ? null
      : {
          range,
          message: t(
            "{0} is no transport of RPC. Write {1} with blanks between.",
            shown(wrong),
            FAMILIES.map((name) => `\`${name}\``).join(", "),
          ),
          severity: "warning",
        };
  }
  return null;
}
