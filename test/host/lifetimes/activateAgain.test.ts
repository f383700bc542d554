import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as vscode from "vscode";

/** 200 by hand. */
const TIMES = Number(process.env.CTDB_FAULT_ACTIVATIONS ?? 20);
/** The first ones load code and open what the process keeps. */
const WARM = 3;
/** VS Code has timers of its own, some more or less; a leak would add one each time. */
const SPARE: Readonly<Record<string, number>> = { Timeout: 5 };
/** Three timers of the language client's last two seconds, whatever became of the server; those of a dozen rounds add up. */
const SETTLING_MILLISECONDS = 3000;

interface Program {
  activate(context: vscode.ExtensionContext): void;
  deactivate(): Promise<void>;
}

/** A memory that ends with the test. */
function memento(): vscode.Memento & { setKeysForSync(): void } {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.get(key) as T | undefined) ?? otherwise,
    update: async (key: string, value: unknown) => void values.set(key, value),
    setKeysForSync: () => {},
  } as vscode.Memento & { setKeysForSync(): void };
}

/** What the process holds, by its kind: a count each. */
async function held(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const count = (kind: string, by = 1): void => {
    counts[kind] = (counts[kind] ?? 0) + by;
  };
  for (const resource of process.getActiveResourcesInfo()) {
    count(resource);
  }
  for (const name of process.eventNames()) {
    count(`process.on(${String(name)})`, process.listenerCount(name));
  }
  count("files", readdirSync("/proc/self/fd").length);
  count("child processes", children());
  const commands = (await vscode.commands.getCommands(true)).filter((name) => name.startsWith("ctdb."));
  count("commands", commands.length);
  return counts;
}

/** The least that there is of each kind until timers are over that only wait: what leaks is always there. */
async function heldForGood(): Promise<Record<string, number>> {
  const end = Date.now() + SETTLING_MILLISECONDS;
  const least = await held();
  while (Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = await held();
    for (const kind of Object.keys(least)) {
      least[kind] = Math.min(least[kind] ?? 0, now[kind] ?? 0);
    }
  }
  return least;
}

function children(): number {
  return readdirSync("/proc").filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
      return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] === String(process.pid);
    } catch {
      return false;
    }
  }).length;
}

/** A language server that was told to end takes a moment. */
async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition() && tries < 500; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

// A launch of its own, in which the extension is not active, so that this test can be who activates it.
describe("the extension, activated and deactivated again and again", () => {
  it("leaves no listener, process, timer, file or command", async function () {
    this.timeout(60_000 + TIMES * 2000);
    const extension = vscode.extensions.getExtension("ctdb-events.ctdb-events");
    assert.ok(extension);
    assert.equal(extension.isActive, false, "it is active before the first test");
    const { extensionPath, extensionUri } = extension;
    const main = pathToFileURL(join(extensionPath, extension.packageJSON.main)).href;
    const program: Program = await import(main);
    const storage = mkdtempSync(join(tmpdir(), "ctdb-events-test-"));
    let early: Record<string, number> = {};
    const own = children();
    for (let index = 0; index < TIMES; index++) {
      const context = {
        extension,
        extensionPath,
        extensionUri,
        subscriptions: [] as vscode.Disposable[],
        workspaceState: memento(),
        globalState: memento(),
        storageUri: vscode.Uri.file(storage),
        globalStorageUri: vscode.Uri.file(storage),
        logUri: vscode.Uri.file(storage),
        extensionMode: vscode.ExtensionMode.Test,
        asAbsolutePath: (path: string) => join(extensionPath, path),
      } as unknown as vscode.ExtensionContext;
      program.activate(context);
      if (index === 0) {
        // Sooner or later VS Code does so by itself. If it came between two rounds, it would succeed, and the next round fail.
        await assert.rejects(async () => extension.activate(), /already registered/);
      }
      if (index % 2 === 0) {
        await vscode.commands.executeCommand("ctdb.tree.refresh");
      }
      // VS Code disposes of everything before it waits.
      const ended = program.deactivate();
      for (const disposable of context.subscriptions.toReversed()) {
        disposable.dispose();
      }
      await ended;
      await until(() => children() === own);
      if (index === WARM) {
        early = await heldForGood();
      }
    }
    const late = await heldForGood();
    rmSync(storage, { recursive: true, force: true });
    const grown = Object.entries(late).filter(
      ([kind, count]) => count > (early[kind] ?? 0) + (SPARE[kind] ?? 0),
    );
    assert.deepEqual(grown, []);
  });
});
