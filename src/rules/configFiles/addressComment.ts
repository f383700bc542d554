import { t } from "@vscode/l10n";
import { fileLines } from "../../configFiles/fileLines.ts";
import { withoutBlanksBehind } from "../../text/blanks.ts";
import type { ConfigRule } from "../configRule.ts";
import type { Remark } from "../finding.ts";
import { edit, indentOf, lineStart, replace, shown } from "./fixes.ts";

/** `10.interface` (4.21: `get_public_ifaces` for it and others) takes lines away that begin with `#` in the first column, and of the others the first word. */
export const ADDRESS_COMMENT: ConfigRule = {
  code: "address-comment",
  title: "A comment in public_addresses that event scripts take for interfaces",
  severity: "warning",
  kinds: ["public_addresses"],
  *check(file) {
    if (!file.facts.scriptsReadInterfaces) {
      return;
    }
    for (const { content, range } of fileLines(file.text)) {
      const blanks = /^([ \t]+)#.*\S/.exec(content)?.[1];
      if (blanks !== undefined) {
        const comment = { start: range.start + blanks.length, end: range.start + content.trimEnd().length };
        yield {
          range: comment,
          message: t(
            "ctdbd takes the line for a comment, but `10.interface` does so only where `#` is its first character: it takes these words for interfaces.",
          ),
          fixes: [replace(t("Remove the blanks before #"), { start: range.start, end: comment.start }, "")],
        };
      }
    }
    for (const { rest, list } of file.addresses.entries) {
      const behind = rest === null ? "" : file.text.slice(rest.start, rest.end);
      if (rest !== null && list !== null && !list.text.endsWith(",") && !behind.startsWith(",")) {
        yield trailing(file.text, behind, rest);
      }
    }
  },
};

function trailing(text: string, behind: string, rest: { start: number; end: number }): Remark {
  const at = lineStart(text, rest.start);
  const before = text.slice(at, rest.start);
  const gap = before.length - withoutBlanksBehind(before).length;
  const comment = behind.startsWith("#") ? behind : `# ${behind}`;
  return {
    range: rest,
    message: t(
      "ctdbd does not look at {0}, but `10.interface` takes each of its words for an interface. Give a comment a line of its own.",
      shown(behind),
    ),
    fixes: [
      edit(t("Move it to a line of its own"), [
        { range: { start: at, end: at + indentOf(text, rest.start).length }, newText: `${comment}\n` },
        { range: { start: rest.start - gap, end: rest.end }, newText: "" },
      ]),
    ],
  };
}
