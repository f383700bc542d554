import { errorText, type Log } from "./log.ts";

/** Lets something go on by itself; what goes wrong in it is logged. */
export function inBackground(log: Log, what: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => log.error(`${what}: ${errorText(error)}`));
}
