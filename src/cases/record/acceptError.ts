import { t } from "@vscode/l10n";

/** Why something cannot be accepted: a sentence for the user. */
export class AcceptError extends Error {
  override readonly name = "AcceptError";
}

/** What to throw where a case has no words for what happened. @param failure what differs: a sentence */
export function cannotSay(failure: string): AcceptError {
  return new AcceptError(`${failure} ${t("A case cannot say that: change it by hand.")}`);
}
