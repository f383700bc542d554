import type * as vscode from "vscode";
import type { Convention } from "../../../ctdb/convention.ts";
import { DisposableStore } from "../../disposables.ts";
import type { RunStarter } from "../../run/runStarter.ts";
import { runContinuously } from "./continuousRuns.ts";
import type { SettingsOf } from "./dependsOn.ts";
import { GoingTests } from "./goingTests.ts";
import { KeptRuns } from "./keptRuns.ts";
import { registerMessageCommands } from "./messageCommands.ts";
import { addRunProfiles, PLAIN_RUN } from "./profiles.ts";
import { registerRepeatCommands } from "./repeatCommands.ts";
import { runTests, type TestRunEnd, type TestRunMode } from "./runTests.ts";
import { markStaleResults } from "./staleResults.ts";
import type { CoverageAdapter } from "./testCoverage.ts";
import type { TestRunServices } from "./testRunServices.ts";

/** What the extension does with runs of tests when it ends. */
export interface TestRuns extends vscode.Disposable {
  /** Stops every run; resolves when nothing of them is left. */
  close(): Promise<void>;
}

/** Registers what runs the tests of the Test Explorer. @param coverage without it there is no such profile */
export function registerTestRuns(
  services: TestRunServices & { readonly starter: RunStarter },
  coverage: CoverageAdapter | null = null,
): TestRuns {
  const { tree, store, log } = services;
  const disposables = new DisposableStore();
  const going = new Set<Promise<unknown>>();
  const ending = new AbortController();
  const kept = new KeptRuns(store);
  const running = new GoingTests();
  const conventions = new Map<string, Convention>();
  const settingsOf: SettingsOf = (directory) => {
    const convention = conventions.get(directory);
    return convention === undefined ? null : { convention, settings: services.settingsFor(directory) };
  };
  const runOnce = async (
    request: vscode.TestRunRequest,
    token: vscode.CancellationToken,
    mode: TestRunMode,
  ): Promise<TestRunEnd> => {
    const run = runTests(
      { ...services, kept, going: running, conventions, coverage },
      request,
      token,
      mode,
      ending.signal,
    );
    going.add(run);
    return run.finally(() => going.delete(run));
  };
  const profiles = disposables.add(
    addRunProfiles(
      tree.controller,
      async (request, token, mode) => {
        if (request.continuous === true) {
          await runContinuously(
            { tree, log, settingsOf, executedBy: (id) => kept.executedBy(id) },
            request,
            token,
            async (again, ended) => {
              await runOnce(again, ended, mode);
            },
          );
        } else {
          await runOnce(request, token, mode);
        }
      },
      coverage,
    ),
  );
  disposables.add(
    registerRepeatCommands(services, profiles.run, (request, token) => runOnce(request, token, PLAIN_RUN)),
  );
  disposables.add(registerMessageCommands({ ...services, kept }));
  disposables.add(markStaleResults(tree, kept, running, settingsOf));
  return {
    dispose: () => disposables.dispose(),
    async close() {
      ending.abort();
      await Promise.all(going);
    },
  };
}
