import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type LanguageClient, State, Trace } from "vscode-languageclient/node";
import { followServerTrace } from "../../../src/extension/languageClient/serverTrace.ts";

describe("ctdb.server.trace", () => {
  it("says what the log holds of the talk with the server, while its level is Trace", async () => {
    const states = new vscode.EventEmitter<{ newState: State }>();
    const levels = new vscode.EventEmitter<vscode.LogLevel>();
    const log = { logLevel: vscode.LogLevel.Trace, onDidChangeLogLevel: levels.event };
    let told = Promise.withResolvers<Trace>();
    const client = {
      onDidChangeState: states.event,
      setTrace: async (trace: Trace) => told.resolve(trace),
    };
    const following = followServerTrace(
      client as unknown as LanguageClient,
      log as unknown as vscode.LogOutputChannel,
    );
    async function traceAfter(act: () => unknown): Promise<Trace> {
      told = Promise.withResolvers();
      await act();
      return told.promise;
    }
    const settings = vscode.workspace.getConfiguration("ctdb");
    const set = (value: string | undefined): Thenable<void> =>
      settings.update("server.trace", value, vscode.ConfigurationTarget.Workspace);
    try {
      const newState = State.Running;
      assert.equal(await traceAfter(() => states.fire({ newState })), Trace.Messages);
      assert.equal(await traceAfter(() => set("verbose")), Trace.Verbose);
      assert.equal(await traceAfter(() => set("off")), Trace.Off);
      await set("verbose");
      log.logLevel = vscode.LogLevel.Info;
      assert.equal(await traceAfter(() => levels.fire(vscode.LogLevel.Info)), Trace.Off);
    } finally {
      following.dispose();
      await set(undefined);
    }
  });
});
