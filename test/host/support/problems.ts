import * as vscode from "vscode";

/** Long before mocha's own deadline, which would not tell what was shown. */
const DEADLINE_MILLISECONDS = 25_000;

/** The codes of what Problems shows of a file, as text. */
export function problemsOf(path: string): readonly string[] {
  return vscode.languages.getDiagnostics(vscode.Uri.file(path)).map(({ code, source }) => {
    const value = typeof code === "object" ? code.value : code;
    return `${source} ${value}`;
  });
}

/** Resolves when Problems shows of a file what is wanted. */
export async function untilProblems(
  path: string,
  wanted: (problems: readonly string[]) => boolean,
): Promise<void> {
  await untilDiagnostics(
    () => wanted(problemsOf(path)),
    () => `Problems shows of ${path}: ${problemsOf(path).join(", ") || "nothing"}`,
  );
}

/**
 * Resolves when a condition on diagnostics holds, which is looked at whenever some change.
 * @throws with the words of `seen` where it does not come to hold
 */
export async function untilDiagnostics(condition: () => boolean, seen: () => string): Promise<void> {
  if (condition()) {
    return;
  }
  await new Promise<void>((resolve, reject) => {
    const settle = (end: () => void): void => {
      listener.dispose();
      clearTimeout(late);
      end();
    };
    const listener = vscode.languages.onDidChangeDiagnostics(() => {
      if (condition()) {
        settle(resolve);
      }
    });
    const late = setTimeout(() => settle(() => reject(new Error(seen()))), DEADLINE_MILLISECONDS);
  });
}

/** The code actions of a range, by title. */
export async function actionsAt(
  path: string,
  range: vscode.Range,
): Promise<ReadonlyMap<string, vscode.CodeAction>> {
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    vscode.Uri.file(path),
    range,
  );
  return new Map(found.map((action) => [action.title, action]));
}

/** Does what a code action says, as the editor does. */
export async function applyAction({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit !== undefined) {
    await vscode.workspace.applyEdit(edit);
  }
  if (command !== undefined) {
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  }
}
