/** Small helpers to build a document without markup in strings. */

type Attributes = Readonly<Record<string, string | boolean | null>>;

/** Makes an element; an attribute that is `false` or `null` is left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string | null)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Makes a button that does something. */
export function button(label: string, attributes: Attributes, onClick: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", onClick);
  return made;
}

export function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null) {
      target.removeAttribute(name);
    } else {
      target.setAttribute(name, value === true ? "" : value);
    }
  }
}

/** Sets an element's text unless it is the same, so that a selection in it stays. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

/** Shows or hides an element. */
export function show(target: HTMLElement, visible: boolean): void {
  target.hidden = !visible;
}

/** A sentence in which `names between backticks` are set as code. */
export function sentence(text: string): (Node | string)[] {
  return text.split("`").map((part, index) => (index % 2 === 1 ? element("code", {}, part) : part));
}

/** The same for an element that holds one sentence, unless it is the same. */
export function setSentence(target: HTMLElement, text: string): void {
  if (target.dataset.sentence !== text) {
    target.dataset.sentence = text;
    target.replaceChildren(...sentence(text));
  }
}

/**
 * Scrolls as little as shows an element, and its start where it is too high. The element's own way to do that
 * scrolls everything around it too: the frame in the workbench that the page is in.
 */
export function scrollTo(target: HTMLElement, scroller: HTMLElement): void {
  const { top, bottom, height } = target.getBoundingClientRect();
  const start = scroller === document.documentElement ? 0 : scroller.getBoundingClientRect().top;
  const end = start + scroller.clientHeight;
  if (top < start || height > end - start) {
    scroller.scrollTop += top - start;
  } else if (bottom > end) {
    scroller.scrollTop += bottom - end;
  }
}
