import { t } from "@vscode/l10n";
import { errnoText, systemFailure } from "./systemError.ts";

const FILES = (): string => t("Close what is not needed, or allow this user more open files (`ulimit -n`).");
const PROCESSES = (): string => t("Close what is not needed, and try again.");

/** Failures that tell of the machine as it is at this moment, with what helps. */
const REMEDIES: ReadonlyMap<string, () => string> = new Map([
  ["ENOSPC", () => t("Make room on its disk.")],
  ["EDQUOT", () => t("Make room: your share of its disk is used up.")],
  ["EMFILE", FILES],
  ["ENFILE", FILES],
  ["EAGAIN", PROCESSES],
  ["ENOMEM", PROCESSES],
]);

/** Something that the machine has run out of: another try may go well. */
export interface Shortage {
  /** In a sentence: `too many open files`. */
  readonly what: string;
  /** A sentence. */
  readonly remedy: string;
}

/** The shortage that a thrown error tells of; `null` for any other one. */
export function shortageOf(thrown: unknown): Shortage | null {
  const failure = systemFailure(thrown);
  const remedy = failure === null ? undefined : REMEDIES.get(failure.code);
  return failure === null || remedy === undefined
    ? null
    : { what: errnoText(failure.errno), remedy: remedy() };
}
