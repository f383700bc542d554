import {
  type CodeAction,
  type CodeActionParams,
  LSPErrorCodes,
  MessageType,
  ResponseError,
} from "vscode-languageserver/node";
import { formatVersion } from "../ctdb/version.ts";
import { type ActionContext, APPLY_FILE_FIX, codeActions } from "./codeActions/codeActions.ts";
import { applyFileFix, FileFixError, readFileFix } from "./codeActions/fileFix.ts";
import { throwIfCancelled } from "./diagnostics/workspaceDiagnostics.ts";
import { pathOf, uriOf } from "./fileUri.ts";
import { DescribeRequest, type DirectoryDescription } from "./protocol.ts";
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
    otherText: async (file) => {
      const open = documents.at(file);
      const text = await reports.textOf(file);
      if (text === null) {
        throw new ResponseError(LSPErrorCodes.RequestFailed, `${file} cannot be read.`);
      }
      return { uri: open?.uri ?? uriOf(file), version: open?.version ?? null, text };
    },
  };
  return codeActions(params, context);
}

/** Tells the user where a fix cannot be done: the editor shows no errors of commands. */
async function fixOnDisk(session: Session, argument: unknown): Promise<null> {
  const { directories, log } = session;
  const fix = readFileFix(argument);
  if (fix === null) {
    throw new ResponseError(LSPErrorCodes.RequestFailed, "This is no fix that the server has offered.");
  }
  try {
    await applyFileFix(fix, (file) => directories.ownerOf(file)?.has(file) === true);
  } catch (error) {
    if (!(error instanceof FileFixError)) {
      throw error;
    }
    log.warn(error.message);
    session.show(MessageType.Error, error.message);
  }
  await Promise.all(fix.steps.map(({ file }) => directories.refreshAt(file)));
  return null;
}

async function describe({ directories }: Session, uri: string): Promise<DirectoryDescription | null> {
  const path = pathOf(uri);
  const check = path === null ? null : await (await directories.of(path))?.ready();
  if (check === null || check === undefined) {
    return null;
  }
  const { generation, step, version } = check.convention;
  return { directory: check.path, base: check.base, generation, step, version: formatVersion(version) };
}
