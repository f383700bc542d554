import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { InlineResults } from "../../../src/extension/inline/inlineResults.ts";
import type { PaintedLine } from "../../../src/extension/inline/markStyles.ts";
import { LastResults } from "../../../src/extension/run/lastResults.ts";
import { RunStore } from "../../../src/extension/run/runStore.ts";
import { EditorTexts } from "../../../src/extension/workspace/editorTexts.ts";
import type { ScriptReport } from "../../../src/runner/report.ts";
import { failedOf, followReport, reportOf, scriptOf, startOf } from "../../support/runReports.ts";
import { catchMessages, eventually } from "../support/messages.ts";
import { openFile } from "../support/openFile.ts";
import { untilDiagnostics } from "../support/problems.ts";
import { setSandbox } from "../support/sandbox.ts";

const SCRIPT = `#!/bin/sh
case "$1" in
monitor)
	echo "it is broken"
	exit 1
	;;
startup)
	exit 3
	;;
esac
`;
/** Lines of it, from 0. */
const MONITOR = 2;
const EXIT = 4;
const STARTUP = 6;

const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
const directory = join(workspace, "events", "legacy");
const path = join(directory, "55.inline.script");

function write(text: string): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

/** What Problems shows of runs: `line code`. */
function runProblems(): string[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([, diagnostics]) => diagnostics)
    .filter(({ source }) => source === "CTDB run")
    .map(({ range, code }) => `${range.start.line} ${code}`)
    .sort();
}

async function untilRunProblems(...wanted: string[]): Promise<void> {
  await untilDiagnostics(
    () => runProblems().join() === wanted.join(),
    () => `Problems shows of runs: ${runProblems().join(", ") || "nothing"}`,
  );
}

async function replaceText(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const offset = document.getText().indexOf(from);
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + from.length));
  edit.replace(document.uri, range, to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

describe("Results of runs on this machine, in the editor", () => {
  let messages: ReturnType<typeof catchMessages>;

  before(async () => {
    messages = catchMessages(() => "Run on this machine");
    await setSandbox("host");
    write(SCRIPT);
    await openFile(path);
  });

  after(async () => {
    messages.restore();
    await setSandbox(undefined);
    await closeAll();
    await vscode.commands.executeCommand("ctdb.clearResults");
    rmSync(path);
  });

  const run = (event: string) => vscode.commands.executeCommand("ctdb.runHandler", directory, event);

  it("show the failure once, and the ways on beside it", async () => {
    await run("monitor");
    await untilRunProblems(`${EXIT} ERROR 1`);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      vscode.Uri.file(path),
      new vscode.Position(EXIT, 1),
    );
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((one) => (one as vscode.MarkdownString).value),
    );
    assert.ok(texts.some((text) => /it is broken[\s\S]*Run again.*command:ctdb\.runResultAgain/.test(text)));
  });

  it("are where a command goes to, in the group in which the script is open", async () => {
    const other = await vscode.workspace.openTextDocument({ content: "another file" });
    await vscode.window.showTextDocument(other, vscode.ViewColumn.Two);
    await vscode.commands.executeCommand("ctdb.goToFailure");
    const editor = vscode.window.activeTextEditor;
    assert.deepEqual(
      [editor?.document.uri.fsPath, editor?.viewColumn, editor?.selection.active.line],
      [path, vscode.ViewColumn.One, EXIT],
    );
  });

  it("stay when another event runs, and go when the event passes", async () => {
    await run("startup");
    await untilRunProblems(`${EXIT} ERROR 1`, `${STARTUP + 1} ERROR 3`);
    write(SCRIPT.replace("exit 1", "exit 0"));
    await vscode.commands.executeCommand("ctdb.runResultAgain", directory, "monitor");
    await untilRunProblems(`${STARTUP + 1} ERROR 3`);
    assert.ok(readFileSync(path, "utf8").includes("exit 0"));
  });

  it("go when they are cleared", async () => {
    await vscode.commands.executeCommand("ctdb.clearResults");
    await untilRunProblems();
    messages.shown.length = 0;
    await vscode.commands.executeCommand("ctdb.goToFailure");
    assert.match(messages.shown[0]?.text ?? "", /^There is no result of an event .* cleared/);
  });
});

describe("Marks in the editor", () => {
  let store: RunStore;
  let inline: InlineResults;
  let results: LastResults;
  let texts: EditorTexts;
  let painted: Map<vscode.TextEditor, readonly PaintedLine[]>;
  let document: vscode.TextDocument;

  const traced = failedOf("55.inline", "it is broken\n", {
    trace: {
      obstacle: null,
      notes: [],
      failure: {
        kind: "exit",
        frames: [{ file: path, line: EXIT + 1, endLine: EXIT + 1, functionName: null, statement: "exit 1" }],
        scriptFrame: 0,
        command: "exit 1",
        cause: null,
        values: [],
        sentence: "The script ended with exit 1.",
      },
      files: [],
      steps: [],
      totalSteps: 0,
    },
  });

  beforeEach(async () => {
    write(SCRIPT);
    store = new RunStore();
    texts = new EditorTexts();
    results = new LastResults(store, texts);
    painted = new Map();
    const labelOf = async (_: string, event: string) => (event === "monitor" ? MONITOR : STARTUP);
    inline = new InlineResults(
      results,
      { labelOf, texts },
      {
        paint: (editor, lines) => painted.set(editor, lines),
        dispose: () => {},
      },
    );
    document = await openFile(path);
  });

  afterEach(async () => {
    inline.dispose();
    results.dispose();
    texts.dispose();
    await closeAll();
    rmSync(path);
  });

  async function run(report: ScriptReport, event = "monitor"): Promise<void> {
    const start = startOf(directory, event);
    await followReport(store, start, reportOf(start, [report]));
  }

  /** What the editors show, each: `line text`. */
  function shown(): string[] {
    return vscode.window.visibleTextEditors.map((editor) =>
      (painted.get(editor) ?? [])
        .map(({ line, text }) => `${line} ${text.split(" · ")[0]}`)
        .sort()
        .join(", "),
    );
  }

  async function untilShown(...wanted: string[]): Promise<void> {
    try {
      await eventually(() => shown().join("\n") === wanted.join("\n"), "the marks");
    } catch {
      assert.deepEqual(shown(), wanted);
    }
  }

  it("stand at the failing statement and the label, and follow edits", async () => {
    await run(traced);
    await untilShown(`${MONITOR} ✗ failed, ${EXIT} ✗ ERROR 1`);
    await untilRunProblems(`${EXIT} ERROR 1`);
    await replaceText(document, "case", "# one\n# two\ncase");
    await untilShown(`${MONITOR + 2} ✗ failed, ${EXIT + 2} ✗ ERROR 1`);
    await untilRunProblems(`${EXIT + 2} ERROR 1`);
    await replaceText(document, "exit 1", "exit 2");
    await untilShown(`${MONITOR + 2} ✗ failed`);
    await untilRunProblems();
  });

  it("do not pile up, and go with the next run that passes", async () => {
    for (let i = 0; i < 50; i++) {
      await run(traced);
    }
    await run(failedOf("55.inline", "", { result: 3 }), "startup");
    await untilShown(`${MONITOR} ✗ failed, ${EXIT} ✗ ERROR 1, ${STARTUP} ✗ ERROR 3`);
    await untilRunProblems(`${EXIT} ERROR 1`, `${STARTUP} ERROR 3`);
    await run(scriptOf("55.inline"));
    await untilShown(`${MONITOR} ✓ OK, ${STARTUP} ✗ ERROR 3`);
    await untilRunProblems(`${STARTUP} ERROR 3`);
  });

  it("are in every editor of the file, also through a link and when it is opened later", async () => {
    await closeAll();
    await run(traced);
    await untilRunProblems(`${EXIT} ERROR 1`);
    const link = join(workspace, "linked.script");
    symlinkSync(path, link);
    try {
      await openFile(link);
      const all = `${MONITOR} ✗ failed, ${EXIT} ✗ ERROR 1`;
      await untilShown(all);
      await vscode.commands.executeCommand("workbench.action.splitEditor");
      await untilShown(all, all);
      await untilRunProblems(`${EXIT} ERROR 1`);
    } finally {
      await closeAll();
      rmSync(link);
    }
  });

  it("are gone while the setting is off", async () => {
    await run(traced);
    await untilRunProblems(`${EXIT} ERROR 1`);
    const set = (value: boolean | undefined) =>
      vscode.workspace
        .getConfiguration("ctdb")
        .update("inlineResults", value, vscode.ConfigurationTarget.Workspace);
    await set(false);
    await untilShown("");
    await untilRunProblems();
    await set(undefined);
    await untilShown(`${MONITOR} ✗ failed, ${EXIT} ✗ ERROR 1`);
  });
});
