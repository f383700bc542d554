import type { PartMessage, PartName } from "../../webview/messages.ts";
import type { PagePart } from "./pagePart.ts";

/** The parts of the page beside the run: which of them have something to say, and whom a message is for. */
export class PageParts {
  readonly #parts = new Map<PartName, PagePart>();
  readonly #changed = new Set<PartName>();
  /** Called when {@link take} has something. */
  onChanged: () => void = () => undefined;

  /** Adds a part; disposing of the result takes it away. */
  add(part: PagePart): { dispose(): void } {
    const noteChange = () => {
      this.#changed.add(part.name);
      this.onChanged();
    };
    this.#parts.set(part.name, part);
    const stopListening = part.listen(noteChange);
    noteChange();
    return {
      dispose: () => {
        stopListening();
        this.#parts.delete(part.name);
        this.#changed.delete(part.name);
      },
    };
  }

  /** The messages for the page: of every part if the page is new, else of those that changed. */
  take(page: "new" | "known"): PartMessage[] {
    const due = [...this.#parts.values()].filter(({ name }) => page === "new" || this.#changed.has(name));
    this.#changed.clear();
    return due.flatMap((part) =>
      part.messages(page).map((message) => ({ kind: "part" as const, part: part.name, message })),
    );
  }

  /** Gives a message of the page to the part that it is for; without effect where there is none. */
  async receive({ part, message }: PartMessage): Promise<void> {
    await this.#parts.get(part)?.receive(message);
  }
}
