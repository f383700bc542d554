import { button, element, setText, show } from "./dom.ts";
import { OUTPUT_LIMIT, type OutputView } from "./messages.ts";

/** How near the end counts as being there, in pixels. */
const NEAR_END = 8;

/** What a script printed: its end, which is followed while the user is there. */
export class OutputBox {
  readonly root: HTMLElement;
  readonly #pre = element("pre", { tabindex: "0", role: "region", "aria-label": "Output" });
  readonly #empty = element("p", { class: "quiet" });
  readonly #note = element("span");
  readonly #open: HTMLButtonElement;
  readonly #noteLine: HTMLElement;
  #text = "";
  #shown = "";
  #frame: number | null = null;
  #follows = true;

  constructor(openWhole: () => void) {
    this.#open = button("Open whole output", { class: "link" }, openWhole);
    this.#noteLine = element("p", { class: "quiet" }, this.#note, " ", this.#open);
    this.root = element("div", { class: "output" }, this.#noteLine, this.#pre, this.#empty);
    this.#pre.addEventListener("scroll", () => {
      const { scrollHeight, scrollTop, clientHeight } = this.#pre;
      this.#follows = scrollHeight - scrollTop - clientHeight < NEAR_END;
    });
    this.#showParts(null, false);
  }

  get empty(): boolean {
    return this.#text === "";
  }

  /** Takes over output; what was shown before stays bounded. It is shown with the next frame. */
  take(output: OutputView): void {
    this.#text = output.replace ? output.text : (this.#text + output.text).slice(-OUTPUT_LIMIT);
    this.#showParts(output.note, output.canOpen);
    this.#frame ??= requestAnimationFrame(() => this.flush());
  }

  /** Shows what was taken. */
  flush(): void {
    if (this.#frame !== null) {
      cancelAnimationFrame(this.#frame);
      this.#frame = null;
    }
    if (this.#text !== this.#shown) {
      const grown = this.#shown !== "" && this.#text.startsWith(this.#shown);
      if (grown) {
        this.#pre.append(this.#text.slice(this.#shown.length));
      } else {
        this.#pre.textContent = this.#text;
      }
      this.#shown = this.#text;
    }
    if (this.#follows) {
      this.#pre.scrollTop = this.#pre.scrollHeight;
    }
  }

  /** Says what it means that there is no output. */
  setOver(over: boolean): void {
    setText(this.#empty, over ? "No output." : "No output yet.");
  }

  #showParts(note: string | null, canOpen: boolean): void {
    setText(this.#note, note ?? "");
    show(this.#open, canOpen);
    show(this.#noteLine, note !== null);
    show(this.#pre, !this.empty);
    show(this.#empty, this.empty);
  }
}
