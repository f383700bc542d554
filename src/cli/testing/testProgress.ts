import type { Writable } from "node:stream";
import type { TestCase } from "../../caseFiles/testCase.ts";
import type { CaseEvent, CaseResult } from "../../cases/caseResult.ts";
import { printableLine } from "../../text/printable.ts";
import { fileText, resultText } from "./testText.ts";

/** A stream that may be a terminal. */
export type MaybeTerminal = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** Goes back to the begin of the line and clears it (ECMA-48 EL). */
const CLEAR = "\r\u001b[K";

/**
 * Tells cases while they run: each as soon as it and all before it have ended, so that the order is that of the files; on a
 * terminal also a line at the bottom with what runs now.
 */
export class TestProgress {
  readonly #cases: readonly TestCase[];
  /** Where cases are told; `null`: nowhere, since the format needs all of them. */
  readonly #told: Writable | null;
  readonly #status: MaybeTerminal | null;
  readonly #results = new Map<TestCase, CaseResult>();
  readonly #running = new Set<TestCase>();
  #next = 0;
  #file = "";
  #isShown = false;

  constructor(cases: readonly TestCase[], told: Writable | null, status: MaybeTerminal) {
    this.#cases = cases;
    this.#told = told;
    this.#status = status.isTTY === true ? status : null;
  }

  /** Takes what is told while cases run. */
  hear(event: CaseEvent): void {
    if (event.kind === "started") {
      this.#running.add(event.testCase);
    } else if (event.kind === "finished") {
      this.#running.delete(event.result.testCase);
      this.#results.set(event.result.testCase, event.result);
      this.#tellFinished();
    } else {
      return;
    }
    this.#showStatus();
  }

  /** Takes the line at the bottom away. */
  end(): void {
    if (this.#isShown) {
      this.#status?.write(CLEAR);
      this.#isShown = false;
    }
  }

  #tellFinished(): void {
    for (;;) {
      const testCase = this.#cases[this.#next];
      const result = testCase === undefined ? undefined : this.#results.get(testCase);
      if (testCase === undefined || result === undefined) {
        return;
      }
      this.#next++;
      this.end();
      if (testCase.file !== this.#file) {
        this.#file = testCase.file;
        this.#told?.write(fileText(testCase.file));
      }
      this.#told?.write(resultText(result));
    }
  }

  #showStatus(): void {
    if (this.#status === null) {
      return;
    }
    const [first] = this.#running;
    const name = first === undefined ? "" : `: ${printableLine(first.name)}`;
    const more = this.#running.size > 1 ? ` and ${this.#running.size - 1} more` : "";
    const failed = [...this.#results.values()].filter(({ verdict }) => isBad(verdict)).length;
    const bad = failed === 0 ? "" : `, ${failed} not passed`;
    const text = `${this.#results.size}/${this.#cases.length}${bad}${name}${more}`;
    const width = (this.#status.columns || 80) - 1;
    this.#status.write(`${CLEAR}${[...text].slice(0, width).join("")}`);
    this.#isShown = true;
  }
}

/** Whether the command fails with it. */
export function isBad(verdict: CaseResult["verdict"]): boolean {
  return verdict === "failed" || verdict === "errored";
}
