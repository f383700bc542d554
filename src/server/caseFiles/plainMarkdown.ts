import { printable } from "../../text/printable.ts";

/** A sentence with `names between backticks` as Markdown that shows exactly it; control characters are seen. */
export function plainMarkdown(text: string): string {
  return printable(text)
    .split("`")
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[\\*_{}[\]()#+\-.!|<>~&]/g, "\\$&")))
    .join("`");
}
