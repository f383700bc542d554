import * as vscode from "vscode";

const YAML_EXTENSION = "redhat.vscode-yaml";

/** Whether Red Hat's YAML extension is at work, which checks and completes by the schema that we contribute. */
export function yamlExtensionIsActive(): boolean {
  return vscode.extensions.getExtension(YAML_EXTENSION)?.isActive === true;
}

/** Whether it is at work for every YAML document, or will be: it starts with the first one. */
export function isYamlCovered(): boolean {
  return vscode.extensions.getExtension(YAML_EXTENSION) !== undefined;
}
