import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { catchMessages } from "../support/messages.ts";
import { openFile } from "../support/openFile.ts";
import { setSandbox } from "../support/sandbox.ts";

const RUN = "Run on this machine";

describe("Lenses of handlers", () => {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  const scripts = join(workspace, "events", "legacy");
  const path = join(scripts, "50.farm.script");
  const marker = join(workspace, "farm-marker");
  const TEXT = [
    "#!/bin/sh",
    `echo "$@" >> ${marker}`,
    'case "$1" in',
    "monitor)",
    "\texit 0",
    "\t;;",
    "shutdown)",
    "\texit 0",
    "\t;;",
    "setup)",
    "\texit 2",
    "\t;;",
    "esac",
    "",
  ].join("\n");
  let messages: ReturnType<typeof catchMessages>;

  before(async () => {
    await vscode.extensions.getExtension("ctdb-events.ctdb-events")?.activate();
    await setSandbox("host");
  });

  after(() => setSandbox(undefined));

  beforeEach(() => {
    messages = catchMessages(({ buttons }) => (buttons.includes(RUN) ? RUN : undefined));
    mkdirSync(scripts, { recursive: true });
    writeFileSync(path, TEXT);
    chmodSync(path, 0o755);
  });

  afterEach(async () => {
    messages.restore();
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    rmSync(join(workspace, "events"), { recursive: true, force: true });
    rmSync(marker, { force: true });
  });

  it("run an event, and say what became of it, also after the script is changed", async () => {
    const document = await openFile(path);
    assert.deepEqual(await lensesWith(document, "$(play) Run monitor"), [
      "1 $(run-all) Run all events in order",
      "4 $(play) Run monitor",
      "4 Run without trace",
      "7 $(play) Run shutdown",
      "7 Run without trace",
      "10 $(play) Run setup",
      "10 Run without trace",
    ]);
    await pressLens(document, "$(play) Run monitor");
    assert.equal(readFileSync(marker, "utf8"), "monitor\n");
    const result = /^4 ✓ OK · \d+\.\d+ s$/;
    await lensesWith(document, result);
    await lensesWith(document, "monitor ✓");
    await type(document, "# typed\n");
    await lensesWith(document, /^5 ✓ OK · \d+\.\d+ s · changed since$/);
    assert.deepEqual(
      messages.shown.filter(({ buttons }) => !buttons.includes(RUN)),
      [],
    );
  });

  it("are run with what was typed: it is saved first", async () => {
    const document = await openFile(path);
    await lensesWith(document, "$(play) Run monitor");
    await type(document, `echo typed >> ${marker}\n`);
    await pressLens(document, "$(play) Run monitor");
    assert.equal(document.isDirty, false);
    assert.equal(readFileSync(marker, "utf8"), "typed\nmonitor\n");
  });

  it("are run by a key from inside of the handler, and from elsewhere what was run last", async () => {
    const document = await openFile(path);
    await lensesWith(document, "$(play) Run shutdown");
    await runAt(7);
    await runAt(12);
    assert.equal(readFileSync(marker, "utf8"), "shutdown\nshutdown\n");
  });

  it("run once without the trace that the setting asks for", async () => {
    writeFileSync(path, TEXT.replace('echo "$@"', 'case $- in *x*) how=" traced" ;; esac; echo "$1$how"'));
    const document = await openFile(path);
    await pressLens(document, "Run without trace");
    await pressLens(document, "$(play) Run monitor");
    assert.equal(readFileSync(marker, "utf8"), "monitor\nmonitor traced\n");
  });

  it("run all events in the order of a node's life, up to what ends ctdbd", async () => {
    const document = await openFile(path);
    await pressLens(document, "$(run-all) Run all events in order");
    assert.equal(readFileSync(marker, "utf8"), "setup\n");
    await lensesWith(document, /^10 ✗ ERROR 2 · /);
    writeFileSync(path, TEXT.replace("exit 2", "exit 0"));
    await vscode.commands.executeCommand("ctdb.runAllEvents");
    assert.equal(readFileSync(marker, "utf8"), "setup\nsetup\nmonitor\nshutdown\n");
    await lensesWith(document, /^1 setup ✓, monitor ✓, shutdown ✓$/);
  });

  it("follow the settings", async () => {
    const document = await openFile(path);
    await lensesWith(document, "$(play) Run monitor");
    const settings = vscode.workspace.getConfiguration("ctdb");
    await vscode.commands.executeCommand("ctdb.toggleTrace");
    try {
      assert.equal(vscode.workspace.getConfiguration("ctdb").inspect("trace")?.globalValue, false);
      await lensesWith(document, "Run with trace");
      await settings.update("codeLens", false, vscode.ConfigurationTarget.Workspace);
      assert.deepEqual(await titlesOf(document), []);
    } finally {
      await settings.update("codeLens", undefined, vscode.ConfigurationTarget.Workspace);
      await settings.update("trace", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  async function lensesOf(document: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
    return vscode.commands.executeCommand("vscode.executeCodeLensProvider", document.uri);
  }

  function titleOf({ command }: vscode.CodeLens): string {
    return (command?.title ?? "").replace("\u00a0", " ");
  }

  /** The lenses in their order, with their lines. */
  async function titlesOf(document: vscode.TextDocument): Promise<string[]> {
    const lenses = await lensesOf(document);
    return lenses.map((lens) => `${lens.range.start.line + 1} ${titleOf(lens)}`);
  }

  /** Waits until one of the lenses is as wanted. */
  async function lensesWith(document: vscode.TextDocument, wanted: string | RegExp): Promise<string[]> {
    for (let tries = 0; ; tries++) {
      const titles = await titlesOf(document);
      if (
        titles.some((title) => (typeof wanted === "string" ? title.endsWith(wanted) : wanted.test(title)))
      ) {
        return titles;
      }
      assert.ok(tries < 100, `no lens ${wanted} among: ${titles.join(", ")}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function pressLens(document: vscode.TextDocument, title: string): Promise<void> {
    await lensesWith(document, title);
    const lens = (await lensesOf(document)).find((one) => titleOf(one) === title);
    assert.ok(lens?.command, title);
    await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
  }

  async function runAt(line: number): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(line, 1, line, 1);
    await vscode.commands.executeCommand("ctdb.runHandlerAtCursor");
  }

  async function type(document: vscode.TextDocument, text: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), text);
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.isDirty, true);
  }
});
