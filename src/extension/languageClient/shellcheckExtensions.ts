import * as vscode from "vscode";

/** Extensions that show ShellCheck's comments on shell scripts by themselves. */
const SHOW_SHELLCHECK: readonly string[] = ["timonwong.shellcheck", "mads-hartmann.bash-ide-vscode"];

/** Whether another extension runs ShellCheck already. */
export function isShellcheckCovered(): boolean {
  return SHOW_SHELLCHECK.some((id) => vscode.extensions.getExtension(id) !== undefined);
}
