import assert from "node:assert/strict";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { runContinuously } from "../../../src/extension/tests/run/continuousRuns.ts";
import { processesWith } from "../../support/processes.ts";
import { catchMessages } from "../support/messages.ts";
import { openFile } from "../support/openFile.ts";
import { setSandbox } from "../support/sandbox.ts";
import { SpyTests } from "../support/spyTests.ts";

const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
const directory = join(workspace, "runs", "events", "legacy");
const HANDLERS = `#!/bin/sh
. "$CTDB_BASE/functions"
check() {
	die "ERROR: the disk is full"
}
case "$1" in
monitor)
	check
	;;
startup)
	printf '\\033[32mready\\033[0m\\n'
	;;
esac
`;

describe("Tests of event scripts", () => {
  let spy: SpyTests;
  let stop: vscode.CancellationTokenSource;

  before(() => setSandbox("stubbed"));
  after(async () => {
    await setSandbox(undefined);
    rmSync(join(workspace, "runs"), { recursive: true, force: true });
  });
  beforeEach(() => {
    spy = new SpyTests();
    stop = new vscode.CancellationTokenSource();
  });
  afterEach(() => {
    stop.dispose();
    spy.dispose();
  });

  function script(name: string, text: string): string {
    mkdirSync(directory, { recursive: true });
    const path = join(directory, name);
    writeFileSync(path, text);
    chmodSync(path, 0o755);
    return path;
  }

  function addHandler(name: string, event: string, line = 0): string {
    const id = `${name}:${event}`;
    spy.add(id, { kind: "handler", directory, script: name, event }, join(directory, name), line);
    return id;
  }

  /** Every leaf was enqueued, and has exactly one verdict; every run has ended once. */
  function assertWhole(): void {
    assert.deepEqual(spy.verdicts.map(({ id }) => id).toSorted(), spy.enqueued.toSorted());
    assert.deepEqual(
      spy.started.filter((id) => !spy.enqueued.includes(id)),
      [],
    );
    assert.equal(spy.ended, spy.runs);
  }

  it("run a handler alone, and show what it prints as it prints it", async () => {
    script("10.other.script", "#!/bin/sh\nexit 1\n");
    script("20.tests.script", HANDLERS);
    const id = addHandler("20.tests.script", "startup", 9);
    await spy.run(stop.token);
    assertWhole();
    assert.deepEqual(
      spy.verdicts.map(({ verdict }) => verdict),
      ["passed"],
      spy.output,
    );
    assert.deepEqual(spy.started, [id]);
    assert.equal(spy.output, "\u001b[32mready\u001b[0m\r\n");
  });

  it("fail at the statement that failed, with the frames on the way", async () => {
    const path = script("20.tests.script", HANDLERS);
    addHandler("20.tests.script", "monitor", 6);
    await spy.run(stop.token, undefined, true);
    assertWhole();
    const [message] = spy.verdicts[0]?.messages ?? [];
    assert.match(String(message?.message), /^monitor: ERROR 1 after .*the disk is full/);
    assert.equal(message?.contextValue, "ctdb.exit");
    assert.deepEqual([message?.location?.uri.fsPath, message?.location?.range.start.line], [path, 3]);
    const frames = (message?.stackTrace ?? []).map(
      ({ label, uri, position }) => `${label} ${uri?.path.split("/").at(-1)}:${(position?.line ?? 0) + 1}`,
    );
    assert.deepEqual(frames.slice(-2), [
      "check (20.tests.script) 20.tests.script:4",
      "20.tests.script 20.tests.script:8",
    ]);
    // Run with trace prints what was executed, and opens it in the panel.
    assert.match(spy.output, /20\.tests\.script:4\S* +.*die/);
    assert.equal(spy.shown.length, 1);
  });

  it("stop in mid-run, and leave no process", async () => {
    script("20.hang.script", '#!/bin/sh\nif [ "$1" = startup ]; then sleep 987654; fi\n');
    addHandler("20.hang.script", "startup");
    addHandler("20.hang.script", "monitor");
    spy.add("late", { kind: "event-script", directory, script: "20.hang.script", event: "init" }, directory);
    const run = spy.run(stop.token);
    const hangs = new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (processesWith("sleep 987654").length > 0) {
          clearInterval(look);
          resolve();
        }
      }, 20);
    });
    await hangs;
    stop.cancel();
    await run;
    assert.deepEqual(processesWith("sleep 987654"), []);
    assertWhole();
    assert.deepEqual(
      spy.verdicts.map(({ verdict }) => verdict),
      ["skipped", "skipped", "skipped"],
    );
  });

  it("run again when a file is saved that they depend on, and only those", async () => {
    const path = script("20.tests.script", HANDLERS);
    script("30.more.script", HANDLERS);
    const id = addHandler("20.tests.script", "startup", 9);
    addHandler("30.more.script", "startup", 9);
    const document = await openFile(path);
    const { services } = spy;
    const request = new vscode.TestRunRequest(undefined, undefined, undefined, true);
    const watching = runContinuously(
      { tree: spy, log: services.log, settingsOf: () => null, executedBy: () => new Set() },
      request,
      stop.token,
      (again, token) =>
        spy.run(
          token,
          again.include?.map((item) => item.id),
        ),
    );
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(10, 0, 11, 0), "\techo changed\n");
    await vscode.workspace.applyEdit(edit);
    const ended = spy.until(() => spy.ended === 1);
    assert.ok(await document.save());
    await ended;
    assertWhole();
    assert.deepEqual(
      spy.verdicts.map((one) => one.id),
      [id],
    );
    assert.equal(spy.output, "changed\r\n");
    stop.cancel();
    await watching;
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("run what the editor shows: what was typed is saved first", async () => {
    const path = script("20.tests.script", HANDLERS);
    addHandler("20.tests.script", "startup", 9);
    const document = await openFile(path);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(10, 0, 11, 0), "\techo typed\n");
    await vscode.workspace.applyEdit(edit);
    await spy.run(stop.token);
    assert.equal(spy.output, "typed\r\n");
    assert.equal(document.isDirty, false);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("are errors where a setting does not fit, with what to do", async () => {
    script("20.tests.script", HANDLERS);
    addHandler("20.tests.script", "startup", 9);
    const configuration = vscode.workspace.getConfiguration("ctdb");
    await configuration.update("targetVersion", "nonsense", vscode.ConfigurationTarget.Workspace);
    const messages = catchMessages(() => undefined);
    try {
      await spy.run(stop.token);
    } finally {
      messages.restore();
      await configuration.update("targetVersion", undefined, vscode.ConfigurationTarget.Workspace);
    }
    assertWhole();
    assert.match(String(spy.verdicts[0]?.messages[0]?.message), /targetVersion/);
  });
});
