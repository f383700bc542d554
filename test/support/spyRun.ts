import type { TestItem, TestMessage } from "vscode";
import type { TestFinding } from "../../src/extension/tests/run/finding.ts";
import type { TestLeaf, TestSubject } from "../../src/extension/tests/run/testTree.ts";
import { type RunSink, VerdictBook } from "../../src/extension/tests/run/verdictBook.ts";

/** What a run of the Test Explorer told VS Code, in order: `enqueued a`, `failed a: text`. */
export class SpyRun implements RunSink {
  readonly told: string[] = [];
  #output = "";

  /** All that was printed. */
  get output(): string {
    return this.#output;
  }

  enqueued = (item: TestItem): void => void this.told.push(`enqueued ${item.id}`);
  started = (item: TestItem): void => void this.told.push(`started ${item.id}`);
  passed = (item: TestItem): void => void this.told.push(`passed ${item.id}`);
  skipped = (item: TestItem): void => void this.told.push(`skipped ${item.id}`);

  failed = (item: TestItem, messages: TestMessage | readonly TestMessage[]): void =>
    void this.told.push(`failed ${item.id}: ${texts(messages)}`);

  errored = (item: TestItem, messages: TestMessage | readonly TestMessage[]): void =>
    void this.told.push(`errored ${item.id}: ${texts(messages)}`);

  appendOutput = (text: string): void => {
    this.#output += text;
  };

  /** What was told of one leaf. */
  of(id: string): string[] {
    return this.told.filter((line) => line.split(/[ :]/)[1] === id);
  }
}

/** A book that tells a spy. */
export function spyBook(): { readonly run: SpyRun; readonly book: VerdictBook } {
  const run = new SpyRun();
  return { run, book: new VerdictBook(run, messagesOf) };
}

/** A leaf whose item has nothing but what runs look at. */
export function leafOf(id: string, subject: TestSubject): TestLeaf {
  return { item: { id, label: id } as TestItem, subject };
}

function messagesOf({ messages }: TestFinding): readonly TestMessage[] {
  return messages.map(({ text }) => ({ message: text }));
}

function texts(messages: TestMessage | readonly TestMessage[]): string {
  return [messages]
    .flat()
    .map(({ message }) => String(message))
    .join(" | ");
}
