export { printable, printableLine } from "../text/printable.ts";

/** A sentence with `names between backticks` as Markdown that shows exactly it. */
export function escapeMarkdown(text: string): string {
  return text
    .split("`")
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\*_{}[\]()#+\-.!|<>~&]/g, "\\$&")))
    .join("`");
}
