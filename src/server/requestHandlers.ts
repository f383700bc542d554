import { basename, dirname } from "node:path";
import { t } from "@vscode/l10n";
import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  LSPErrorCodes,
  MessageType,
  ResponseError,
} from "vscode-languageserver/node";
import { formatVersion } from "../ctdb/version.ts";
import { APPLY_FILE_FIX, type DirectoryDescription, type OfferedFix } from "../protocol/serverMessages.ts";
import { type ActionContext, codeActions } from "./codeActions/codeActions.ts";
import { applyFileFix, type FileFix, FileFixError, readFileFix } from "./codeActions/fileFix.ts";
import { offeredFixes } from "./codeActions/offeredFixes.ts";
import type { EditedText } from "./codeActions/workspaceEdits.ts";
import { throwIfCancelled } from "./diagnostics/workspaceDiagnostics.ts";
import { stateOfFile } from "./directories/entryStates.ts";
import { pathOf, uriOf } from "./fileUri.ts";
import { DescribeRequest, OfferedFixesRequest } from "./protocol.ts";
import type { Session } from "./session.ts";

/** Answers what the editor asks: diagnostics, code actions, commands. */
export function registerRequestHandlers(session: Session): void {
  const { connection, abilities, documentDiagnostics, workspaceDiagnostics, publisher } = session;
  if (abilities.pullDiagnostics) {
    const { diagnostics } = connection.languages;
    diagnostics.on((params, token) => documentDiagnostics.answer(params, token));
    diagnostics.onWorkspace((params, token, _work, progress) => {
      publisher.stop(); // the editor asks for files that are not open, too
      return workspaceDiagnostics.answer(params, token, progress);
    });
  }
  connection.onCodeAction(async (params, token) => {
    throwIfCancelled(token);
    const actions = await actionsFor(session, params);
    throwIfCancelled(token);
    return actions;
  });
  connection.onExecuteCommand(({ command, arguments: args }) => {
    if (command !== APPLY_FILE_FIX) {
      throw new ResponseError(LSPErrorCodes.RequestFailed, `There is no command ${command}.`);
    }
    return fixOnDisk(session, args?.[0]);
  });
  connection.onRequest(DescribeRequest, async ({ uri }) => describe(session, uri));
  connection.onRequest(OfferedFixesRequest, ({ directory }, token) => fixesOf(session, directory, token));
}

async function actionsFor(session: Session, params: CodeActionParams): Promise<CodeAction[]> {
  const { documents, reports, pages, abilities, options } = session;
  const path = pathOf(params.textDocument.uri);
  const document = path === null ? null : documents.at(path);
  const state = path === null || document === null ? null : await reports.ofOpen(path);
  if (state === null || document === null || state.version !== document.version) {
    return []; // none of ours, or changed meanwhile: the editor asks again
  }
  const context: ActionContext = {
    state,
    document: { uri: document.uri, version: document.version, text: document.getText() },
    abilities,
    openRuleCommand: options.openRuleCommand,
    hasPage: (code) => pages.uri(code) !== null,
    otherText: (file) => editedText(session, file),
  };
  return codeActions(params, context);
}

/** @throws {ResponseError} where the file cannot be read */
async function editedText({ documents, reports }: Session, file: string): Promise<EditedText> {
  const open = documents.at(file);
  const text = await reports.textOf(file);
  if (text === null) {
    throw new ResponseError(LSPErrorCodes.RequestFailed, t("{0} cannot be read.", file));
  }
  return { uri: open?.uri ?? uriOf(file), version: open?.version ?? null, text };
}

/** Everything in a directory that can be mended without a question. */
async function fixesOf(
  session: Session,
  path: string,
  token: CancellationToken,
): Promise<readonly OfferedFix<FileFix>[]> {
  const { directories, documents, settings, abilities } = session;
  const check = (await (await directories.include(path))?.ready()) ?? null;
  if (check === null) {
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      t("{0} is no event directory that can be read.", path),
    );
  }
  const { severities } = await settings.get(uriOf(path));
  return offeredFixes(check, {
    abilities,
    check: (file) => check.check(file, { severities }, documents.at(file)?.getText()),
    textOf: (file) => editedText(session, file),
    throwIfCancelled: () => throwIfCancelled(token),
  });
}

/**
 * Tells the user where a fix cannot be done: the editor shows no errors of commands.
 * @returns whether it was done
 */
async function fixOnDisk(session: Session, argument: unknown): Promise<boolean> {
  const { directories, log } = session;
  const fix = readFileFix(argument);
  if (fix === null) {
    throw new ResponseError(LSPErrorCodes.RequestFailed, "This is no fix that the server has offered.");
  }
  let isDone = true;
  try {
    await everyDirectoryKnown(session);
    await Promise.all(fix.steps.map(({ file }) => readIfNew(session, file)));
    await applyFileFix(fix, (file) => {
      const owner = directories.ownerOf(file);
      return owner?.has(file) === true || directories.all().some(({ path }) => path === file);
    });
  } catch (error) {
    if (!(error instanceof FileFixError)) {
      throw error;
    }
    isDone = false;
    log.warn(error.message);
    session.show(MessageType.Error, error.message);
  }
  await Promise.all(fix.steps.map(({ file }) => directories.refreshAt(file)));
  return isDone;
}

/** A fix that was offered before a restart, or by hand, may come before the directories are found. */
async function everyDirectoryKnown({ directories, documents }: Session): Promise<void> {
  await directories.searched();
  await Promise.all(documents.paths().map((path) => directories.of(path)));
}

/** Reads the directory of a file that the editor has just renamed. */
async function readIfNew({ directories }: Session, file: string): Promise<void> {
  const owner = directories.ownerOf(file);
  if (owner?.has(file) === false) {
    await owner.refresh();
  }
}

async function describe({ directories }: Session, uri: string): Promise<DirectoryDescription | null> {
  const path = pathOf(uri);
  const check = path === null ? null : await (await directories.of(path))?.ready();
  if (check === null || check === undefined) {
    return null;
  }
  const { generation, step, version } = check.convention;
  const name = path !== null && dirname(path) === check.path ? basename(path) : null;
  return {
    directory: check.path,
    base: check.base,
    generation,
    step,
    version: formatVersion(version),
    ...(await stateOfFile(check, name)),
  };
}
