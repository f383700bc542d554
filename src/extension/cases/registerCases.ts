import * as vscode from "vscode";
import { registerCommand } from "../commands.ts";
import { Commands } from "../ids.ts";
import type { RunStore } from "../run/runStore.ts";
import { workspacePaths } from "../settings/settingsReader.ts";
import { NodeSource } from "../virtualNode/nodeSource.ts";
import type { CreateCasesServices } from "./createCases.ts";

/** What the commands for case files need of the rest. */
export interface CaseServices extends CreateCasesServices {
  readonly kitDirectory: string;
  readonly store: RunStore;
  readonly log: vscode.LogOutputChannel;
}

/** Registers what makes and changes case files. Nothing is read before it is asked for. */
export function registerCases(services: CaseServices): vscode.Disposable {
  const { kitDirectory, settingsFor, store, log } = services;
  const nodes = new NodeSource(kitDirectory, workspacePaths, settingsFor);
  return vscode.Disposable.from(
    registerCommand(log, Commands.createCases, async (target) =>
      (await import("./createCases.ts")).createCases(services, target),
    ),
    registerCommand(log, Commands.recordCase, async () =>
      (await import("./recordRun.ts")).recordRun({ store, nodes }),
    ),
  );
}
