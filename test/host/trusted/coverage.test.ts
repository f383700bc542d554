import assert from "node:assert/strict";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { SETTINGS_SECTION, Settings } from "../../../src/extension/ids.ts";
import { setSandbox } from "../support/sandbox.ts";
import { SpyTests } from "../support/spyTests.ts";

const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
const base = join(workspace, "covered");
const directory = join(base, "events", "legacy");
const SCRIPT = `#!/bin/sh
. "$CTDB_BASE/functions"
check() {
	[ "$1" = never ] && echo no
	return 0
}
case "$1" in
monitor)
	check
	;;
startup)
	helper
	;;
esac
`;

describe("Coverage of event scripts", () => {
  let spy: SpyTests;
  let stop: vscode.CancellationTokenSource;

  before(() => setSandbox("stubbed"));
  after(async () => {
    await setSandbox(undefined);
    rmSync(base, { recursive: true, force: true });
  });
  beforeEach(() => {
    spy = new SpyTests();
    stop = new vscode.CancellationTokenSource();
    file(join(directory, "20.covered.script"), SCRIPT);
    file(join(directory, "30.never.script"), "#!/bin/sh\nexit 0\n");
    file(join(base, "functions"), "helper() {\n\techo help\n}\n");
  });
  afterEach(async () => {
    await include(undefined);
    stop.dispose();
    spy.dispose();
  });

  function file(path: string, text: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, 0o755);
  }

  async function include(value: "scripts" | "sourced" | undefined): Promise<void> {
    const settings = vscode.workspace.getConfiguration(SETTINGS_SECTION);
    await settings.update(Settings.coverageInclude, value, vscode.ConfigurationTarget.Workspace);
  }

  function handler(event: string): vscode.TestItem {
    const script = "20.covered.script";
    return spy.add(
      `${script}:${event}`,
      { kind: "handler", directory, script, event },
      join(directory, script),
    );
  }

  const files = () => spy.coverage.map(({ uri }) => uri.fsPath.slice(base.length + 1));
  const linesOf = (details: readonly vscode.FileCoverageDetail[]) =>
    details
      .filter((detail) => detail instanceof vscode.StatementCoverage)
      .map(({ location, executed }) => `${"start" in location ? location.start.line + 1 : "?"}:${executed}`)
      .join(" ");

  it("is told file by file, with scripts that were not executed", async () => {
    const tests = [handler("monitor"), handler("startup")];
    await spy.cover(stop.token);
    assert.deepEqual(
      files(),
      ["events/legacy/20.covered.script", "events/legacy/30.never.script"],
      spy.output,
    );
    const [covered, never] = spy.coverage;
    assert.ok(covered !== undefined && never !== undefined);
    const { statementCoverage, branchCoverage, declarationCoverage, includesTests } = covered;
    assert.deepEqual(
      [statementCoverage, branchCoverage, declarationCoverage].map((one) => [one?.covered, one?.total]),
      [
        [6, 7],
        [3, 5],
        [1, 1],
      ],
    );
    assert.deepEqual(includesTests, tests);
    assert.deepEqual([never.statementCoverage.covered, never.includesTests], [0, []]);
  });

  it("has details of all tests and of one", async () => {
    const [monitor] = [handler("monitor"), handler("startup")];
    await spy.cover(stop.token);
    const [covered] = spy.coverage;
    assert.ok(covered !== undefined);
    const { coverage } = spy.services;
    const run = spy.controller.createTestRun(new vscode.TestRunRequest());
    const all = (await coverage?.loadDetailedCoverage(run, covered, stop.token)) ?? [];
    assert.equal(linesOf(all), "2:2 4:1 4:0 5:1 7:2 9:1 12:1");
    const branches = all.flatMap((detail) =>
      detail instanceof vscode.StatementCoverage
        ? detail.branches.map(({ label, executed }) => `${label} ${executed}`)
        : [],
    );
    assert.deepEqual(branches, [
      "&& right side 0",
      "&& right side skipped 1",
      "monitor) 1",
      "startup) 1",
      "no pattern 0",
    ]);
    const functions = all.filter((detail) => detail instanceof vscode.DeclarationCoverage);
    assert.deepEqual(
      functions.map(({ name, executed }) => [name, executed]),
      [["check", 1]],
    );
    const own = (await coverage?.loadDetailedCoverageForTest?.(run, covered, monitor, stop.token)) ?? [];
    assert.equal(linesOf(own), "2:1 4:1 4:0 5:1 7:1 9:1 12:0");
    run.end();
  });

  it("has what scripts read, too, where the setting says so", async () => {
    handler("startup");
    await include("sourced");
    await spy.cover(stop.token);
    assert.deepEqual(files().toSorted(), [
      "events/legacy/20.covered.script",
      "events/legacy/30.never.script",
      "functions",
    ]);
  });
});
