import * as vscode from "vscode";
import { registerCommand } from "../commands.ts";
import { Commands } from "../ids.ts";
import { type CreateCasesServices, createCases } from "./createCases.ts";

/** What the commands for case files need of the rest. */
export interface CaseServices extends CreateCasesServices {
  readonly log: vscode.LogOutputChannel;
}

/** Registers what makes and changes case files. Nothing is read before it is asked for. */
export function registerCases(services: CaseServices): vscode.Disposable {
  const { log } = services;
  return vscode.Disposable.from(
    registerCommand(log, Commands.createCases, (target) => createCases(services, target)),
  );
}
