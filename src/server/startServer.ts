import type { Connection } from "vscode-languageserver/node";
import type { OpenDirectory } from "./directories/directoryCheck.ts";
import { errorText } from "./log.ts";
import { serve } from "./server.ts";

/** Signals that end the server, with their numbers: its exit status is that of a shell. */
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/**
 * Serves an editor in this process, which ends with it.
 * @param version of the package, for the editor's log
 */
export function startServer(connection: Connection, open: OpenDirectory, version: string): void {
  process.on("uncaughtException", (error) => {
    // The editor keeps what is written here, and starts the server anew.
    process.stderr.write(`The CTDB language server ends: ${errorText(error)}\n`, () => process.exit(1));
  });
  // Whoever started the server by IPC is gone.
  process.on("disconnect", () => process.exit(1));
  // What was started ends with this process, which a signal alone would not see to.
  for (const [name, number] of Object.entries(SIGNALS)) {
    process.on(name, () => process.exit(128 + number));
  }
  serve(connection, open, version);
}
