const MOST_LINES = 200;
const MOST_CHARACTERS = 2000;

/** The last lines of a log, each with its time and level, for a report on a problem. */
export class KeptLines {
  readonly #lines: string[] = [];
  readonly #now: () => Date;

  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
  }

  /** Keeps a message with what was logged along with it; the oldest lines go. */
  add(level: string, message: unknown, ...args: readonly unknown[]): void {
    const text = shortened([message, ...args].map(textOf).join(" "));
    this.#lines.push(...`${this.#now().toISOString()} [${level}] ${text}`.split("\n"));
    this.#lines.splice(0, this.#lines.length - MOST_LINES);
  }

  /** The lines, oldest first. */
  text(): string {
    return this.#lines.length === 0 ? "Nothing was logged in this session." : this.#lines.join("\n");
  }
}

/** Cut at a blank: half a secret would not be found. */
function shortened(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS).replace(/\S*$/, "")}…` : text;
}

function textOf(value: unknown): string {
  if (value instanceof Error) return value.stack ?? value.message;
  return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
}
