import { config } from "@vscode/l10n";
import { type Connection, ErrorCodes, ResponseError } from "vscode-languageserver/node";
import type { OpenDirectory } from "./directories/directoryCheck.ts";
import { registerDocumentHandlers } from "./documentHandlers.ts";
import { FEATURES } from "./features.ts";
import { readInitializationOptions } from "./initializationOptions.ts";
import { registerRequestHandlers } from "./requestHandlers.ts";
import { Session } from "./session.ts";
import { registerWorkspaceHandlers } from "./workspaceHandlers.ts";

/** Serves one editor. @param version of the package, for the editor's log */
export function serve(connection: Connection, open: OpenDirectory, version: string): void {
  let session: Session | null = null;
  connection.onInitialize((params) => {
    if (session !== null) {
      throw new ResponseError(ErrorCodes.InvalidRequest, "This server has been initialized already.");
    }
    // First, so that nothing is said in another language.
    config({ contents: readInitializationOptions(params.initializationOptions).texts });
    const made = new Session(connection, params, open);
    session = made;
    registerDocumentHandlers(made);
    registerRequestHandlers(made);
    registerWorkspaceHandlers(made, params);
    const { documents, directories, reports, settings, pages, log } = made;
    for (const feature of FEATURES) {
      feature.register(connection, { documents, directories, reports, settings, pages, log, params });
    }
    return { capabilities: made.capabilities, serverInfo: { name: "ctdb-events", version } };
  });
  connection.onShutdown(() => session?.close());
  connection.listen();
}
