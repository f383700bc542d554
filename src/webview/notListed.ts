import { element, sentence, setText, show } from "./dom.ts";
import type { NotListedView } from "./messages.ts";

/** How many files are told of; a folder full of others is not an event directory. */
const MOST_FILES = 50;

/** Below the scripts: files of the directory that CTDB passes over in silence. */
export class NotListed {
  readonly root = element("details", { class: "not-listed" });
  readonly #summary = element("summary");
  readonly #list = element("ul");
  #shown = "";

  /** @param opened is called when the list has been opened below what is in view. */
  constructor(opened: (list: HTMLElement) => void) {
    this.root.append(this.#summary, this.#list);
    this.root.addEventListener("toggle", () => {
      if (this.root.open) {
        opened(this.root);
      }
    });
    show(this.root, false);
  }

  /** Shows the files; opened by itself where CTDB found no script at all. */
  update(files: readonly NotListedView[], noScripts: boolean): void {
    const key = JSON.stringify(files);
    if (key === this.#shown) {
      return;
    }
    this.#shown = key;
    setText(
      this.#summary,
      files.length === 1
        ? "CTDB does not run 1 other file of this folder"
        : `CTDB does not run ${files.length} other files of this folder`,
    );
    this.#list.replaceChildren(...files.slice(0, MOST_FILES).map(item));
    this.root.open = noScripts;
    show(this.root, files.length > 0);
  }
}

function item(file: NotListedView): HTMLElement {
  const name = element("span", { class: "code" }, file.fileName);
  return element("li", {}, name, element("div", {}, ...sentence(file.sentence)));
}
