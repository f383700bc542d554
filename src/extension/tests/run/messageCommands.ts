import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { argumentsOf } from "../../../ctdb/events.ts";
import { scriptStatusStart } from "../../../runner/status/scriptStatus.ts";
import { statusStart } from "../../../runner/status/statusText.ts";
import { registerCommand } from "../../commands.ts";
import { Commands } from "../../ids.ts";
import type { RunStarter } from "../../run/runStarter.ts";
import { UserError } from "../../userError.ts";
import { requireTrust } from "../../workspace/guards.ts";
import { acceptActual } from "./acceptActual.ts";
import type { KeptRun, KeptRuns } from "./keptRuns.ts";
import type { TestRunServices } from "./testRunServices.ts";

/** Larger texts are not for a clipboard. */
const MOST_CLIPBOARD_BYTES = 4 * 1024 * 1024;

/** What the menus of messages work with. */
export interface MessageServices extends Pick<TestRunServices, "log" | "settingsFor" | "panel"> {
  readonly kept: KeptRuns;
  readonly starter: RunStarter;
}

/** Registers what the menus of failure messages do. */
export function registerMessageCommands(services: MessageServices): vscode.Disposable {
  const { log, kept, settingsFor, starter, panel } = services;
  return vscode.Disposable.from(
    registerCommand(log, Commands.testAccept, (target) => acceptActual(runOf(kept, target))),
    registerCommand(log, Commands.testCopyStatus, async (target) => {
      await vscode.env.clipboard.writeText(statusOf(runOf(kept, target)));
      vscode.window.setStatusBarMessage(t("CTDB status text copied"), 3000);
    }),
    registerCommand(log, Commands.testRunInPanel, async (target) => {
      requireTrust();
      const { directory, convention, event, args } = runOf(kept, target).report;
      const argumentNames = argumentsOf(event, convention.version).map(({ name }) => name);
      const settings = settingsFor(directory);
      await starter.start({ directory, convention, settings, event, args, argumentNames });
    }),
    registerCommand(log, Commands.testShowRun, async (target) => {
      const run = runOf(kept, target);
      const index = run.report.scripts.findIndex(({ fileName }) => fileName.text === run.script);
      await panel.showScript(kept.shownId(run, settingsFor(run.report.directory)), Math.max(0, index));
    }),
  );
}

/** Menus of messages give `{ test, message }`. @throws {UserError} where nothing is known of a run */
function runOf(kept: KeptRuns, target: unknown): KeptRun {
  const test = typeof target === "object" && target !== null && "test" in target ? target.test : target;
  const id = typeof test === "object" && test !== null && "id" in test ? String(test.id) : "";
  const run = kept.of(id);
  if (run === null) {
    throw new UserError(t("This test was not run in this window. Run it again."));
  }
  return run;
}

function statusOf({ report, script }: KeptRun): string {
  const name = report.scripts.find(({ fileName }) => fileName.text === script)?.fileName;
  const bytes =
    name === undefined
      ? statusStart(report, MOST_CLIPBOARD_BYTES)
      : scriptStatusStart(report, name, MOST_CLIPBOARD_BYTES);
  return bytes.subarray(0, MOST_CLIPBOARD_BYTES).toString("utf8");
}
