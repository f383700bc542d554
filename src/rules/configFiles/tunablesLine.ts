import { t } from "@vscode/l10n";
import type { ConfigRule } from "../configRule.ts";
import type { Remark } from "../finding.ts";
import { replace, shown } from "./fixes.ts";

export const TUNABLES_LINE: ConfigRule = {
  code: "tunables-line",
  title: "A line of a tunables file that is no NAME=VALUE",
  severity: "warning",
  kinds: ["tunables"],
  *check(file) {
    const reader = file.facts.tunablesReader;
    if (reader === "nobody") {
      return;
    }
    const effect =
      reader === "ctdbd" ? t("ctdbd logs it and passes over the line") : t("the setup event fails");
    for (const { kind, range } of file.tunables.problems) {
      const line = shown(file.text.slice(range.start, range.end));
      if (kind === "section") {
        yield { range, message: t("Tunables have no sections: {0}. Remove {1}.", effect, line) };
      } else if (kind === "no-value") {
        yield {
          range,
          message: t("{0} has no value: {1}. Write `NAME=VALUE`, or `#` before a comment.", line, effect),
        };
      } else if (kind === "syntax") {
        const message =
          reader === "ctdbd"
            ? t("{0} is no `NAME=VALUE`: ctdbd stops reading here, and what follows does not count.", line)
            : t("{0} is no `NAME=VALUE`: {1}.", line, effect);
        yield { range, message, severity: "error" };
      }
    }
    if (reader === "00.ctdb") {
      yield* blanks(file.text);
    }
  },
};

/** Up to 4.16 a shell loop splits each line at `=` and nowhere else, so that blanks become a part of name and value. */
function* blanks(text: string): Generator<Remark> {
  for (const match of text.matchAll(/^[ \t]*([A-Za-z]\w*)([ \t]*=[ \t]*)(?=\S)/gm)) {
    const [, name = "", equals = ""] = match;
    if (equals !== "=") {
      const start = match.index + match[0].length - equals.length;
      const range = { start, end: start + equals.length };
      yield {
        range,
        message: t(
          "Before 4.17, blanks round `=` become a part of the name {0} and its value: the setup event fails.",
          shown(name),
        ),
        fixes: [replace(t("Remove the blanks"), range, "=")],
        severity: "error",
      };
    }
  }
}
