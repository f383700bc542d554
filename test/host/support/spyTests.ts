import { join } from "node:path";
import * as vscode from "vscode";
import { RunMemory } from "../../../src/extension/run/runMemory.ts";
import { RunStore } from "../../../src/extension/run/runStore.ts";
import { SandboxConsent } from "../../../src/extension/sandbox/consent.ts";
import { settingsFor, workspacePaths } from "../../../src/extension/settings/settingsReader.ts";
import { testCoverage } from "../../../src/extension/tests/coverage/testCoverage.ts";
import { GoingTests } from "../../../src/extension/tests/run/goingTests.ts";
import { KeptRuns } from "../../../src/extension/tests/run/keptRuns.ts";
import { type RunningServices, runTests } from "../../../src/extension/tests/run/runTests.ts";
import type { TestLeaf, TestSubject, TestTree } from "../../../src/extension/tests/run/testTree.ts";

/** A verdict as VS Code was told it. */
export interface ToldVerdict {
  readonly id: string;
  readonly verdict: "passed" | "failed" | "errored" | "skipped";
  readonly messages: readonly vscode.TestMessage[];
}

/** A controller of the test's own whose runs are real and overheard. */
export class SpyTests implements TestTree, vscode.Disposable {
  readonly controller = vscode.tests.createTestController("ctdb-spy", "Spy");
  readonly verdicts: ToldVerdict[] = [];
  readonly started: string[] = [];
  readonly enqueued: string[] = [];
  readonly coverage: vscode.FileCoverage[] = [];
  output = "";
  runs = 0;
  ended = 0;
  /** Is told after each output and each end. */
  readonly onTold = new vscode.EventEmitter<void>();
  readonly services: RunningServices;
  readonly shown: number[] = [];
  readonly #leaves: TestLeaf[] = [];
  readonly #kitDirectory = join(
    vscode.extensions.getExtension("ctdb-events.ctdb-events")?.extensionPath ?? "",
    "dist",
    "kit",
  );

  constructor() {
    const create = this.controller.createTestRun.bind(this.controller);
    this.controller.createTestRun = (...args) => this.#overhear(create(...args));
    const store = new RunStore();
    const memory = { get: <T>() => true as T, update: async () => undefined };
    this.services = {
      tree: this,
      kitDirectory: this.#kitDirectory,
      workspacePaths,
      settingsFor,
      log: vscode.window.createOutputChannel("Spy", { log: true }),
      memory: new RunMemory({ get: () => undefined, update: async () => undefined }),
      consent: new SandboxConsent(memory),
      store,
      panel: { showScript: async (id) => void this.shown.push(id) },
      kept: new KeptRuns(store),
      going: new GoingTests(),
      conventions: new Map(),
      coverage: testCoverage(this.#kitDirectory),
    };
  }

  /** Adds a leaf. @param line of the handler's label, from 0 */
  add(id: string, subject: TestSubject, path: string, line = 0): vscode.TestItem {
    const item = this.controller.createTestItem(id, id, vscode.Uri.file(path));
    item.range = new vscode.Range(line, 0, line, 0);
    this.controller.items.add(item);
    this.#leaves.push({ item, subject });
    return item;
  }

  /** Runs leaves; all without `ids`. */
  async run(
    token: vscode.CancellationToken,
    ids?: readonly string[],
    trace: boolean | null = null,
  ): Promise<void> {
    const include = ids?.flatMap((id) => this.find(id) ?? []);
    const request = new vscode.TestRunRequest(include);
    const mode = { trace, showsTrace: trace === true, covers: false };
    await runTests(this.services, request, token, mode, new AbortController().signal);
  }

  /** Runs all leaves with coverage, and waits until VS Code was told of it. */
  async cover(token: vscode.CancellationToken): Promise<void> {
    const mode = { trace: "coverage", showsTrace: false, covers: true } as const;
    const request = new vscode.TestRunRequest();
    await runTests(this.services, request, token, mode, new AbortController().signal);
  }

  async leavesOf({ include }: Pick<vscode.TestRunRequest, "include">): Promise<readonly TestLeaf[]> {
    return this.#leaves.filter(({ item }) => include?.includes(item) ?? true);
  }

  find(id: string): vscode.TestItem | null {
    return this.#leaves.find(({ item }) => item.id === id)?.item ?? null;
  }

  subjectOf(item: vscode.TestItem): TestSubject | null {
    return this.#leaves.find((leaf) => leaf.item === item)?.subject ?? null;
  }

  /** Waits until something is true of what was told. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        const listening = this.onTold.event(() => {
          listening.dispose();
          resolve();
        });
      });
    }
  }

  dispose(): void {
    this.controller.dispose();
    this.services.log.dispose();
    this.onTold.dispose();
  }

  #overhear(run: vscode.TestRun): vscode.TestRun {
    this.runs++;
    const told = (verdict: ToldVerdict["verdict"]) => (item: vscode.TestItem, messages?: unknown) => {
      const list = (Array.isArray(messages) ? messages : []) as vscode.TestMessage[];
      this.verdicts.push({ id: item.id, verdict, messages: list });
      this.onTold.fire();
    };
    const spy: Partial<vscode.TestRun> = {
      enqueued: (item) => void this.enqueued.push(item.id),
      started: (item) => void this.started.push(item.id),
      passed: told("passed"),
      failed: told("failed"),
      errored: told("errored"),
      skipped: told("skipped"),
      addCoverage: (file) => void this.coverage.push(file),
      appendOutput: (text) => {
        this.output += text;
        this.onTold.fire();
      },
      end: () => {
        this.ended++;
        this.onTold.fire();
      },
    };
    return new Proxy(run, {
      get: (target, key) => {
        const real = Reflect.get(target, key);
        const heard = Reflect.get(spy, key);
        if (typeof real !== "function") {
          return real;
        }
        return (...args: unknown[]) => {
          heard?.(...args);
          return Reflect.apply(real, target, args);
        };
      },
    });
  }
}
