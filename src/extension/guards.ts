import * as vscode from "vscode";
import { MemoryKeys } from "./ids.ts";
import { UserError } from "./userError.ts";

const RUN_ON_HOST = "Run on this machine";

/**
 * Refuses where scripts must not run at all.
 * @throws {UserError} with the way to allow it.
 */
export function requireTrust(): void {
  if (!vscode.workspace.isTrusted) {
    throw new UserError(
      "This workspace is not trusted, so CTDB event scripts are not run. A script can do whatever you can do on this machine.",
      [{ title: "Manage workspace trust", command: "workbench.trust.manage" }],
    );
  }
  if (process.platform === "win32") {
    throw new UserError(
      "CTDB event scripts cannot run on Windows. Open the folder in WSL or on a Linux machine to run them.",
    );
  }
}

/** The user's consent to run scripts on the host: asked once for a workspace and kept in its memory. */
export class HostConsent {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  /** Resolves with whether scripts may run on the host; asks where that is not known. */
  async ask(): Promise<boolean> {
    if (this.#memory.get<boolean>(MemoryKeys.hostConsent) === true) {
      return true;
    }
    const answer = await vscode.window.showWarningMessage(
      "Run CTDB event scripts on this machine?",
      {
        modal: true,
        detail:
          "The scripts run without a sandbox, as your user on this machine. They can start and stop services, " +
          "change network addresses and delete files, as far as your user may.\n\n" +
          "The answer is remembered for this workspace. " +
          'The command "Forget consent to run CTDB events on this machine" takes it back.',
      },
      RUN_ON_HOST,
    );
    if (answer !== RUN_ON_HOST) {
      return false;
    }
    await this.#memory.update(MemoryKeys.hostConsent, true);
    return true;
  }

  /** Makes the next run ask again. */
  async forget(): Promise<void> {
    await this.#memory.update(MemoryKeys.hostConsent, undefined);
    void vscode.window.showInformationMessage(
      "The next CTDB event in this workspace asks again before scripts run on this machine.",
      { title: "OK", isCloseAffordance: true },
    );
  }
}
