import * as vscode from "vscode";

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
  if (wanted(problemsOf(path))) {
    return;
  }
  await new Promise<void>((resolve) => {
    const listener = vscode.languages.onDidChangeDiagnostics(() => {
      if (wanted(problemsOf(path))) {
        listener.dispose();
        resolve();
      }
    });
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
