import * as vscode from "vscode";
import { retarget } from "../../scripts/linksTo.ts";

/** Links that lead to a file which was renamed here: they follow it, also where Undo and Redo take the name back. */
interface Followed {
  file: string;
  readonly links: readonly Buffer[];
}

/** More renames are not followed back. */
const MOST_FOLLOWED = 100;

/** Keeps links in event directories leading to the scripts that are renamed from the tree. */
export class LinkKeeper implements vscode.Disposable {
  readonly #listening: vscode.Disposable;
  readonly #failed: (links: readonly Buffer[]) => void;
  #followed: Followed[] = [];

  /** @param failed told of links that could not be changed */
  constructor(failed: (links: readonly Buffer[]) => void) {
    this.#failed = failed;
    this.#listening = vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        this.#renamed(oldUri.fsPath, newUri.fsPath);
      }
    });
  }

  /** From now on these links follow a file. */
  follow(file: string, links: readonly Buffer[]): void {
    const others = this.#followed.filter((one) => one.file !== file);
    this.#followed = [...others, { file, links }].slice(-MOST_FOLLOWED);
  }

  dispose(): void {
    this.#listening.dispose();
  }

  #renamed(from: string, to: string): void {
    const known = this.#followed.find(({ file }) => file === from);
    if (known === undefined) {
      return;
    }
    known.file = to;
    retarget(known.links, from, to).then(
      (failed) => failed.length > 0 && this.#failed(failed),
      () => this.#failed(known.links),
    );
  }
}
