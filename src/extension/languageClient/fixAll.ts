import { basename } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { APPLY_FILE_FIX, type OfferedFix, ServerMessages } from "../../protocol/serverMessages.ts";
import { Commands } from "../ids.ts";
import { UserError } from "../userError.ts";
import { directoryAt, searchVisibly, shortPath } from "../workspace/eventDirectories.ts";
import { FIX_KINDS, type FixItem, fixItem, headings, isSameFix, outcomeText } from "./fixAllItems.ts";
import type { LanguageServer } from "./languageServer.ts";

function fixAllTitle(): string {
  return t("Fix all in event directory");
}

/**
 * Offers everything in an event directory that has one right fix, and does what the user chooses.
 * @param target the file or folder that a menu was opened on, or the path of an event directory
 * @param ofFileAlone whether only the fixes of `target`, a file, are meant: a single one is done without a question
 * @throws {UserError} where there is no server or no event directory
 */
export async function fixAll(server: LanguageServer, target: unknown, ofFileAlone = false): Promise<void> {
  const directory = await directoryOf(target);
  if (directory === null) {
    return;
  }
  const file = ofFileAlone && target instanceof vscode.Uri ? target.fsPath : null;
  const offers = (await offersOf(server, directory)).filter(
    (offer) => file === null || basename(offer.file) === basename(file),
  );
  const name = shortPath(file ?? directory);
  if (offers.length === 0) {
    void vscode.window.showInformationMessage(
      t("{0}: there is nothing that one right fix would mend.", name),
    );
    return;
  }
  const chosen = file !== null && offers.length === 1 ? offers : await choose(offers, name, file !== null);
  if (chosen.length === 0) {
    return;
  }
  // Files may have changed while the list was open: the fixes are those of now.
  const now = await offersOf(server, directory);
  const done: OfferedFix[] = [];
  const failed: OfferedFix[] = [];
  for (const kind of FIX_KINDS) {
    for (const offer of chosen.filter((one) => one.kind === kind)) {
      const fresh = now.find((one) => isSameFix(one, offer));
      const isDone = fresh !== undefined && (await apply(server, fresh));
      (isDone ? done : failed).push(offer);
    }
  }
  const outcome = outcomeText({ done, failed }, name);
  if (file !== null && failed.length === 0) {
    vscode.window.setStatusBarMessage(outcome, 5000); // its row shows it as well
    return;
  }
  const show = failed.length === 0 ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  void show(outcome);
}

/** The directory that is meant: of the target, of the open file, the only one, or the one that the user chooses. */
async function directoryOf(target: unknown): Promise<string | null> {
  if (typeof target === "string") {
    return target;
  }
  if (target instanceof vscode.Uri && target.scheme === "file") {
    return directoryAt(target);
  }
  const { directories } = await searchVisibly();
  const [first, ...others] = directories;
  if (first === undefined) {
    throw new UserError(
      t("No event directory was found in this workspace. Open a folder that has one, or a script of one."),
    );
  }
  if (first.ofOpenFile || others.length === 0) {
    return first.path;
  }
  const items = directories.map(({ path }) => ({ label: shortPath(path), path }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: fixAllTitle(),
    placeHolder: t("Event directory"),
    ignoreFocusOut: true,
  });
  return chosen?.path ?? null;
}

async function offersOf(server: LanguageServer, directory: string): Promise<readonly OfferedFix[]> {
  const found = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: t("Looking for what can be fixed") },
    async () => {
      await server.start(); // the window may have just been opened
      return server.request(ServerMessages.offeredFixes, { directory });
    },
  );
  if (!Array.isArray(found)) {
    throw new UserError(t("The CTDB language server is not running."), [
      { title: t("Restart language server"), command: Commands.restartServer },
    ]);
  }
  return found as readonly OfferedFix[];
}

/**
 * @param name of the directory or the file, for people
 * @param isFile all is ticked then: the user has asked for just that
 */
async function choose(
  offers: readonly OfferedFix[],
  name: string,
  isFile: boolean,
): Promise<readonly OfferedFix[]> {
  const items = FIX_KINDS.flatMap((kind): (FixItem | vscode.QuickPickItem)[] => {
    const found = offers.filter((offer) => offer.kind === kind).map(fixItem);
    const own = isFile ? found.map((item) => ({ ...item, picked: true })) : found;
    const heading = { label: headings()[kind], kind: vscode.QuickPickItemKind.Separator };
    return own.length === 0 ? [] : [heading, ...own];
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: `${isFile ? t("Fix script") : fixAllTitle()}: ${name}`,
    placeHolder: t("What to fix"),
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return (chosen ?? []).flatMap((item) => ("offer" in item ? [item.offer] : []));
}

/** Does one fix. What was typed before in a file stays unsaved. @returns whether it was done */
async function apply(server: LanguageServer, { fix, edit }: OfferedFix): Promise<boolean> {
  if (fix !== null && (await vscode.commands.executeCommand(APPLY_FILE_FIX, fix)) !== true) {
    return false;
  }
  if (edit === null) {
    return true;
  }
  const wanted = await server.toEdit(edit);
  const paths = new Set(wanted?.entries().map(([uri]) => uri.fsPath));
  const unsaved = vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty);
  if (wanted === null || !(await vscode.workspace.applyEdit(wanted))) {
    return false;
  }
  const edited = vscode.workspace.textDocuments.filter(
    (document) => document.isDirty && paths.has(document.uri.fsPath) && !unsaved.includes(document),
  );
  const saved = await Promise.all(edited.map((document) => document.save()));
  return saved.every((isSaved) => isSaved);
}
