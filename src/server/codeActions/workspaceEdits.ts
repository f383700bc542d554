import { dirname, join } from "node:path";
import type {
  TextEdit as ProtocolEdit,
  RenameFile,
  TextDocumentEdit,
  WorkspaceEdit,
} from "vscode-languageserver/node";
import type { FixStep } from "../../rules/finding.ts";
import { LineIndex } from "../../text/lineIndex.ts";
import type { EditorAbilities } from "../clientCapabilities.ts";
import { toRange } from "../diagnostics/toDiagnostic.ts";
import { uriOf } from "../fileUri.ts";

/** Steps of a fix that the editor cannot do: the server does them on disk. */
export type DiskStep = Extract<FixStep, { kind: "chmod" | "strip-byte-order-mark" | "unix-line-ends" }>;

/** A text that edits belong to. */
export interface EditedText {
  readonly uri: string;
  /** Of the open document; `null` where it is not open. */
  readonly version: number | null;
  readonly text: string;
}

/** The same edit in a form that the editor takes; `null` where it cannot do it. */
export function toSupported(edit: WorkspaceEdit | null, abilities: EditorAbilities): WorkspaceEdit | null {
  const texts: TextDocumentEdit[] = [];
  for (const change of edit?.documentChanges ?? []) {
    if ("kind" in change) {
      if (!abilities.renameFiles) {
        return null;
      }
    } else {
      texts.push(change);
    }
  }
  if (edit === null || abilities.versionedEdits) {
    return edit;
  }
  const changes = Object.fromEntries(
    texts.map(({ textDocument, edits }) => [textDocument.uri, edits.filter((one) => "newText" in one)]),
  );
  return { changes };
}

/** Whether the server does a step on disk. */
export function isDiskStep(step: FixStep): step is DiskStep {
  return step.kind !== "edit" && step.kind !== "rename";
}

/** Edits of one text in the protocol's form. */
export function documentEdit(
  { uri, version, text }: EditedText,
  edits: Extract<FixStep, { kind: "edit" }>["edits"],
): TextDocumentEdit {
  const lines = new LineIndex(text);
  const changes: ProtocolEdit[] = edits.map(({ range, newText }) => ({
    range: toRange(lines, range),
    newText,
  }));
  return { textDocument: { uri, version }, edits: changes };
}

/** The step that gives a file another name or place. */
export type RenameStep = Extract<FixStep, { kind: "rename" }>;

/** Where a file is after the step. */
export function newPathOf({ file, folder, newName }: RenameStep): string {
  return join(folder ?? dirname(file), newName);
}

/** A file's new name as the editor does it; nothing is overwritten. */
export function renameFile(step: RenameStep): RenameFile {
  return {
    kind: "rename",
    oldUri: uriOf(step.file),
    newUri: uriOf(newPathOf(step)),
    options: { overwrite: false, ignoreIfExists: false },
  };
}

/**
 * What the editor does of a fix; `null` where that is nothing.
 * @param textOf the text of the finding's own file, or of another that is named
 * @throws where a text that is to be edited cannot be read
 */
export async function workspaceEdit(
  steps: readonly FixStep[],
  textOf: (file: string | undefined) => Promise<EditedText>,
): Promise<WorkspaceEdit | null> {
  const changes: (TextDocumentEdit | RenameFile)[] = [];
  for (const step of steps) {
    if (step.kind === "edit") {
      changes.push(documentEdit(await textOf(step.file), step.edits));
    } else if (step.kind === "rename") {
      changes.push(renameFile(step));
    }
  }
  return changes.length === 0 ? null : { documentChanges: changes };
}
