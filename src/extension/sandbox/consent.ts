import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { SandboxMode } from "../../sandbox/sandbox.ts";
import { MemoryKeys } from "../ids.ts";
import type { Memory } from "../run/runMemory.ts";

/** What a mode that can change this machine is asked for with. */
interface Question {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly answer: string;
}

function rememberedText(): string {
  return t(
    "The answer is remembered for this workspace. " +
      'The command "Forget consent to run CTDB scripts on this machine" takes it back.',
  );
}

/** The isolated mode needs no consent: nothing of this machine changes. */
function questions(): Readonly<Record<SandboxMode, Question | null>> {
  return {
    isolated: null,
    stubbed: {
      key: MemoryKeys.stubbedConsent,
      title: t("Run CTDB event scripts with stub commands?"),
      detail: [
        t(
          "Commands such as ip, systemctl and ctdb are replaced by stub commands, which change a virtual node and " +
            "not this machine. Everything else is real: what a script writes or deletes is written or deleted on this " +
            "machine, as your user. A command named by its absolute path, such as /sbin/ip, is the real one, and so are " +
            "those that the setting ctdb.realCommands or the node profile names.",
        ),
        rememberedText(),
      ].join("\n\n"),
      answer: t("Run with stub commands"),
    },
    host: {
      key: MemoryKeys.hostConsent,
      title: t("Run CTDB event scripts on this machine?"),
      detail: [
        t(
          "The scripts run without a sandbox, as your user on this machine. They can start and stop services, " +
            "change network addresses and delete files, as far as your user may.",
        ),
        rememberedText(),
      ].join("\n\n"),
      answer: t("Run on this machine"),
    },
  };
}

/** The user's consent to modes that can change this machine: asked once for a workspace and kept in its memory. */
export class SandboxConsent {
  readonly #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** Resolves with whether scripts may run in a mode; asks where that is not known. */
  async ask(mode: SandboxMode): Promise<boolean> {
    const question = questions()[mode];
    if (question === null || this.#memory.get<boolean>(question.key) === true) {
      return true;
    }
    const { title, detail, answer, key } = question;
    if ((await vscode.window.showWarningMessage(title, { modal: true, detail }, answer)) !== answer) {
      return false;
    }
    await this.#memory.update(key, true);
    return true;
  }

  /** Makes the next run in any of the modes ask again. */
  async forget(): Promise<void> {
    for (const question of Object.values(questions())) {
      if (question !== null) {
        await this.#memory.update(question.key, undefined);
      }
    }
    void vscode.window.showInformationMessage(
      t("The next CTDB event in this workspace asks again before scripts that can change this machine run."),
      { title: "OK", isCloseAffordance: true },
    );
  }
}
