import "./history/historyStrip.ts";
import "./sequence/sequenceArea.ts";
import type { PartMessage, PartName } from "./messages.ts";
import type { PartElement } from "./partElement.ts";

/** What is kept of the parts, by their names. */
export type KeptParts = Readonly<Partial<Record<PartName, unknown>>>;

/** The parts of the page beside the run; their elements are made once and stay. */
export class Parts {
  readonly history: PartElement;
  readonly sequence: PartElement;
  #kept: KeptParts;

  /** @param keep is given what all parts keep, whenever one of them keeps something */
  constructor(send: (message: PartMessage) => void, kept: KeptParts, keep: (kept: KeptParts) => void) {
    this.#kept = kept;
    const make = (part: PartName): PartElement => {
      const element = document.createElement(`ctdb-${part}`) as PartElement;
      element.host = {
        send: (message) => send({ kind: "part", part, message }),
        kept: kept[part],
        keep: (state) => {
          this.#kept = { ...this.#kept, [part]: state };
          keep(this.#kept);
        },
      };
      return element;
    };
    this.history = make("history");
    this.sequence = make("sequence");
  }

  /** Gives a message to the part that it is for. */
  take({ part, message }: PartMessage): void {
    this[part].take(message);
  }
}
