import * as vscode from "vscode";
import { DisposableStore } from "../../disposables.ts";
import { SETTINGS_SECTION } from "../../ids.ts";
import { onDidSave } from "./continuousRuns.ts";
import { dependsOn, type SettingsOf } from "./dependsOn.ts";
import type { GoingTests } from "./goingTests.ts";
import type { KeptRuns } from "./keptRuns.ts";
import type { TestTree } from "./testTree.ts";

/**
 * Shows results as outdated that may no longer be true: after a file was saved that they depend on, after a setting of
 * ours changed, and those of an earlier session, whose files nobody watched since.
 */
export function markStaleResults(
  tree: TestTree,
  kept: KeptRuns,
  going: GoingTests,
  settingsOf: SettingsOf,
): vscode.Disposable {
  const { controller } = tree;
  const disposables = new DisposableStore();
  const itemsWhere = (isMeant: (item: vscode.TestItem) => boolean): vscode.TestItem[] =>
    kept.ids.flatMap((id) => tree.find(id) ?? []).filter(isMeant);
  const invalidate = (items: readonly vscode.TestItem[]): void => {
    const outdated = new Set(going.outdate(items.map(({ id }) => id)));
    if (outdated.size > 0) {
      controller.invalidateTestResults(items.filter(({ id }) => outdated.has(id)));
    }
  };
  controller.invalidateTestResults();
  disposables.add(
    onDidSave((path) =>
      invalidate(
        itemsWhere((item) => {
          const subject = tree.subjectOf(item);
          return (
            subject !== null && (kept.executedBy(item.id).has(path) || dependsOn(subject, path, settingsOf))
          );
        }),
      ),
    ),
  );
  disposables.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SETTINGS_SECTION)) {
        invalidate(itemsWhere(() => true));
      }
    }),
  );
  return disposables;
}
