import type { Connection } from "vscode-languageserver/node";
import type { OpenDirectory } from "./directories/directoryCheck.ts";
import { errorText } from "./log.ts";
import { serve } from "./server.ts";

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
  serve(connection, open, version);
}
