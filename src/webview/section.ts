import { element, setText, show } from "./dom.ts";

/** What a section needs from the page around it. */
export interface SectionContext {
  /** The sections that are open, by name. */
  readonly open: ReadonlySet<string>;
  /** The user opened or closed the section. */
  toggled(section: HTMLElement, name: string, open: boolean): void;
}

/** A part of the page below the scripts that opens on demand; it is only filled then. */
export class Section<T> {
  readonly root: HTMLDetailsElement;
  readonly #summary = element("summary");
  readonly #body = element("div", { class: "section-body" });
  readonly #fill: (content: T) => Node;
  #content: T | null = null;
  #isFilled = false;

  /** @param name under which the section is remembered */
  constructor(name: string, fill: (content: T) => Node, context: SectionContext) {
    this.#fill = fill;
    this.root = element(
      "details",
      { class: `section section-${name}`, open: context.open.has(name) },
      this.#summary,
      this.#body,
    );
    this.root.addEventListener("toggle", () => {
      this.#fillOnce();
      // The event also comes for what the page itself opened.
      if (this.root.open !== context.open.has(name)) {
        context.toggled(this.root, name, this.root.open);
      }
    });
    show(this.root, false);
  }

  /** Shows content under a title; `null`: nothing to show. */
  update(title: string, content: T | null): void {
    this.#content = content;
    this.#isFilled = false;
    setText(this.#summary, title);
    show(this.root, content !== null);
    this.#fillOnce();
  }

  #fillOnce(): void {
    if (this.root.open && !this.#isFilled && this.#content !== null) {
      this.#isFilled = true;
      this.#body.replaceChildren(this.#fill(this.#content));
    }
  }
}
