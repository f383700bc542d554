import { errnoText, systemFailure } from "../scripts/systemError.ts";

/** Why a file cannot be read, for a sentence: what the system says, else the error's own words. */
export function errorReason(error: unknown): string {
  const failure = systemFailure(error);
  return failure === null
    ? error instanceof Error
      ? error.message
      : String(error)
    : errnoText(failure.errno);
}
