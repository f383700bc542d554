import { t } from "@vscode/l10n";
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
      { title: t("Apply ShellCheck's fix for {0}", code), edits: comment.edits, isPreferred: true },
      {
        title: t("Ignore {0} on this line", code),
        // ShellCheck reads its comments only in lines of their own.
        edits: line === null || isBehind(line.range.start, document.text) ? null : [line],
        isPreferred: false,
      },
      {
        title: t("Ignore {0} in this file", code),
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
