import type * as vscode from "vscode";
import type { TestFinding } from "./finding.ts";
import { OutputForwarder, REAL_TIMERS, type Timers } from "./outputForwarder.ts";
import type { TestLeaf } from "./testTree.ts";

/** What is told of one leaf while it runs. Each of its functions is harmless once the leaf has a verdict. */
export interface LeafReport {
  readonly leaf: TestLeaf;
  /** Its process begins. */
  started(): void;
  /** Takes what it prints as it comes. @param omitted bytes that were left out before */
  output(bytes: Uint8Array, omitted?: number): void;
  outputText(text: string): void;
  /** Gives it its verdict: the first one counts. */
  settle(finding: TestFinding): void;
}

/** The part of VS Code's run that is told of leaves. */
export type RunSink = Pick<
  vscode.TestRun,
  "enqueued" | "started" | "passed" | "failed" | "errored" | "skipped" | "appendOutput"
>;

/** What the messages of a finding are in VS Code. */
export type MessageMaker = (finding: TestFinding, leaf: TestLeaf) => readonly vscode.TestMessage[];

/** Tells VS Code of the leaves of one run: each is enqueued, begins at most once, and gets exactly one verdict. */
export class VerdictBook {
  readonly #run: RunSink;
  readonly #toMessages: MessageMaker;
  readonly #timers: Timers;
  readonly #onStarted: (id: string) => void;
  readonly #open = new Map<string, LeafBook>();
  readonly #findings = new Map<string, TestFinding>();

  /** @param onStarted is told the id of each leaf that begins */
  constructor(
    run: RunSink,
    toMessages: MessageMaker,
    onStarted: (id: string) => void = () => undefined,
    timers: Timers = REAL_TIMERS,
  ) {
    this.#run = run;
    this.#onStarted = onStarted;
    this.#toMessages = toMessages;
    this.#timers = timers;
  }

  /** Takes up leaves, in order. @returns their reports; a leaf that is named twice is taken up once */
  enqueue(leaves: readonly TestLeaf[]): readonly LeafReport[] {
    return leaves.flatMap((leaf) => {
      const { id } = leaf.item;
      if (this.#open.has(id) || this.#findings.has(id)) {
        return [];
      }
      const book = new LeafBook(leaf, this.#sink(), this.#timers, (finding) => this.#settle(leaf, finding));
      this.#open.set(id, book);
      this.#run.enqueued(leaf.item);
      return [book];
    });
  }

  /** The verdicts so far, by the items' ids. */
  get findings(): ReadonlyMap<string, TestFinding> {
    return this.#findings;
  }

  /** Gives every leaf that has none its verdict. */
  settleRest(finding: (leaf: TestLeaf) => TestFinding): void {
    for (const book of [...this.#open.values()]) {
      book.settle(finding(book.leaf));
    }
  }

  #sink(): Pick<RunSink, "started" | "appendOutput"> {
    return {
      started: (item) => {
        this.#onStarted(item.id);
        this.#run.started(item);
      },
      appendOutput: (...args) => this.#run.appendOutput(...args),
    };
  }

  #settle(leaf: TestLeaf, finding: TestFinding): void {
    const { item } = leaf;
    const { verdict, milliseconds, sentence } = finding;
    this.#open.delete(item.id);
    this.#findings.set(item.id, finding);
    const duration = milliseconds ?? undefined;
    switch (verdict) {
      case "passed":
        this.#run.passed(item, duration);
        break;
      case "failed":
        this.#run.failed(item, this.#toMessages(finding, leaf), duration);
        break;
      case "errored":
        this.#run.errored(item, this.#toMessages(finding, leaf), duration);
        break;
      case "skipped":
        if (sentence !== "") {
          const forwarder = new OutputForwarder(
            (text) => this.#run.appendOutput(text, undefined, item),
            this.#timers,
          );
          forwarder.writeText(`${item.label}: ${sentence}\n`);
          forwarder.end();
        }
        this.#run.skipped(item);
        break;
    }
  }
}

/** One leaf from the moment at which it waits to its verdict. */
class LeafBook implements LeafReport {
  readonly leaf: TestLeaf;
  readonly #run: Pick<RunSink, "started" | "appendOutput">;
  readonly #forwarder: OutputForwarder;
  readonly #onVerdict: (finding: TestFinding) => void;
  #state: "waiting" | "running" | "settled" = "waiting";

  constructor(
    leaf: TestLeaf,
    run: Pick<RunSink, "started" | "appendOutput">,
    timers: Timers,
    onVerdict: (finding: TestFinding) => void,
  ) {
    this.leaf = leaf;
    this.#run = run;
    this.#onVerdict = onVerdict;
    this.#forwarder = new OutputForwarder((text) => run.appendOutput(text, undefined, leaf.item), timers);
  }

  started(): void {
    if (this.#state === "waiting") {
      this.#state = "running";
      this.#run.started(this.leaf.item);
    }
  }

  output(bytes: Uint8Array, omitted = 0): void {
    if (this.#state !== "settled") {
      this.#forwarder.write(bytes, omitted);
    }
  }

  outputText(text: string): void {
    this.output(Buffer.from(text));
  }

  settle(finding: TestFinding): void {
    if (this.#state !== "settled") {
      this.#state = "settled";
      this.#forwarder.end();
      this.#onVerdict(finding);
    }
  }
}
