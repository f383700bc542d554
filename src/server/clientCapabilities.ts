import { type ClientCapabilities, ResourceOperationKind } from "vscode-languageserver/node";

/** What the editor can do, as far as the server asks. */
export interface EditorAbilities {
  /** Asks for diagnostics by itself, and anew when it is told to. */
  readonly pullDiagnostics: boolean;
  /** Can be asked for settings. */
  readonly configuration: boolean;
  readonly workspaceFolders: boolean;
  /** Watches files where it is told to. */
  readonly watchFiles: boolean;
  /** Tells of changed settings where it is told to. */
  readonly registerConfiguration: boolean;
  /** Can be told of further folders whose files are ours. */
  readonly registerDocuments: boolean;
  /** Understands patterns that are relative to a folder. */
  readonly relativePatterns: boolean;
  readonly versionedEdits: boolean;
  readonly renameFiles: boolean;
  readonly codeActionLiterals: boolean;
}

/** Reads what the editor said of itself in `initialize`. */
export function editorAbilities({ workspace, textDocument }: ClientCapabilities): EditorAbilities {
  const edits = workspace?.workspaceEdit;
  return {
    pullDiagnostics:
      textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registerConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registerDocuments: textDocument?.synchronization?.dynamicRegistration === true,
    relativePatterns: textDocument?.filters?.relativePatternSupport === true,
    versionedEdits: edits?.documentChanges === true,
    renameFiles:
      edits?.documentChanges === true &&
      edits.resourceOperations?.includes(ResourceOperationKind.Rename) === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
  };
}
