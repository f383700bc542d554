import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { loadCaseFile } from "../../../src/caseFiles/loadCaseFile.ts";
import type { CaseResult } from "../../../src/cases/caseResult.ts";
import { runCases } from "../../../src/cases/runCases.ts";
import { recordRun } from "../../../src/extension/cases/recordRun.ts";
import { RunStore } from "../../../src/extension/run/runStore.ts";
import { settingsFor } from "../../../src/extension/settings/settingsReader.ts";
import { acceptActual } from "../../../src/extension/tests/run/acceptActual.ts";
import { NodeSource } from "../../../src/extension/virtualNode/nodeSource.ts";

const SCRIPT = `#!/bin/sh
case "$1" in
monitor)
	echo "no disk"
	exit 3
	;;
takeip)
	exit 0
	;;
esac
exit 0
`;

describe("Commands for case files", () => {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  /** Another one for each test: VS Code keeps the text of what was open for a while. */
  let directory = "";
  let script = "";
  let file = "";
  let count = 0;
  const kitDirectory = join(
    vscode.extensions.getExtension("ctdb-events.ctdb-events")?.extensionPath ?? "",
    "dist",
    "kit",
  );

  beforeEach(() => {
    directory = join(workspace, "recorded", String(count++), "events", "legacy");
    script = join(directory, "50.demo.script");
    file = join(directory, "50.demo.ctdb-test.yaml");
    mkdirSync(directory, { recursive: true });
    writeFileSync(script, SCRIPT);
    chmodSync(script, 0o755);
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    rmSync(join(workspace, "recorded"), { recursive: true, force: true });
  });

  /** What becomes of the cases of the file. */
  async function results(): Promise<readonly CaseResult[]> {
    const { cases, problems } = await loadCaseFile(file);
    assert.deepEqual(problems, []);
    return runCases(
      cases.map((one) => ({ ...one, sandbox: "stubbed" as const })),
      {
        kitDirectory,
        workspaceFolders: [workspace],
        trace: false,
        jobs: 1,
        signal: AbortSignal.timeout(30_000),
      },
    );
  }

  const verdicts = async (): Promise<readonly string[]> =>
    (await results()).map(({ testCase, verdict }) => `${testCase.name}: ${verdict}`);

  it("write a file with a case for each handler, and only open one that is there", async () => {
    await vscode.commands.executeCommand("ctdb.createCases", vscode.Uri.file(script));
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, file);
    const text = readFileSync(file, "utf8");
    assert.match(text, /event: monitor\n[\s\S]*event: takeip eth0 10\.0\.0\.31 24\n/);
    writeFileSync(file, `${text}# ours\n`);
    await vscode.commands.executeCommand("ctdb.createCases", vscode.Uri.file(script));
    assert.match(readFileSync(file, "utf8"), /# ours\n$/);
  });

  it("accept what really happened for the author to see, and pass from then on", async () => {
    const text =
      "script: 50.demo.script\ncases:\n  - name: a # mine\n    event: monitor\n    expect:\n      status: OK # hoped\n      output: fine\n";
    writeFileSync(file, text);
    const [result] = await results();
    assert.equal(result?.verdict, "failed");
    await acceptActual({ result: result ?? null });
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.isDirty, true);
    await document?.save();
    const wanted = text.replace("status: OK", "status: ERROR").replace("fine", "no disk");
    assert.equal(readFileSync(file, "utf8").replace(/\n+$/, "\n"), wanted);
    assert.deepEqual(await verdicts(), ["a: passed"]);
  });

  it("record a run as a case of a new file, which passes", async () => {
    writeFileSync(file, "script: 50.demo.script\ncases:\n  - name: a\n    event: monitor\n");
    const [run] = await results();
    const report = run?.runs[0]?.report;
    assert.ok(report);
    rmSync(file);
    const store = new RunStore();
    const { convention, event, args, sandbox } = report;
    const settings = settingsFor(directory);
    const start = { directory, convention, event, args, argumentNames: [], settings, sandbox };
    store.select(store.keepTest(start, report).id);
    const { showInputBox } = vscode.window;
    const window: Record<string, unknown> = vscode.window as unknown as Record<string, unknown>;
    window.showInputBox = async (options: vscode.InputBoxOptions) => options.value;
    try {
      const nodes = new NodeSource(kitDirectory, () => [workspace], settingsFor);
      await recordRun({ store, nodes });
    } finally {
      window.showInputBox = showInputBox;
    }
    assert.deepEqual(await verdicts(), ["monitor of 50.demo: ERROR: passed"]);
    assert.match(readFileSync(file, "utf8"), /exit: 3\n {6}output: no disk\n/);
  });
});
