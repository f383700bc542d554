import * as vscode from "vscode";
import type { TestRunMode } from "./runTests.ts";

/** As the settings say. */
export const PLAIN_RUN: TestRunMode = { trace: null, showsTrace: false };

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
export function addRunProfiles(controller: vscode.TestController, handle: RequestHandler): RunProfiles {
  const { Run, Debug } = vscode.TestRunProfileKind;
  const run = controller.createRunProfile(
    "Run",
    Run,
    (request, token) => handle(request, token, PLAIN_RUN),
    true,
  );
  run.supportsContinuousRun = true;
  const trace = controller.createRunProfile(
    "Run with trace",
    Debug,
    (request, token) => handle(request, token, { trace: true, showsTrace: true }),
    true,
  );
  return {
    run,
    trace,
    dispose() {
      run.dispose();
      trace.dispose();
    },
  };
}
