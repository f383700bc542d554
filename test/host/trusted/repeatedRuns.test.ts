import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { catchMessages } from "../support/messages.ts";
import { openFile } from "../support/openFile.ts";

/** The tests are those of the extension itself: what its own commands and its own run handler do. */
describe("Tests that are run more than once", () => {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  const folder = join(workspace, "repeated");
  const counted = join(folder, "count");
  let files = 0;
  let item: { readonly id: string };
  const window = vscode.window as unknown as Record<string, unknown>;
  const { showInputBox } = vscode.window;
  let messages: ReturnType<typeof catchMessages>;
  let asked: vscode.InputBoxOptions[];
  let typed: string | undefined;

  beforeEach(async () => {
    mkdirSync(folder, { recursive: true });
    asked = [];
    window.showInputBox = async (options: vscode.InputBoxOptions) => {
      asked.push(options);
      return typed;
    };
    // The question whether stub commands may be used is answered with yes.
    messages = catchMessages(({ buttons }) => buttons.find((button) => button.startsWith("Run with stub")));
    script(`echo run >>"${counted}"`);
    // Each test has a file of its own: nobody tells when VS Code has noticed that the last one is gone.
    const file = join(folder, `count${++files}.ctdb-test.yaml`);
    item = { id: `case:${file}#counts` };
    writeFileSync(
      file,
      "script: 50.count.script\nsandbox: stubbed\ncases:\n  - {name: counts, event: monitor}\n",
    );
    await openFile(file);
  });

  afterEach(async () => {
    messages.restore();
    window.showInputBox = showInputBox;
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    rmSync(folder, { recursive: true, force: true });
  });

  function script(...lines: readonly string[]): string {
    const path = join(folder, "50.count.script");
    writeFileSync(path, `#!/bin/sh\n${lines.join("\n")}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  function count(): number {
    return existsSync(counted) ? readFileSync(counted, "utf8").split("\n").length - 1 : 0;
  }

  /** Runs the command until the extension has read the file that was opened, which nobody tells of. */
  async function repeat(command: string): Promise<string> {
    for (;;) {
      await vscode.commands.executeCommand(command, item);
      const said = messages.shown.map(({ text }) => text).findLast((text) => text.startsWith("counts: "));
      if (said !== undefined || asked.length > 0) {
        return said ?? "";
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it("run as often as was asked for, and say what that came to", async () => {
    typed = "3";
    assert.equal(await repeat("ctdb.tests.runSeveralTimes"), "counts: None of 3 runs failed.");
    assert.equal(count(), 3);
    assert.equal(asked.length, 1);
    const { validateInput } = asked[0] ?? {};
    assert.equal(validateInput?.("1000"), null);
    for (const wrong of ["0", "1001", "two", ""]) {
      assert.match(String(validateInput?.(wrong)), /from 1 to 1000/);
    }
  });

  it("run until one fails, and no more", async () => {
    script(`echo run >>"${counted}"`, `[ "$(grep -c run "${counted}")" -lt 3 ]`);
    typed = "20";
    assert.equal(await repeat("ctdb.tests.runUntilFailure"), "counts: 1 of 3 runs failed.");
    assert.equal(count(), 3);
  });

  it("do not run where nobody said how often", async () => {
    typed = undefined;
    assert.equal(await repeat("ctdb.tests.runSeveralTimes"), "");
    assert.equal(count(), 0);
  });

  it("run at every save until the eye is closed, and not once after that", async function () {
    this.timeout(90_000); // eight runs, and each takes its time on a busy machine
    typed = "1";
    await repeat("ctdb.tests.runSeveralTimes");
    const document = await openFile(script(`echo run >>"${counted}"`, ": 0"));
    const save = async (number: number): Promise<void> => {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(2, 0, 3, 0), `: ${number}\n`);
      await vscode.workspace.applyEdit(edit);
      assert.ok(await document.save());
    };
    const again = async (times: string): Promise<void> => {
      typed = times;
      messages.shown.length = 0;
      assert.match(await repeat("ctdb.tests.runSeveralTimes"), /^counts: None of \d runs? failed\.$/);
    };
    await vscode.commands.executeCommand("testing.startContinuousRun");
    // The extension is told of the start behind our back, so a save may come too early.
    for (let number = 1; count() === 1; number++) {
      assert.ok(number < 8, "no save was followed by a run");
      await save(number);
      for (let wait = 0; wait < 60 && count() === 1; wait++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    await vscode.commands.executeCommand("testing.stopContinuousRun");
    await again("1"); // whatever began before the stop is over then
    const before = count();
    await save(100);
    // What still followed the save would have run before the last of these.
    await again("3");
    assert.equal(count(), before + 3);
  });
});
