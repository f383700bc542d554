import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { registerCommand } from "../../commands.ts";
import { Commands } from "../../ids.ts";
import { printableLine } from "../../printable.ts";
import { requireTrust } from "../../workspace/guards.ts";
import { type RepeatPlan, repeat, repeatSummary } from "./repeat.ts";
import type { TestRunEnd } from "./runTests.ts";
import type { TestRunServices } from "./testRunServices.ts";

/** Runs a request once, as one of several. */
type RunRound = (request: vscode.TestRunRequest, token: vscode.CancellationToken) => Promise<TestRunEnd>;

const MOST_TIMES = 1000;
const DEFAULT_TIMES = "10";

/** Registers *Run N times* and *Run until failure*. */
export function registerRepeatCommands(
  { log, tree }: Pick<TestRunServices, "log" | "tree">,
  profile: vscode.TestRunProfile,
  runRound: RunRound,
): vscode.Disposable {
  const run = async (args: readonly unknown[], untilFailure: boolean): Promise<void> => {
    requireTrust();
    const ids = itemsOf(args).map(({ id }) => id);
    // Looked for before each round: a file that is written anew has other items of the same ids.
    const found = (): vscode.TestItem[] => ids.flatMap((id) => tree.find(id) ?? []);
    const times = found().length === 0 ? null : await askTimes(untilFailure);
    if (times !== null) {
      await runRepeatedly(found, { times, untilFailure }, profile, runRound);
    }
  };
  return vscode.Disposable.from(
    registerCommand(log, Commands.testRepeat, (...args) => run(args, false)),
    registerCommand(log, Commands.testUntilFailure, (...args) => run(args, true)),
  );
}

/** Menus give the item that they were opened on and, behind it, all that are selected. */
function itemsOf(args: readonly unknown[]): readonly { readonly id: string }[] {
  const items = args.flat().filter(hasId);
  return items.filter((item, index) => items.findIndex(({ id }) => id === item.id) === index);
}

function hasId(value: unknown): value is { readonly id: string } {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";
}

async function askTimes(untilFailure: boolean): Promise<number | null> {
  const answer = await vscode.window.showInputBox({
    title: untilFailure ? t("Run until failure") : t("Run several times"),
    prompt: untilFailure ? t("How often at most") : t("How often"),
    value: untilFailure ? "100" : DEFAULT_TIMES,
    validateInput: (text) => (timesOf(text) === null ? t("A whole number from 1 to {0}.", MOST_TIMES) : null),
  });
  return answer === undefined ? null : timesOf(answer);
}

function timesOf(text: string): number | null {
  const times = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0;
  return times >= 1 && times <= MOST_TIMES ? times : null;
}

async function runRepeatedly(
  found: () => vscode.TestItem[],
  plan: RepeatPlan,
  profile: vscode.TestRunProfile,
  runRound: RunRound,
): Promise<void> {
  const items = found();
  const [first] = items;
  const what = items.length === 1 ? printableLine(first?.label ?? "") : t("{0} tests", items.length);
  const count = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, cancellable: true, title: t("Running {0}", what) },
    (progress, token) =>
      repeat(plan, (number) => {
        progress.report({ message: t("{0} of {1}", number, plan.times), increment: 100 / plan.times });
        return runRound(new vscode.TestRunRequest(found(), undefined, profile, false, true), token);
      }),
  );
  const show = count.failed > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  void show(`${what}: ${repeatSummary(count)}`);
}
