import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { TextEdit } from "../finding.ts";

/** Puts lines behind the comment at the top of a script. */
export function insertAtTop({ shell }: EventScript, lines: string): TextEdit {
  const { text } = shell;
  let at = 0;
  while (text[at] === "#") {
    const end = text.indexOf("\n", at);
    at = end < 0 ? text.length : end + 1;
  }
  const before = at > 0 && text[at - 1] !== "\n" ? "\n\n" : "\n";
  const after = text[at] === "\n" || at === text.length ? "" : "\n";
  return { range: { start: at, end: at }, newText: before + lines + after };
}

/** Puts a line of its own behind the line that holds an offset. */
export function insertBehindLine({ shell }: EventScript, offset: number, line: string): TextEdit {
  const end = shell.text.indexOf("\n", offset);
  return end < 0
    ? { range: { start: shell.text.length, end: shell.text.length }, newText: `\n${line}\n` }
    : { range: { start: end + 1, end: end + 1 }, newText: `${line}\n` };
}
