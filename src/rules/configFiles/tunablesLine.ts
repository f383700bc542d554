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
    const effect = reader === "ctdbd" ? "ctdbd logs it and passes over the line" : "the setup event fails";
    for (const { kind, range } of file.tunables.problems) {
      const line = shown(file.text.slice(range.start, range.end));
      if (kind === "section") {
        yield { range, message: `Tunables have no sections: ${effect}. Remove ${line}.` };
      } else if (kind === "no-value") {
        yield {
          range,
          message: `${line} has no value: ${effect}. Write \`NAME=VALUE\`, or \`#\` before a comment.`,
        };
      } else if (kind === "syntax") {
        const message =
          reader === "ctdbd"
            ? `${line} is no \`NAME=VALUE\`: ctdbd stops reading here, and what follows does not count.`
            : `${line} is no \`NAME=VALUE\`: ${effect}.`;
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
        message: `Before 4.17, blanks round \`=\` become a part of the name ${shown(name)} and its value: the setup event fails.`,
        fixes: [replace("Remove the blanks", range, "=")],
        severity: "error",
      };
    }
  }
}
