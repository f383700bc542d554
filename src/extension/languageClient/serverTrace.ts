import * as vscode from "vscode";
import { type LanguageClient, State, Trace } from "vscode-languageclient/node";
import { SETTINGS_SECTION, Settings } from "../ids.ts";

/**
 * Writes to the log what `ctdb.server.trace` says of the talk with the server, while the log's level is Trace. The
 * library would read `ctdb.trace.server`, which cannot be: `ctdb.trace` is a setting itself.
 */
export function followServerTrace(client: LanguageClient, log: vscode.LogOutputChannel): vscode.Disposable {
  const follow = (): void => {
    // The library looks at its own key on the same occasions and has the last word otherwise.
    queueMicrotask(() => {
      client
        .setTrace(log.logLevel === vscode.LogLevel.Trace ? wanted() : Trace.Off)
        .catch((error: unknown) => log.debug("Trace of the language server:", String(error)));
    });
  };
  return vscode.Disposable.from(
    client.onDidChangeState(({ newState }) => (newState === State.Running ? follow() : undefined)),
    vscode.workspace.onDidChangeConfiguration(follow),
    log.onDidChangeLogLevel(follow),
  );
}

function wanted(): Trace {
  const value: unknown = vscode.workspace.getConfiguration(SETTINGS_SECTION).get(Settings.serverTrace);
  return value === "off" ? Trace.Off : value === "verbose" ? Trace.Verbose : Trace.Messages;
}
