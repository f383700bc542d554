import {
  DidChangeConfigurationNotification,
  type InitializeParams,
  type Registration,
  RegistrationRequest,
} from "vscode-languageserver/node";
import { takeFileEvents } from "./fileEvents.ts";
import { pathOf, uriOf } from "./fileUri.ts";
import type { Session } from "./session.ts";

/** The folders of the workspace that are on this machine, as `initialize` names them. */
export function workspaceFolders({
  workspaceFolders: given,
  ...params
}: InitializeParams): readonly string[] {
  const { rootUri, rootPath } = params;
  const uris = given?.map(({ uri }) => uri) ?? [rootUri ?? (rootPath ? uriOf(rootPath) : null)];
  return uris.map((uri) => (uri === null ? null : pathOf(uri))).filter((path) => path !== null);
}

/** Follows the folders of the workspace, its settings and the editor's watchers. */
export function registerWorkspaceHandlers(session: Session, params: InitializeParams): void {
  const { connection, abilities, directories, settings, shellcheck } = session;
  let folders = workspaceFolders(params);
  connection.onInitialized(() => {
    session.background("Registering", registerWatchers(session));
    if (abilities.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => pathOf(uri)));
        const fresh = added.map(({ uri }) => pathOf(uri)).filter((path) => path !== null);
        folders = [...folders.filter((folder) => !gone.has(folder)), ...fresh];
        session.setFolders(folders);
        session.refreshAll();
      });
    }
    session.setFolders(folders);
  });
  connection.onDidChangeConfiguration(({ settings: sent }) => {
    settings.change(sectionOf(sent));
    shellcheck.lookAgain();
    session.background(
      "Taking up settings",
      directories.refreshAll().then(() => session.refreshAll()),
    );
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    session.background("Taking up changed files", takeFileEvents(changes, directories));
  });
}

async function registerWatchers({ connection, abilities }: Session): Promise<void> {
  const registrations: Registration[] = [];
  if (abilities.registerConfiguration) {
    const { method } = DidChangeConfigurationNotification;
    registrations.push({ id: `ctdb ${method}`, method, registerOptions: { section: "ctdb" } });
  }
  if (abilities.watchFiles) {
    const method = "workspace/didChangeWatchedFiles";
    // Whatever appears or goes: a folder that is moved is told by its own name alone.
    const watchers = [{ globPattern: "**/*" }];
    registrations.push({ id: `ctdb ${method}`, method, registerOptions: { watchers } });
  }
  if (registrations.length > 0) {
    await connection.sendRequest(RegistrationRequest.type, { registrations });
  }
}

/** Editors send `{ ctdb: … }`, or the section itself. */
function sectionOf(sent: unknown): unknown {
  if (typeof sent !== "object" || sent === null) {
    return undefined;
  }
  return "ctdb" in sent ? sent.ctdb : sent;
}
