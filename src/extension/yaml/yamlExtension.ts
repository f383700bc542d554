import * as vscode from "vscode";

/** Whether Red Hat's YAML extension is at work, which checks and completes by the schema that we contribute. */
export function yamlExtensionIsActive(): boolean {
  return vscode.extensions.getExtension("redhat.vscode-yaml")?.isActive === true;
}
