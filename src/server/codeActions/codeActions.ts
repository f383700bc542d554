import { t } from "@vscode/l10n";
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from "vscode-languageserver/node";
import { APPLY_FILE_FIX } from "../../protocol/serverMessages.ts";
import type { Finding, Fix } from "../../rules/finding.ts";
import { LineIndex } from "../../text/lineIndex.ts";
import type { TextRange } from "../../text/textRange.ts";
import type { EditorAbilities } from "../clientCapabilities.ts";
import type { FileState } from "../diagnostics/fileReports.ts";
import { SOURCE, toRange } from "../diagnostics/toDiagnostic.ts";
import { afterRename, type FileFix, seeFile } from "./fileFix.ts";
import { fixAllEdits } from "./fixAll.ts";
import { hasFreePlace } from "./freePlace.ts";
import { ignoreInFile, ignoreInLine, ourComment, takesComments } from "./ignoreEdits.ts";
import { shellcheckActions } from "./shellcheckActions.ts";
import { documentEdit, type EditedText, isDiskStep, toSupported, workspaceEdit } from "./workspaceEdits.ts";

/** The kind of “fix all”, for `editor.codeActionsOnSave`. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.ctdb`;

/** What code actions are made with. */
export interface ActionContext {
  readonly state: FileState;
  /** The text of the state's file, which the findings' ranges belong to. */
  readonly document: EditedText;
  readonly abilities: EditorAbilities;
  readonly openRuleCommand: string | null;
  readonly hasPage: (code: string) => boolean;
  /** @throws where the file cannot be read */
  readonly otherText: (file: string) => Promise<EditedText>;
}

/** Everything that can be done about what was found in a range of an open file. */
export async function codeActions(params: CodeActionParams, context: ActionContext): Promise<CodeAction[]> {
  const { state, document } = context;
  const lines = new LineIndex(document.text);
  const wanted = {
    start: lines.offsetAt(params.range.start),
    end: lines.offsetAt(params.range.end),
  };
  const actions: CodeAction[] = [];
  if (isAsked(params, CodeActionKind.QuickFix)) {
    const shown = new Shown(params.context.diagnostics, lines);
    const found = (state.report?.findings ?? []).filter(({ range }) => meets(range, wanted));
    const fixes = await Promise.all(found.map((finding) => fixActions(finding, shown, context)));
    actions.push(...fixes.flat());
    const comments = (state.comments ?? []).filter(({ range }) => meets(range, wanted));
    actions.push(...shellcheckActions(comments, shown, context));
    actions.push(...found.flatMap((finding) => ignoreActions(finding, shown, context)));
    actions.push(...pageActions(found, context));
  }
  if (isAsked(params, FIX_ALL_KIND)) {
    const edits = fixAllEdits(state.report?.findings ?? []);
    const edit = toSupported(
      edits.length === 0 ? null : { documentChanges: [documentEdit(document, edits)] },
      context.abilities,
    );
    if (edit !== null) {
      actions.push({ title: t("Fix everything that CTDB findings can mend here"), kind: FIX_ALL_KIND, edit });
    }
  }
  return unique(actions);
}

/** The diagnostics that the editor shows in the range, to say which of them an action mends. */
export class Shown {
  readonly #diagnostics: readonly Diagnostic[];
  readonly #lines: LineIndex;

  constructor(diagnostics: readonly Diagnostic[], lines: LineIndex) {
    this.#diagnostics = diagnostics;
    this.#lines = lines;
  }

  /** The diagnostic of a finding, ready to be spread into an action. */
  of(source: string, code: string, range: TextRange): { diagnostics?: Diagnostic[] } {
    const { start, end } = toRange(this.#lines, range);
    const found = this.#diagnostics.filter(
      (one) =>
        one.source === source &&
        one.code === code &&
        one.range.start.line === start.line &&
        one.range.start.character === start.character &&
        one.range.end.line === end.line &&
        one.range.end.character === end.character,
    );
    return found.length === 0 ? {} : { diagnostics: found };
  }
}

async function fixActions(finding: Finding, shown: Shown, context: ActionContext): Promise<CodeAction[]> {
  const actions = await Promise.all(finding.fixes.map((fix) => fixAction(finding, fix, shown, context)));
  return actions.filter((action) => action !== null);
}

/** `null` where the editor cannot do it, or where a file is not there any more. */
async function fixAction(
  finding: Finding,
  fix: Fix,
  shown: Shown,
  context: ActionContext,
): Promise<CodeAction | null> {
  const planned = await workspaceEdit(fix.steps, async (file) =>
    file === undefined || file === context.state.path ? context.document : context.otherText(file),
  );
  const edit = toSupported(planned, context.abilities);
  const steps = fix.steps.filter(isDiskStep);
  const seen = (await Promise.all(steps.map(({ file }) => seeFile(file)))).filter((file) => file !== null);
  const isPossible = (planned === null || edit !== null) && seen.length === steps.length;
  if (!isPossible || !(await hasFreePlace(fix.steps))) {
    return null;
  }
  const rename = fix.steps.find((step) => step.kind === "rename");
  const onDisk: FileFix = { steps, seen };
  const argument = rename === undefined ? onDisk : afterRename(onDisk, rename);
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    isPreferred: fix.isPreferred,
    ...shown.of(SOURCE, finding.code, finding.range),
    ...(edit === null ? {} : { edit }),
    ...(steps.length === 0
      ? {}
      : { command: { title: fix.title, command: APPLY_FILE_FIX, arguments: [argument] } }),
  };
}

function ignoreActions(
  finding: Finding,
  shown: Shown,
  { state, document, abilities }: ActionContext,
): CodeAction[] {
  if (!takesComments(state.path, state.directory?.path ?? null)) {
    return [];
  }
  const { code, range } = finding;
  const comment = ourComment(code);
  const places = [
    { title: t("Ignore {0} on this line", code), edit: ignoreInLine(document.text, range, comment) },
    { title: t("Ignore {0} in this file", code), edit: ignoreInFile(document.text, comment) },
  ];
  return places.flatMap(({ title, edit }) => {
    const supported = toSupported(
      edit === null ? null : { documentChanges: [documentEdit(document, [edit])] },
      abilities,
    );
    return supported === null
      ? []
      : [{ title, kind: CodeActionKind.QuickFix, ...shown.of(SOURCE, code, range), edit: supported }];
  });
}

function pageActions(found: readonly Finding[], { openRuleCommand, hasPage }: ActionContext): CodeAction[] {
  const command = openRuleCommand;
  if (command === null) {
    return [];
  }
  return found
    .filter(({ code }) => hasPage(code))
    .map(({ code }) => {
      const title = t("Explain {0}", code);
      return { title, kind: CodeActionKind.QuickFix, command: { title, command, arguments: [code] } };
    });
}

/** Whether the editor wants actions of a kind: all where it names none. */
function isAsked({ context }: CodeActionParams, kind: string): boolean {
  return context.only?.some((one) => one === "" || kind === one || kind.startsWith(`${one}.`)) ?? true;
}

function meets(a: TextRange, b: TextRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Several findings of one rule in a line offer the same. */
function unique(actions: readonly CodeAction[]): CodeAction[] {
  const known = new Set<string>();
  return actions.filter(({ title, edit, command }) => {
    const key = JSON.stringify([title, edit, command]);
    return !known.has(key) && known.add(key);
  });
}
