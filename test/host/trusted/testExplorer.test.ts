import assert from "node:assert/strict";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import type { RegisteredTests } from "../../../src/extension/tests/showTests.ts";
import { cpuTime } from "../../support/fuzz/cpuTime.ts";
import { eventually } from "../support/messages.ts";
import { openFile } from "../support/openFile.ts";
import { itemLines, shownTests } from "../support/shownTests.ts";

const SCRIPT = '#!/bin/sh\ncase "$1" in\nmonitor)\n\ttrue\n\t;;\nstartup)\n\ttrue\n\t;;\nesac\n';
const MANY = 10_000;

describe("The tree of tests", () => {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  // Another one for each test: VS Code's watcher may lose a folder that goes and comes back at once.
  let folder: string;
  let directory: string;
  let count = 0;
  let tests: RegisteredTests;

  beforeEach(() => {
    folder = join(workspace, `explorer-${count++}`);
    directory = join(folder, "events", "legacy");
    mkdirSync(directory, { recursive: true });
    mkdirSync(join(folder, "cases"));
    put("10.first.script", 0o755);
    put("50.samba.script", 0o644);
    tests = shownTests();
  });

  afterEach(async () => {
    tests.dispose();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    rmSync(folder, { recursive: true, force: true });
  });

  function put(name: string, mode: number): void {
    writeFileSync(join(directory, name), SCRIPT);
    chmodSync(join(directory, name), mode);
  }

  function writeCases(name: string, ...cases: readonly string[]): string {
    const path = join(folder, "cases", name);
    const list = cases.map((one) => `  - name: ${one}\n    event: monitor\n`).join("");
    writeFileSync(path, `script: ../events/legacy/10.first.script\ncases:\n${list}`);
    return path;
  }

  async function resolve(id?: string): Promise<void> {
    const item = id === undefined ? undefined : tests.tree.find(id);
    assert.ok(item !== null, id);
    await tests.tree.controller.resolveHandler?.(item);
  }

  function item(id: string): vscode.TestItem {
    const found = tests.tree.find(id);
    assert.ok(found, id);
    return found;
  }

  it("is empty until somebody looks, then has what there is, each read when it is opened", async () => {
    const path = writeCases("one.ctdb-test.yaml", "first", "second");
    // Files of other tests may still be open, and those are shown.
    assert.equal(tests.tree.find(`cases:${path}`), null);
    assert.equal(tests.tree.find(`directory:${directory}`), null);
    await resolve();
    await resolve(`directory:${directory}`);
    await resolve(`cases:${path}`);
    assert.deepEqual(itemLines(item(`directory:${directory}`).children), [
      "10.first",
      "  monitor",
      "  startup",
      "50.samba",
      "  monitor",
      "  startup",
      "All scripts: startup",
      "  10.first",
      "All scripts: monitor",
      "  10.first",
    ]);
    assert.deepEqual(itemLines(item(`cases:${path}`).children), ["first", "second"]);
    const handler = item(`handler:${join(directory, "10.first.script")}#startup`);
    assert.deepEqual([handler.range?.start.line, handler.range?.end.line], [5, 8]);
    const off = item(`script:${join(directory, "50.samba.script")}`);
    assert.equal(off.description, "disabled: not executable");
    assert.deepEqual(
      off.tags.map(({ id }) => id),
      ["disabled"],
    );
  });

  it("reads what a run needs, and leaves out what CTDB does not run", async () => {
    writeCases("one.ctdb-test.yaml", "first");
    const request = { include: undefined, exclude: undefined };
    const token = new vscode.CancellationTokenSource().token;
    const leaves = await tests.tree.leavesOf(request, token);
    const own = leaves.filter(({ item: { id } }) => id.includes(folder));
    assert.deepEqual(
      own.map(({ item: { label }, subject: { kind } }) => `${kind} ${label}`),
      ["handler monitor", "handler startup", "event-script 10.first", "event-script 10.first", "case first"],
    );
  });

  it("follows a case file as it is typed, with its mistakes until they are mended", async () => {
    const path = writeCases("typed.ctdb-test.yaml", "first");
    const document = await openFile(path);
    await eventually(() => tests.tree.find(`cases:${path}`)?.children.size === 1, "an open file is shown");
    const first = item(`case:${path}#first`);
    await edit(document, "  - name: second\n    event: monitor\n  - name: third\n    evnt: monitor\n");
    await eventually(() => item(`cases:${path}`).error !== undefined, "the mistake is shown");
    assert.deepEqual(itemLines(item(`cases:${path}`).children), ["first", "second"]);
    assert.match(String((item(`cases:${path}`).error as vscode.MarkdownString).value), /\[Line \d\]\(file:/);
    assert.equal(item(`case:${path}#first`), first, "what did not change is the same item");
    await vscode.commands.executeCommand("undo");
    await eventually(() => item(`cases:${path}`).error === undefined, "the mistake is gone");
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  it("follows the disk: files and scripts that come, change and go, and a folder with all in it", async () => {
    const path = writeCases("one.ctdb-test.yaml", "first");
    await resolve();
    await resolve(`directory:${directory}`);
    await resolve(`cases:${path}`);
    writeCases("one.ctdb-test.yaml", "first", "second");
    const other = writeCases("two.ctdb-test.yaml", "a");
    put("60.more.script", 0o755);
    await eventually(() => tests.tree.find(`case:${path}#second`) !== null, "a case is added");
    await eventually(() => tests.tree.find(`cases:${other}`) !== null, "a file is added");
    const script = `script:${join(directory, "60.more.script")}`;
    await eventually(() => tests.tree.find(script) !== null, "a script is added");
    rmSync(join(folder, "cases"), { recursive: true });
    await eventually(() => tests.tree.find(`cases:${path}`) === null, "the folder is gone");
    assert.equal(tests.tree.find(`case:${path}#first`), null);
    await eventually(() => tests.tree.find(`cases:${other}`) === null, "the other file is gone");
    rmSync(join(folder, "events"), { recursive: true });
    await eventually(() => tests.tree.find(`directory:${directory}`) === null, "the directory is gone");
  });

  it("finds what comes in folders that are made at once, for which VS Code's watcher is blind", async () => {
    await resolve();
    const deep = join(folder, "new", "tests");
    mkdirSync(deep, { recursive: true });
    const early = join(deep, "early.ctdb-test.yaml");
    writeFileSync(early, "cases: []\n");
    await eventually(() => tests.tree.find(`cases:${early}`) !== null, "a file that came with its folder");
    const late = join(deep, "late.ctdb-test.yaml");
    writeFileSync(late, "cases: []\n");
    await eventually(() => tests.tree.find(`cases:${late}`) !== null, "a file that came later");
    rmSync(early);
    await eventually(() => tests.tree.find(`cases:${early}`) === null, "a file that goes");
    const scripts = join(folder, "new", "etc", "ctdb", "events", "legacy");
    mkdirSync(scripts, { recursive: true });
    writeFileSync(join(scripts, "10.one.script"), SCRIPT, { mode: 0o755 });
    await eventually(() => tests.tree.find(`directory:${scripts}`) !== null, "an event directory");
  });

  it(`shows ${MANY} cases without holding up the extension host`, async function () {
    this.timeout(90_000);
    const names = Array.from({ length: MANY }, (_, index) => `case number ${index}`);
    const path = writeCases("many.ctdb-test.yaml", ...names);
    await resolve();
    const begin = cpuTime();
    let longest = 0;
    let before = begin;
    const note = (): void => {
      const now = cpuTime();
      longest = Math.max(longest, now - before);
      before = now;
    };
    const beat = setInterval(note, 1);
    await resolve(`cases:${path}`);
    clearInterval(beat);
    note();
    const whole = before - begin;
    assert.equal(item(`cases:${path}`).children.size, MANY);
    assert.ok(longest < whole / 5, `stopped for ${longest} of ${whole} ms`);
  });
});

/** Puts text at the end of a document. */
async function edit(document: vscode.TextDocument, text: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.insert(document.uri, new vscode.Position(document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(change));
}
