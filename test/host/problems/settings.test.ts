import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import * as vscode from "vscode";
import { skipBecause } from "../../skipBecause.ts";
import { handlerScript } from "../../support/handlerScript.ts";
import { openFile } from "../support/openFile.ts";
import { problemsOf, untilDiagnostics, untilProblems } from "../support/problems.ts";
import { OwnBase } from "./ownBase.ts";
import { countBelow, shownOf } from "./shown.ts";
import { EXTENSION, ROOT } from "./workspace.ts";

describe("Settings that Problems follows at once", () => {
  const base = new OwnBase(join(ROOT, "own"));

  before(async () => {
    await EXTENSION?.activate();
  });

  beforeEach(async () => {
    await base.begin();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    base.remove();
  });

  /** Has a setting while something is done: for the folder of these tests, or for the whole workspace. */
  async function having(
    name: string,
    value: unknown,
    work: () => Promise<void>,
    target = vscode.ConfigurationTarget.Workspace,
  ): Promise<void> {
    const settings = (): vscode.WorkspaceConfiguration =>
      vscode.workspace.getConfiguration("ctdb", vscode.Uri.file(join(ROOT, "own")));
    const before = settings().inspect(name)?.workspaceValue;
    await settings().update(name, value, target);
    try {
      await work();
    } finally {
      const isWhole = target === vscode.ConfigurationTarget.Workspace;
      await settings().update(name, isWhole ? before : undefined, target);
    }
  }

  it("give a rule another severity or turn it off, for files that nobody has opened", async () => {
    const code = "unknown-event";
    const path = base.script("50.web.script", handlerScript("moniter", "exit 100"));
    const shows = async (severity: string | undefined): Promise<void> => {
      await untilDiagnostics(
        () => shownOf(path, code)[0]?.[0] === severity,
        () => `${code} is shown as ${shownOf(path, code)[0]?.[0]}, not as ${severity}`,
      );
      assert.ok(problemsOf(path).includes("ctdb exit-read-as-errno"));
    };
    await shows("warning");
    await having("rules", { [code]: "error" }, () => shows("error"));
    await having("rules", { [code]: "hint" }, () => shows("hint"));
    await having("rules", { [code]: "off" }, () => shows(undefined));
    await shows("warning");
  });

  it("judge the scripts of one folder by another release", async () => {
    const script = handlerScript("startipreallocate", "true");
    const path = base.script("50.web.script", script);
    const other = base.script("50.nfs-own.script", script);
    await untilProblems(path, (problems) => problems.join() === "ctdb name-duplicate-prefix");
    assert.deepEqual(problemsOf(other), []);
    const folder = vscode.ConfigurationTarget.WorkspaceFolder;
    const until = (code: string) => () =>
      untilProblems(path, (problems) => problems.includes(`ctdb ${code}`));
    await having("targetVersion", "4.17", until("event-not-in-version"), folder);
    await having("targetVersion", "4.5", until("wrong-directory"), folder);
    await untilProblems(path, (problems) => !problems.includes("ctdb wrong-directory"));
    assert.equal(countBelow(base.path, "event-not-in-version"), 0);
  });

  it("have ShellCheck read the script that is open, and not read it", async function () {
    if (spawnSync("shellcheck", ["--version"]).status !== 0) {
      skipBecause(this, "shellcheck is not installed");
    }
    const path = base.script("50.web.script", handlerScript("monitor", 'test "$(cat $2)" = up || exit 1'));
    await openFile(path);
    const isShown = (problems: readonly string[]): boolean =>
      problems.some((one) => /^shellcheck SC2086$/i.test(one));
    await having("shellcheck.enabled", "on", () => untilProblems(path, isShown));
    await untilProblems(path, (problems) => !isShown(problems));
  });
});
