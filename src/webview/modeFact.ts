import { button, element, setAttributes, setSentence, setText, show } from "./dom.ts";
import { icon, iconOfMode, setIcon } from "./icons.ts";
import type { ModeView } from "./messages.ts";

/** Where the scripts run: a word in the head that opens its reason. */
export class ModeFact {
  /** The value of the fact. */
  readonly value: HTMLElement;
  /** The reason, on a line of its own. */
  readonly reason = element("p", { class: "quiet reason", id: "mode-reason" });
  readonly #icon = icon();
  readonly #word = element("span");
  readonly #toggle: HTMLButtonElement;

  constructor() {
    this.#toggle = button("", { class: "mode", "aria-controls": "mode-reason" }, () =>
      this.#open(this.#toggle.getAttribute("aria-expanded") !== "true"),
    );
    this.#toggle.append(this.#icon, this.#word, element("span", { class: "twistie", "aria-hidden": "true" }));
    this.value = element("dd", {}, this.#toggle);
    this.#open(false);
  }

  /** Shows a mode. */
  update({ mode, reason }: ModeView): void {
    setIcon(this.#icon, iconOfMode(mode));
    setText(this.#word, mode);
    setSentence(this.reason, reason);
    setAttributes(this.#toggle, {
      title: reason.replaceAll("`", ""),
      "aria-label": `Sandbox ${mode}: why`,
    });
  }

  #open(open: boolean): void {
    show(this.reason, open);
    setAttributes(this.#toggle, { "aria-expanded": String(open) });
  }
}
