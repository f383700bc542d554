import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { untilDiagnostics } from "../support/problems.ts";

/** A `CTDB_BASE` in the workspace that a test writes to as another program would. */
export class OwnBase {
  /** Absolute path. */
  readonly path: string;

  /** @param folder an existing folder of the workspace */
  constructor(folder: string) {
    this.path = join(folder, "ctdb");
  }

  get events(): string {
    return join(this.path, "events", "legacy");
  }

  /**
   * Makes the event directory with one script that is right; resolves when nothing is open or shown of an earlier one: what
   * is open is checked as VS Code has it.
   */
  async begin(): Promise<void> {
    await this.#closed();
    const left = (): readonly string[] =>
      vscode.languages
        .getDiagnostics()
        .filter(([uri, found]) => found.length > 0 && this.holds(uri))
        .map(([uri]) => uri.fsPath);
    await untilDiagnostics(
      () => left().length === 0,
      () => `of an earlier test Problems shows ${left().join(", ")}`,
    );
    this.script("90.right.script", "#!/bin/sh\nexit 0\n");
  }

  /** Resolves when VS Code has let go of every file of it. */
  async #closed(): Promise<void> {
    const isOpen = (): boolean => vscode.workspace.textDocuments.some(({ uri }) => this.holds(uri));
    if (isOpen()) {
      await new Promise<void>((resolve) => {
        const listener = vscode.workspace.onDidCloseTextDocument(() => {
          if (!isOpen()) {
            listener.dispose();
            resolve();
          }
        });
      });
    }
  }

  holds(uri: vscode.Uri): boolean {
    return uri.fsPath.startsWith(join(this.path, "/"));
  }

  /** Writes a script. @returns its path */
  script(name: string, text: string, mode = 0o755): string {
    return this.file(join("events", "legacy", name), text, mode);
  }

  /** Writes a file, whatever the umask. @param name path below CTDB_BASE */
  file(name: string, text: string, mode = 0o644): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, mode);
    return path;
  }

  /** Makes a link in the event directory. */
  link(name: string, target: string): string {
    const path = join(this.events, name);
    symlinkSync(target, path);
    return path;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
