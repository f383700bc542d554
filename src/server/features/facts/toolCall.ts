import { TOOL_FLAGS } from "../../../ctdb/tool/toolCommands.ts";

/** A call of the `ctdb` command, as far as it is written. */
export interface ToolCall {
  /** Place of the sub-command among the words; the number of words where it is still missing. */
  readonly index: number;
  /** `null` where it is still missing. */
  readonly subCommand: string | null;
}

const TOOL = /^"?(?:(?:\/[\w./-]+\/)?ctdb|\$\{?CTDB\}?)"?$/;
const VALUED = new Set(TOOL_FLAGS.filter(({ takesValue }) => takesValue).flatMap(({ names }) => names));

/**
 * Reads a call of `ctdb`, `$CTDB` or `"${CTDB}"`.
 * @param words as they are written: the command's name first
 * @returns `null` for any other command, and where the word behind the last one is a flag's value
 */
export function toolCall(words: readonly string[]): ToolCall | null {
  if (!TOOL.test(words[0] ?? "")) {
    return null;
  }
  let index = 1;
  for (let word = words[index]; word?.startsWith("-") === true; word = words[index]) {
    index += VALUED.has(word) ? 2 : 1;
  }
  return index > words.length ? null : { index, subCommand: words[index] ?? null };
}

/** The place among the words at which a tunable's name stands; `null` for any other call. */
export function tunableIndex(words: readonly string[]): number | null {
  const call = toolCall(words);
  return call !== null && (call.subCommand === "setvar" || call.subCommand === "getvar")
    ? call.index + 1
    : null;
}
