import * as vscode from "vscode";
import type { TestRunMode } from "./runTests.ts";

/** Runs what a request says. @param token ends it */
export type RequestHandler = (
  request: vscode.TestRunRequest,
  token: vscode.CancellationToken,
  mode: TestRunMode,
) => Promise<void>;

/** The profiles that run tests; they belong to the controller. */
export function addRunProfiles(controller: vscode.TestController, handle: RequestHandler): vscode.Disposable {
  const { Run, Debug } = vscode.TestRunProfileKind;
  const run = controller.createRunProfile(
    "Run",
    Run,
    (request, token) => handle(request, token, { trace: null, showsTrace: false }),
    true,
  );
  run.supportsContinuousRun = true;
  const trace = controller.createRunProfile(
    "Run with trace",
    Debug,
    (request, token) => handle(request, token, { trace: true, showsTrace: true }),
    true,
  );
  return vscode.Disposable.from(run, trace);
}
