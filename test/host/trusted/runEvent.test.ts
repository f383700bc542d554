import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { catchMessages, eventually } from "../support/messages.ts";
import { setSandbox } from "../support/sandbox.ts";

const RUN = "Run on this machine";

describe("Run CTDB event on this machine", () => {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  const scripts = join(workspace, "events", "legacy");
  const marker = join(workspace, "marker");
  let messages: ReturnType<typeof catchMessages>;
  let consents = true;

  function addScript(name: string, ...lines: readonly string[]): void {
    mkdirSync(scripts, { recursive: true });
    writeFileSync(join(scripts, name), ["#!/bin/sh", ...lines, ""].join("\n"));
    chmodSync(join(scripts, name), 0o755);
  }

  before(() => setSandbox("host"));

  after(() => setSandbox(undefined));

  beforeEach(() => {
    consents = true;
    messages = catchMessages(({ buttons }) => (consents && buttons.includes(RUN) ? RUN : undefined));
  });

  afterEach(() => {
    messages.restore();
    rmSync(marker, { force: true });
  });

  it("says what an event directory is where there is none", async () => {
    await vscode.commands.executeCommand("ctdb.runEvent");
    assert.match(messages.shown[0]?.text ?? "", /^No event directory was found .* events\/<component>/);
    assert.deepEqual(messages.shown[0]?.buttons, ["Choose folder…", "Open the example", "Show log"]);
    // A folder to run an event in is no help to who wants something else.
    await vscode.commands.executeCommand("ctdb.createSequence");
    assert.match(messages.shown[1]?.text ?? "", /^No event directory was found/);
    assert.deepEqual(messages.shown[1]?.buttons, ["Open the example", "Show log"]);
  });

  it("says that there is no status text before a run", async () => {
    await vscode.commands.executeCommand("ctdb.copyStatus");
    assert.match(messages.shown[0]?.text ?? "", /^No CTDB event was run/);
  });

  it("runs nothing without consent", async () => {
    addScript("50.mark.script", `echo "$@" >> ${marker}`);
    consents = false;
    await runFirstEvent();
    assert.equal(messages.shown.length, 1);
    assert.match(messages.shown[0]?.detail ?? "", /as your user on this machine/);
    assert.equal(existsSync(marker), false);
  });

  it("skips the directory where there is one, and offers monitor first", async () => {
    await runFirstEvent();
    assert.equal(readFileSync(marker, "utf8"), "monitor\n");
  });

  it("runs again without a question, and asks again once consent is forgotten", async () => {
    await vscode.commands.executeCommand("ctdb.runEventAgain");
    assert.equal(readFileSync(marker, "utf8"), "monitor\n");
    assert.equal(messages.shown.length, 0);
    await vscode.commands.executeCommand("ctdb.forgetHostConsent");
    await vscode.commands.executeCommand("ctdb.runEventAgain");
    assert.equal(messages.shown.filter(({ buttons }) => buttons.includes(RUN)).length, 1);
  });

  it("asks before what a link names outside of the workspace, until it was allowed once", async () => {
    const outside = join(mkdtempSync(join(tmpdir(), "ctdb-outside-")), "events", "legacy");
    mkdirSync(outside, { recursive: true });
    writeFileSync(join(outside, "10.far.script"), `#!/bin/sh\necho far > ${marker}\n`, { mode: 0o755 });
    let allows = false;
    messages.restore();
    messages = catchMessages(({ buttons }) =>
      buttons.find((one) => one === RUN || (allows && one === "Run")),
    );
    const link = () => vscode.commands.executeCommand("ctdb.runHandler", outside, "monitor");
    const questions = () => messages.shown.filter(({ buttons }) => buttons.includes("Run"));
    try {
      await link();
      assert.match(questions()[0]?.text ?? "", /^Run CTDB event scripts of another folder\?/);
      assert.ok(questions()[0]?.detail.startsWith(`${outside} lies outside of the folders`));
      assert.equal(existsSync(marker), false);
      allows = true;
      await link();
      assert.equal(readFileSync(marker, "utf8"), "far\n");
      await link();
      assert.equal(questions().length, 2);
      // The next test runs the last event again.
      await vscode.commands.executeCommand("ctdb.runHandler", scripts, "monitor");
    } finally {
      rmSync(join(outside, "..", ".."), { recursive: true });
    }
  });

  it("refuses a setting that makes no sense, by its name", async () => {
    const configuration = vscode.workspace.getConfiguration("ctdb");
    await configuration.update("targetVersion", "newest", vscode.ConfigurationTarget.Workspace);
    try {
      await vscode.commands.executeCommand("ctdb.runEventAgain");
      assert.match(messages.shown[0]?.text ?? "", /^The setting ctdb.targetVersion is "newest"/);
      assert.equal(existsSync(marker), false);
    } finally {
      await configuration.update("targetVersion", undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it("cancels what runs", async () => {
    addScript("60.hang.script", `echo begun > ${marker}`, "sleep 25");
    const run = vscode.commands.executeCommand("ctdb.runEventAgain");
    await eventually(
      () => existsSync(marker) && readFileSync(marker, "utf8") === "begun\n",
      "the script runs",
    );
    const begin = Date.now();
    await vscode.commands.executeCommand("ctdb.cancelRun");
    await run;
    assert.ok(Date.now() - begin < 10_000, "it was not waited for");
    rmSync(join(scripts, "60.hang.script"));
    rmSync(join(scripts, "50.mark.script"));
  });

  /** Runs the command and takes the entry that is active in the list of events. */
  async function runFirstEvent(): Promise<void> {
    let over = false;
    const run = Promise.resolve(vscode.commands.executeCommand("ctdb.runEvent")).then(() => {
      over = true;
    });
    // The list has no event of its own for being ready; accepting an empty one does nothing.
    for (let i = 0; i < 50 && !over; i++) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    }
    await run;
  }
});
