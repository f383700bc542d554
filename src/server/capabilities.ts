import {
  CodeActionKind,
  type InitializeParams,
  PositionEncodingKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";
import { APPLY_FILE_FIX } from "../protocol/serverMessages.ts";
import type { EditorAbilities } from "./clientCapabilities.ts";
import { FIX_ALL_KIND } from "./codeActions/codeActions.ts";
import { FEATURES } from "./features.ts";

/** What the server tells an editor that it can do. */
export function serverCapabilities(params: InitializeParams, abilities: EditorAbilities): ServerCapabilities {
  const own: ServerCapabilities = {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    executeCommandProvider: { commands: [APPLY_FILE_FIX] },
    ...(abilities.codeActionLiterals
      ? { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND] } }
      : {}),
    ...(abilities.pullDiagnostics
      ? {
          diagnosticProvider: {
            identifier: "ctdb",
            // Another file's text bears on a script only from disk, and then the server asks for a refresh.
            interFileDependencies: false,
            workspaceDiagnostics: true,
          },
        }
      : {}),
  };
  return Object.assign(own, ...FEATURES.map((feature) => feature.capabilities(params)));
}
