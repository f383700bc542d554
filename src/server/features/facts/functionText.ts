import { t } from "@vscode/l10n";
import type { FunctionDefinition } from "../../../shell/command.ts";
import type { ShellScript } from "../../../shell/shellScript.ts";
import { paragraphs } from "./versionText.ts";

const MOST_LINES = 20;

/** A function of a script: the comment above it, and where it is. Markdown. @param file the name to show, or `null` for this script */
export function functionText(
  { name, node }: FunctionDefinition,
  { text, lines }: ShellScript,
  file: string | null,
): string {
  const line = lines.placeAt(node.start).line;
  const where =
    file === null
      ? t("function of this script, line {0}", line + 1)
      : t("function of {0}, line {1}", `\`${file}\``, line + 1);
  return paragraphs(`**\`${name}\`** (${where})`, commentAbove(text, lines, line));
}

/** The lines of comment right above a line, without their `#`; plain text, since scripts know no Markdown. */
export function commentAbove(text: string, lines: ShellScript["lines"], line: number): string {
  const found: string[] = [];
  for (let at = line - 1; at >= 0 && found.length < MOST_LINES; at--) {
    const { start, end } = lines.lineRange(at);
    const comment = /^[ \t]*#(?!!)[ \t]?(.*)$/.exec(text.slice(start, end))?.[1];
    if (comment === undefined || /^#*$/.test(comment.trim()) !== (comment.trim() === "")) {
      break;
    }
    found.unshift(comment);
  }
  const comment = found.join("\n").trim();
  return comment === "" ? "" : `\`\`\`text\n${comment.replaceAll("```", "")}\n\`\`\``;
}
