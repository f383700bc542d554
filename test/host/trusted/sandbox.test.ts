import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { whyNotIsolated } from "../../../src/sandbox/chooseSandbox.ts";
import { skipBecause } from "../../skipBecause.ts";
import { catchMessages, eventually } from "../support/messages.ts";
import { lastCalls, setSandbox } from "../support/sandbox.ts";

const STUBBED = "Run with stub commands";
const ANYWAY = "Run anyway";

/** The run before these tests was of the event monitor. */
describe("Run CTDB event on a virtual node", () => {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  const script = join(workspace, "events", "legacy", "50.smb.script");
  const profile = join(workspace, "node-profile.yaml");
  const marker = join(workspace, "marker");
  let messages: ReturnType<typeof catchMessages>;
  let answers: readonly string[] = [];

  before(() => {
    mkdirSync(join(workspace, "events", "legacy"), { recursive: true });
    writeFileSync(script, `#!/bin/sh\nsystemctl start smbd\necho "$1" >> ${marker}\nexit 0\n`);
    chmodSync(script, 0o755);
  });

  after(async () => {
    await setSandbox(undefined);
    rmSync(script);
  });

  beforeEach(() => {
    answers = [];
    messages = catchMessages(({ buttons }) => buttons.find((button) => answers.includes(button)));
  });

  afterEach(() => {
    messages.restore();
    rmSync(marker, { force: true });
    rmSync(profile, { force: true });
  });

  function runAgain(): Thenable<unknown> {
    return vscode.commands.executeCommand("ctdb.runEventAgain");
  }

  it("runs isolated without a question, and changes nothing here", async function () {
    const kit = join(
      vscode.extensions.getExtension("ctdb-events.ctdb-events")?.extensionPath ?? "",
      "dist/kit",
    );
    const problem = await whyNotIsolated(kit);
    if (problem !== null) {
      skipBecause(this, problem.message);
    }
    await runAgain();
    assert.deepEqual(messages.shown, []);
    assert.deepEqual(
      lastCalls().map(({ argv, status }) => [argv.join(" "), status]),
      [["systemctl start smbd", 0]],
    );
    assert.equal(existsSync(marker), false);
  });

  it("runs nothing stubbed without consent", async () => {
    await setSandbox("stubbed");
    await runAgain();
    const [question] = messages.shown;
    assert.match(question?.detail ?? "", /replaced by stub commands/);
    assert.match(question?.detail ?? "", /written or deleted on this machine/);
    assert.match(question?.detail ?? "", /absolute path, such as \/sbin\/ip, is the real one/);
    assert.equal(existsSync(marker), false);
  });

  it("asks once, and what a script writes is written", async () => {
    answers = [STUBBED];
    await runAgain();
    await runAgain();
    assert.equal(messages.shown.length, 1);
    assert.equal(readFileSync(marker, "utf8"), "monitor\nmonitor\n");
    assert.equal(lastCalls().length, 1);
  });

  it("notices a new node profile, and offers to overrule ctdbd's refusal", async () => {
    writeFileSync(profile, "recovery: true\n");
    await runAgain();
    assert.match(messages.shown[0]?.text ?? "", /Refusing to run event 'monitor' while in recovery/);
    assert.ok(messages.shown[0]?.buttons.includes(ANYWAY));
    assert.equal(existsSync(marker), false);
    answers = [ANYWAY];
    await runAgain();
    await eventually(() => existsSync(marker), "the event runs all the same");
  });

  it("asks again once consent is forgotten", async () => {
    await vscode.commands.executeCommand("ctdb.forgetHostConsent");
    await runAgain();
    assert.equal(messages.shown.filter(({ buttons }) => buttons.includes(STUBBED)).length, 1);
  });

  it("refuses a mode that there is not, by its name", async () => {
    await setSandbox("jail");
    await runAgain();
    assert.match(messages.shown[0]?.text ?? "", /^The setting ctdb.sandbox is "jail"/);
  });
});
