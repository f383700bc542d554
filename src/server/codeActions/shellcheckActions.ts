import { type CodeAction, CodeActionKind } from "vscode-languageserver/node";
import type { ShellcheckComment } from "../shellcheck/shellcheckComment.ts";
import { SHELLCHECK_SOURCE, shellcheckCode } from "../shellcheck/shellcheckDiagnostic.ts";
import type { ActionContext, Shown } from "./codeActions.ts";
import { ignoreInFile, ignoreInLine, shellcheckComment } from "./ignoreEdits.ts";
import { documentEdit, toSupported } from "./workspaceEdits.ts";

/** What can be done about comments of ShellCheck: its own fix, and its own comment that silences it. */
export function shellcheckActions(
  comments: readonly ShellcheckComment[],
  shown: Shown,
  { document, abilities }: ActionContext,
): CodeAction[] {
  return comments.flatMap((comment) => {
    const code = shellcheckCode(comment);
    const silence = shellcheckComment(code);
    const line = ignoreInLine(document.text, comment.range, silence);
    const offers = [
      { title: `Apply ShellCheck's fix for ${code}`, edits: comment.edits, isPreferred: true },
      {
        title: `Ignore ${code} on this line`,
        // ShellCheck reads its comments only in lines of their own.
        edits: line === null || isBehind(line.range.start, document.text) ? null : [line],
        isPreferred: false,
      },
      {
        title: `Ignore ${code} in this file`,
        edits: [ignoreInFile(document.text, silence)],
        isPreferred: false,
      },
    ];
    return offers.flatMap(({ title, edits, isPreferred }) => {
      const edit = toSupported(
        edits === null ? null : { documentChanges: [documentEdit(document, edits)] },
        abilities,
      );
      const diagnostics = shown.of(SHELLCHECK_SOURCE, code, comment.range);
      return edit === null
        ? []
        : [{ title, kind: CodeActionKind.QuickFix, isPreferred, ...diagnostics, edit }];
    });
  });
}

/** Whether an offset is behind something else in its line. */
function isBehind(offset: number, text: string): boolean {
  return offset > 0 && text[offset - 1] !== "\n" && text[offset - 1] !== "\r";
}
