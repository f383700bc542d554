import type * as vscode from "vscode";
import { DisposableStore } from "../../disposables.ts";
import { removeOrphanedFolders } from "./fresh/nodeFolders.ts";
import { addRunProfiles } from "./profiles.ts";
import { runTests } from "./runTests.ts";
import type { TestRunServices } from "./testRunServices.ts";

/** What the extension does with runs of tests when it ends. */
export interface TestRuns extends vscode.Disposable {
  /** Stops every run; resolves when nothing of them is left. */
  close(): Promise<void>;
}

/** Registers what runs the tests of the Test Explorer. */
export function registerTestRuns(services: TestRunServices): TestRuns {
  const disposables = new DisposableStore();
  const going = new Set<Promise<unknown>>();
  const ending = new AbortController();
  removeOrphanedFolders();
  disposables.add(
    addRunProfiles(services.tree.controller, async (request, token, mode) => {
      const run = runTests(services, request, token, mode, ending.signal);
      going.add(run);
      await run.finally(() => going.delete(run));
    }),
  );
  return {
    dispose: () => disposables.dispose(),
    async close() {
      ending.abort();
      await Promise.all(going);
    },
  };
}
