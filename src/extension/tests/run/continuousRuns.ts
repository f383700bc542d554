import { realpath } from "node:fs/promises";
import * as vscode from "vscode";
import { report } from "../../commands.ts";
import { DisposableStore } from "../../disposables.ts";
import { Coalescer } from "./coalescer.ts";
import { dependsOn, type SettingsOf } from "./dependsOn.ts";
import type { TestTree } from "./testTree.ts";

/** Runs a request once. @param token ends it */
type RunOnce = (request: vscode.TestRunRequest, token: vscode.CancellationToken) => Promise<void>;

/** What continuous runs work with. */
export interface ContinuousServices {
  readonly tree: TestTree;
  readonly log: vscode.LogOutputChannel;
  readonly settingsOf: SettingsOf;
  /** The files of which something was executed when an item was run last. */
  readonly executedBy: (itemId: string) => ReadonlySet<string>;
}

/**
 * Runs tests again whenever a file is saved that they depend on, until the request's token ends it. What was chosen is
 * remembered by its ids: items come and go with what is found.
 */
export async function runContinuously(
  { tree, log, settingsOf, executedBy }: ContinuousServices,
  request: vscode.TestRunRequest,
  token: vscode.CancellationToken,
  runOnce: RunOnce,
): Promise<void> {
  const include = request.include?.map(({ id }) => id) ?? null;
  const exclude = (request.exclude ?? []).map(({ id }) => id);
  const itemsOf = (ids: readonly string[]): vscode.TestItem[] => ids.flatMap((id) => tree.find(id) ?? []);
  const disposables = new DisposableStore();
  const saved = disposables.add(
    new Coalescer<string>(async (paths) => {
      try {
        const chosen = {
          include: include === null ? undefined : itemsOf(include),
          exclude: itemsOf(exclude),
        };
        const leaves = await tree.leavesOf(chosen, token);
        const affected = leaves.filter(({ item, subject }) => {
          const executed = executedBy(item.id);
          return [...paths].some((path) => executed.has(path) || dependsOn(subject, path, settingsOf));
        });
        if (affected.length > 0 && !token.isCancellationRequested) {
          const items = affected.map(({ item }) => item);
          await runOnce(new vscode.TestRunRequest(items, undefined, request.profile, true), token);
        }
      } catch (error) {
        report(log, "continuous run", error);
      }
    }),
  );
  disposables.add(onDidSave((path) => saved.add(path)));
  const ended = new Promise<void>((resolve) =>
    disposables.add(token.onCancellationRequested(() => resolve())),
  );
  await (token.isCancellationRequested ? undefined : ended);
  disposables.dispose();
}

/** Calls `listener` with the path of every file that is saved, as it is named and where links lead. */
export function onDidSave(listener: (path: string) => void): vscode.Disposable {
  return vscode.workspace.onDidSaveTextDocument(async ({ uri }) => {
    if (uri.scheme === "file") {
      listener(uri.fsPath);
      const real = await realpath(uri.fsPath).catch(() => uri.fsPath);
      if (real !== uri.fsPath) {
        listener(real);
      }
    }
  });
}
