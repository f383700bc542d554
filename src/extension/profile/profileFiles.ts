import * as vscode from "vscode";

/** Names that every node profile may have, whatever the language of the document. */
const NAMES = "**/{node-profile,*.node-profile}.{yaml,yml}";

/** Larger files are no node profiles, and would be slow to check. */
const MOST_CHARACTERS = 1_000_000;

/** The documents that are node profiles: by their name, or because settings name them, as absolute paths. */
export function profileSelector(named: readonly string[]): vscode.DocumentFilter[] {
  const patterns = [NAMES, ...named.map(escapeGlob)];
  return ["file", "vscode-remote", "untitled"].flatMap((scheme) =>
    patterns.map((pattern) => ({ scheme, pattern })),
  );
}

/** Whether a document is a node profile, and no larger than one can be. */
export function isProfile(
  document: vscode.TextDocument,
  selector: readonly vscode.DocumentFilter[],
): boolean {
  return vscode.languages.match(selector, document) > 0 && document.getText().length <= MOST_CHARACTERS;
}

/** A path as a pattern that is only itself. */
function escapeGlob(path: string): string {
  return path.replace(/[*?[\]{}]/g, "[$&]");
}
