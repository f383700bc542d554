import type { Finding, Remark, Severity } from "./finding.ts";
import type { Rule } from "./rule.ts";
import { readSuppressions } from "./suppressions.ts";

/** What the user wants to hear of. */
export interface CheckSettings {
  /** By code; rules that are not named have the severity that they come with. */
  readonly severities: ReadonlyMap<string, Severity | "off">;
}

/** Gathers what the rules say of one file: without what is off or silenced, and with the user's severities. */
export class Collector {
  readonly #found: Finding[] = [];
  readonly #path: string;
  readonly #settings: CheckSettings;
  readonly #suppressions;

  /** @param text of the file, for its comments. */
  constructor(path: string, text: string, settings: CheckSettings) {
    this.#path = path;
    this.#settings = settings;
    this.#suppressions = readSuppressions(text);
  }

  /** Asks one rule, unless it is off. */
  add({ code, severity }: Rule, check: () => Iterable<Remark>): void {
    const chosen = this.#settings.severities.get(code);
    if (chosen === "off") {
      return;
    }
    for (const remark of check()) {
      if (!this.#suppressions.has(code, remark.range)) {
        this.#found.push({
          ...remark,
          file: this.#path,
          code,
          severity: chosen ?? remark.severity ?? severity,
          fixes: remark.fixes ?? [],
        });
      }
    }
  }

  /** In the order of the text. */
  sorted(): readonly Finding[] {
    return this.#found.toSorted((a, b) => a.range.start - b.range.start);
  }
}
