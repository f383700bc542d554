import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { SETTINGS_SECTION } from "../../ids.ts";
import type { TestRunMode } from "./runTests.ts";
import type { CoverageAdapter } from "./testCoverage.ts";

/** As the settings say. */
export const PLAIN_RUN: TestRunMode = { trace: null, showsTrace: false, covers: false };

/** Runs what a request says. @param token ends it */
export type RequestHandler = (
  request: vscode.TestRunRequest,
  token: vscode.CancellationToken,
  mode: TestRunMode,
) => Promise<void>;

/** The profiles that run tests. */
export interface RunProfiles extends vscode.Disposable {
  readonly run: vscode.TestRunProfile;
  readonly trace: vscode.TestRunProfile;
}

/** Adds the profiles that run tests to the controller. */
export function addRunProfiles(
  controller: vscode.TestController,
  handle: RequestHandler,
  coverage: CoverageAdapter | null,
): RunProfiles {
  const { Run, Debug } = vscode.TestRunProfileKind;
  const run = controller.createRunProfile(
    t("Run"),
    Run,
    (request, token) => handle(request, token, PLAIN_RUN),
    true,
  );
  run.supportsContinuousRun = true;
  run.configureHandler = openSettings;
  const trace = controller.createRunProfile(
    t("Run with trace"),
    Debug,
    (request, token) => handle(request, token, { trace: true, showsTrace: true, covers: false }),
    true,
  );
  trace.configureHandler = openSettings;
  const covering = coverage === null ? null : addCoverageProfile(controller, handle, coverage);
  return {
    run,
    trace,
    dispose() {
      run.dispose();
      trace.dispose();
      covering?.dispose();
    },
  };
}

/** What tests are run with stands in the settings: the sandbox, the deadline, the node's profile, the trace. */
function openSettings(): void {
  void vscode.commands.executeCommand("workbench.action.openSettings", SETTINGS_SECTION);
}

function addCoverageProfile(
  controller: vscode.TestController,
  handle: RequestHandler,
  coverage: CoverageAdapter,
): vscode.TestRunProfile {
  const profile = controller.createRunProfile(
    t("Coverage"),
    vscode.TestRunProfileKind.Coverage,
    (request, token) => handle(request, token, { trace: "coverage", showsTrace: false, covers: true }),
    true,
  );
  const { loadDetailedCoverage, loadDetailedCoverageForTest, configure } = coverage;
  profile.loadDetailedCoverage = loadDetailedCoverage;
  if (loadDetailedCoverageForTest !== undefined) {
    profile.loadDetailedCoverageForTest = loadDetailedCoverageForTest;
  }
  if (configure !== undefined) {
    profile.configureHandler = () => coverage.configure?.();
  }
  return profile;
}
