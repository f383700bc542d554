import { noChange } from "lit";
import { Directive, directive, type ElementPart, type PartInfo, PartType } from "lit/directive.js";

/** Sets styles by the CSSOM: the content security policy allows no `style` attribute. */
class Vars extends Directive {
  readonly #set = new Map<string, string>();

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) {
      throw new Error("vars stands in an element's tag.");
    }
  }

  render(_values: Readonly<Record<string, string>>): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [values]: [Readonly<Record<string, string>>]): typeof noChange {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(values)) {
      if (this.#set.get(name) !== value) {
        this.#set.set(name, value);
        style.setProperty(name, value);
      }
    }
    return noChange;
  }
}

/** `<div ${vars({ "--from": "10%" })}>` */
export const vars = directive(Vars);
