import { Worker } from "node:worker_threads";
import type { TestCase } from "../../../caseFiles/testCase.ts";
import type { CaseAnswer, CaseQuestion, CaseRequest, CaseWorkerData } from "./caseQuestion.ts";
import type { CaseFileProblem, ReadCases } from "./caseTests.ts";

/** How long the thread stays without work: it takes memory, and typing asks again soon. */
const IDLE_MILLISECONDS = 60_000;

interface Waiting {
  readonly cases: TestCase[];
  readonly problems: CaseFileProblem[];
  readonly resolve: (cases: ReadCases) => void;
  readonly reject: (error: Error) => void;
}

/** Reads case files in a thread that is there only while somebody asks. */
export class CaseReader {
  readonly #module: string;
  readonly #texts: CaseWorkerData["texts"];
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #number = 0;

  /**
   * @param module absolute path of the thread's bundle
   * @param texts in the user's language, by the English ones
   */
  constructor(module: string, texts: CaseWorkerData["texts"] = {}) {
    this.#module = module;
    this.#texts = texts;
  }

  /** @throws a sentence where the file cannot be read as cases at all */
  read(question: Omit<CaseQuestion, "number">): Promise<ReadCases> {
    const number = this.#number++;
    const { promise, resolve, reject } = Promise.withResolvers<ReadCases>();
    this.#waiting.set(number, { cases: [], problems: [], resolve, reject });
    this.#stopIdling();
    this.#worker ??= this.#start();
    this.#worker.postMessage({ number, ...question } satisfies CaseQuestion);
    return promise;
  }

  dispose(): void {
    this.#end(new Error("The window is closing."));
  }

  #start(): Worker {
    const worker = new Worker(this.#module, { workerData: { texts: this.#texts } satisfies CaseWorkerData });
    worker.unref();
    worker.on("message", (answer: CaseAnswer) => this.#take(answer));
    worker.on("error", (error) => this.#failed(worker, error));
    worker.on("exit", () => this.#failed(worker, new Error("The thread that reads case files ended.")));
    return worker;
  }

  #take(answer: CaseAnswer): void {
    const { number } = answer;
    const waiting = this.#waiting.get(number);
    if ("cases" in answer) {
      waiting?.cases.push(...answer.cases.cases);
      waiting?.problems.push(...answer.cases.problems);
      if (!answer.isLast) {
        // Not before others had their turn: portions that wait are taken without a break.
        setImmediate(() => this.#worker?.postMessage({ number, more: true } satisfies CaseRequest));
        return;
      }
    }
    this.#waiting.delete(number);
    if ("failure" in answer) {
      waiting?.reject(new Error(answer.failure));
    } else {
      waiting?.resolve({ cases: waiting.cases, problems: waiting.problems });
    }
    if (this.#waiting.size === 0) {
      this.#stopIdling();
      this.#idle = setTimeout(() => this.#end(new Error("idle")), IDLE_MILLISECONDS).unref();
    }
  }

  #failed(worker: Worker, error: unknown): void {
    if (this.#worker === worker) {
      this.#end(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** The next question starts another thread. */
  #end(why: Error): void {
    this.#stopIdling();
    const worker = this.#worker;
    this.#worker = null;
    void worker?.terminate(); // never rejects
    for (const { reject } of this.#waiting.values()) {
      reject(why);
    }
    this.#waiting.clear();
  }

  #stopIdling(): void {
    if (this.#idle !== null) {
      clearTimeout(this.#idle);
      this.#idle = null;
    }
  }
}
