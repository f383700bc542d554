import { type CommandName, UsageError } from "./usage.ts";

/** The deadline of an event in seconds. @throws {UsageError} where it is no number of seconds. */
export function timeoutOption(
  text: string | undefined,
  defaultSeconds: number,
  command: CommandName,
): number {
  if (text === undefined) {
    return defaultSeconds;
  }
  const seconds = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || seconds > 2_000_000) {
    throw new UsageError(`--timeout takes seconds from 0 to 2000000, not “${text}”.`, command);
  }
  return seconds;
}
