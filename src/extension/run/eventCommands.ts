import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { registerCommand } from "../commands.ts";
import { CHOOSE_FOLDER, Commands } from "../ids.ts";
import type { EventsPanel } from "../panel/panel.ts";
import type { SandboxConsent } from "../sandbox/consent.ts";
import { UserError } from "../userError.ts";
import { directoryAt } from "../workspace/eventDirectories.ts";
import { requireTrust } from "../workspace/guards.ts";
import type { SettingsReader } from "./plannedRun.ts";
import type { RunHint } from "./planRun.ts";
import type { RunController } from "./runController.ts";
import type { RunMemory } from "./runMemory.ts";
import type { RunStarter } from "./runStarter.ts";
import type { RunStore } from "./runStore.ts";

/** Larger texts are not for a clipboard. */
const MOST_CLIPBOARD_BYTES = 4 * 1024 * 1024;

/** What the commands work with. */
export interface EventServices {
  readonly log: vscode.LogOutputChannel;
  readonly store: RunStore;
  readonly memory: RunMemory;
  readonly consent: SandboxConsent;
  readonly controller: RunController;
  readonly starter: RunStarter;
  readonly panel: EventsPanel;
  readonly settingsFor: SettingsReader;
}

/** Registers every command of the extension. */
export function registerEventCommands(services: EventServices): vscode.Disposable[] {
  const { log, consent, controller, starter, panel, store, memory, settingsFor } = services;
  const handlers: Readonly<Record<string, (...args: unknown[]) => unknown>> = {
    [Commands.runEvent]: async (target) => {
      requireTrust();
      const { planRun } = await import("./planRun.ts");
      const planned = await planRun(await hintOf(target), memory, settingsFor);
      await (planned && starter.start(planned));
    },
    [Commands.runEventAgain]: async () => {
      requireTrust();
      const [{ planAgain }, { planRun }] = await Promise.all([
        import("./planAgain.ts"),
        import("./planRun.ts"),
      ]);
      const planned =
        (await planAgain(memory, settingsFor)) ?? (await planRun({ kind: "workspace" }, memory, settingsFor));
      await (planned && starter.start(planned));
    },
    [Commands.cancelRun]: () => controller.cancelLast(),
    [Commands.copyStatus]: () => copyStatus(store),
    [Commands.showPanel]: () => panel.reveal(true),
    [Commands.showLog]: () => log.show(),
    [Commands.forgetConsent]: () => consent.forget(),
  };
  return Object.entries(handlers).map(([id, handler]) => registerCommand(log, id, handler));
}

/** Menus give the file or folder that they were opened on; our own button asks for a dialog. */
async function hintOf(target: unknown): Promise<RunHint> {
  if (target === CHOOSE_FOLDER) {
    return { kind: "dialog" };
  }
  if (target instanceof vscode.Uri && target.scheme === "file") {
    return { kind: "directory", path: await directoryAt(target) };
  }
  return { kind: "workspace" };
}

async function copyStatus(store: RunStore): Promise<void> {
  const report = store.shown?.report ?? null;
  if (report === null) {
    throw new UserError(
      store.shown === null
        ? t("No CTDB event was run in this window, so there is no status text.")
        : t("The CTDB event is not over yet, so there is no status text."),
      [{ title: t("Show CTDB Events"), command: Commands.showPanel }],
    );
  }
  if (report.outcome === "cancelled" || report.outcome === "refused") {
    throw new UserError(t("CTDB keeps no status of an event that was cancelled or not run."));
  }
  const { statusChunks } = await import("../../runner/status/statusText.ts");
  await vscode.env.clipboard.writeText(textOf(statusChunks(report)));
  vscode.window.setStatusBarMessage(t("CTDB status text copied"), 3000);
}

function textOf(chunks: Iterable<Buffer>): string {
  const parts: Buffer[] = [];
  let length = 0;
  for (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > MOST_CLIPBOARD_BYTES) {
      parts.push(Buffer.from(`\n${t("[The status text goes on. It is too long for the clipboard.]")}\n`));
      break;
    }
  }
  return Buffer.concat(parts).toString("utf8");
}
