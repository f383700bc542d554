import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { ALL_RULES } from "../../src/rules/allRules.ts";
import { TemporaryDirectory } from "../support/temporaryDirectory.ts";
import { makeMistakes } from "./mistakes.ts";
import { type Problem, Problems } from "./problems.ts";
import { until } from "./until.ts";
import { Workbench } from "./workbench.ts";
import { writeSite } from "./writeSite.ts";

/** A ShellCheck that notes that it was run, and finds something in the first line. */
const SHELLCHECK = `#!/bin/sh
: >"\${0%/*}/was-run"
printf '%s\\n' '{"comments":[{"file":"-","line":1,"endLine":1,"column":1,"endColumn":3,"level":"warning",' \\
  '"code":2999,"message":"Found by ShellCheck.","fix":null}]}'
`;

/** Problems does not show hints, so rules that only hint are raised. */
const RAISED = Object.fromEntries(
  ALL_RULES.filter(({ severity }) => severity === "hint").map(({ code }) => [code, "information"]),
);

describe("findings in a workspace that is not trusted", () => {
  const { workspaceFile, files, expected } = makeMistakes();
  const programs = new TemporaryDirectory();
  let workbench: Workbench;
  let problems: Problems;

  before(async function () {
    this.timeout(90_000);
    programs.file("shellcheck", SHELLCHECK);
    workbench = await Workbench.start({
      trusted: false,
      prepare: (folder) => writeSite(folder, files),
      workspaceFile,
      machineSettings: { "ctdb.shellcheck.path": programs.resolve("shellcheck") },
      settings: {
        "ctdb.rules": RAISED,
        "workbench.panel.opensMaximized": "always",
        "security.workspace.trust.startupPrompt": "never",
      },
    });
    problems = new Problems(workbench);
    await problems.open();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") await workbench.screenshot("findings-test-failed");
  });

  after(async () => {
    await workbench?.stop();
    programs.remove();
  });

  function missing(found: readonly Problem[]): string[] {
    const known = new Set(found.map(({ file, source, code }) => `${source} ${code} ${file}`));
    return expected.map(({ code, file }) => `ctdb ${code} ${file}`).filter((line) => !known.has(line));
  }

  it("has a mistake for every rule", () => {
    const made = new Set(expected.map(({ code }) => code));
    assert.deepEqual(
      ALL_RULES.map(({ code }) => code).filter((code) => !made.has(code)),
      [],
    );
  });

  it("shows each mistake in Problems while no file is open", async () => {
    const found = await problems.read((all) => missing(all).length === 0, 60_000);
    assert.deepEqual(missing(found), []);
    await workbench.screenshot("findings-problems");
    assert.equal(await workbench.page.locator(".editor-group-container .tab").count(), 0);
    assert.deepEqual(
      found.filter(({ message }) => message.length < 20 || !/^[^a-z]|^ctdbd /.test(message)),
      [],
    );
  });

  it("runs ShellCheck on an open script only after the workspace is trusted", async () => {
    const { page } = workbench;
    const isRun = () => existsSync(programs.resolve("was-run"));
    await workbench.openFile("07.bare.script");
    await page.locator(".squiggly-error, .squiggly-warning").first().waitFor();
    assert.equal(isRun(), false);
    await workbench.runCommand("Workspaces: Manage Workspace Trust");
    await page.getByRole("button", { name: "Trust", exact: true }).click();
    assert.ok(await until(async () => isRun()));
    await page.keyboard.press("Escape");
    await workbench.runCommand("View: Hide Panel"); // it opens in full height again
    await problems.open();
    const found = await problems.read((all) => all.some(({ source }) => source === "shellcheck"));
    assert.deepEqual(
      found.filter(({ source }) => source === "shellcheck").map(({ code, file }) => `${code} ${file}`),
      ["SC2999 newest/ctdb/events/legacy/07.bare.script"],
    );
  });
});
