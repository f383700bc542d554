import { tableText } from "../../text/tableText.ts";

/** The English words of a default that is not a fixed value, which tables have in parentheses; `null` for a fixed one. */
export function defaultWords(value: string): string | null {
  return value.startsWith("(") ? value.slice(1, -1) : null;
}

/** A default for users, without markup: the value, or the words of one that is not fixed. */
export function defaultText(value: string): string {
  const words = defaultWords(value);
  return words === null ? value : tableText(words);
}

/** A default in Markdown: values as code. */
export function defaultMarkdown(value: string): string {
  return defaultWords(value) === null ? `\`${value}\`` : defaultText(value);
}
