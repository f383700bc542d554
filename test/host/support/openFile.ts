import * as vscode from "vscode";

/**
 * Opens a file as the user does. What an extension opens by itself VS Code keeps for minutes after its editor is closed,
 * with the old text where the file is deleted and written anew.
 * @returns the document of the editor that shows it
 */
export async function openFile(path: string): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand("vscode.open", vscode.Uri.file(path), { preview: false });
  const shown = (): vscode.TextDocument | undefined => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.fsPath === path ? document : undefined;
  };
  return (
    shown() ??
    new Promise((resolve) => {
      const listener = vscode.window.onDidChangeActiveTextEditor(() => {
        const document = shown();
        if (document !== undefined) {
          listener.dispose();
          resolve(document);
        }
      });
    })
  );
}
