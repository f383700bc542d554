import { t } from "@vscode/l10n";
import type { Shortage } from "../scripts/shortage.ts";
import { SandboxError } from "./sandbox.ts";

/** A sandbox that cannot be entered at this moment, since the machine has run out of something: it says nothing of the mode. */
export class ShortageError extends SandboxError {
  constructor({ what, remedy }: Shortage) {
    super(t("The launcher of the scripts could not be started: {0}.", what), remedy);
  }
}
