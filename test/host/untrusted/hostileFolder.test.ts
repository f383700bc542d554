import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { limitToWorkspace } from "../../../src/extension/workspace/workspaceReach.ts";
import { skipBecause } from "../../skipBecause.ts";
import { Canaries, keepsAccessTimes } from "../../support/hostile/canaries.ts";
import { writeHostileWorkspace } from "../../support/hostile/hostileWorkspace.ts";
import { catchMessages } from "../support/messages.ts";
import { openFile } from "../support/openFile.ts";
import { untilProblems } from "../support/problems.ts";
import { shownTests } from "../support/shownTests.ts";

/** What a folder must not choose, with what holds in its place. */
const RESTRICTED: Readonly<Record<string, unknown>> = {
  debugHungScript: "",
  sandbox: "auto",
  nodeProfile: "",
  stubCommands: "",
  realCommands: [],
  "shellcheck.path": "",
};

describe("A folder that a stranger sent, while it is not trusted", () => {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  let outside: string;
  let canaries: Canaries;

  before(async function () {
    outside = mkdtempSync(join(tmpdir(), "ctdb-events-outside-"));
    if (!(await keepsAccessTimes(outside))) {
      rmSync(outside, { recursive: true });
      skipBecause(this, "the file system does not keep access times");
    }
    const told = new Promise<void>((resolve) => {
      const listening = vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("ctdb.codeLens")) {
          listening.dispose();
          resolve();
        }
      });
    });
    const { paths } = writeHostileWorkspace(workspace, outside);
    // VS Code's own search lists folders behind links, so only files count.
    canaries = new Canaries(paths.filter((path) => statSync(path).isFile()));
    await told;
  });

  after(() => {
    for (const name of readdirSync(workspace)) {
      rmSync(join(workspace, name), { recursive: true });
    }
    rmSync(outside, { recursive: true });
  });

  it("chooses no program, no mode and no file of a run", () => {
    const configuration = vscode.workspace.getConfiguration("ctdb", vscode.Uri.file(workspace));
    assert.equal(configuration.get("codeLens"), false, "its other settings hold");
    for (const [name, value] of Object.entries(RESTRICTED)) {
      assert.deepEqual(configuration.get(name), value, name);
    }
  });

  it("has nothing outside of it read, and nothing run, by looking at it", async () => {
    await vscode.extensions.getExtension("ctdb-events.ctdb-events")?.activate();
    const messages = catchMessages(() => undefined);
    const limit = limitToWorkspace(); // the bundle of this test has code of its own
    const tests = shownTests();
    try {
      for (const name of [
        "events/legacy/10.sources.script",
        "named.ctdb-test.yaml",
        "own.node-profile.yaml",
      ]) {
        const document = await openFile(join(workspace, name));
        for (const line of document.getText().split("\n").keys()) {
          const place = new vscode.Position(line, document.lineAt(line).text.length >> 1);
          await vscode.commands.executeCommand("vscode.executeDefinitionProvider", document.uri, place);
          await vscode.commands.executeCommand("vscode.executeHoverProvider", document.uri, place);
        }
      }
      const sourcing = join(workspace, "events", "legacy", "10.sources.script");
      await untilProblems(sourcing, (problems) => problems.some((problem) => problem.startsWith("ctdb ")));
      await vscode.commands.executeCommand("ctdb.scripts.focus");
      await vscode.commands.executeCommand("ctdb.tree.refresh");
      await vscode.commands.executeCommand("ctdb.showVirtualNode");
      await tests.tree.controller.resolveHandler?.(undefined);
      for (const [, item] of tests.tree.controller.items) {
        await tests.tree.controller.resolveHandler?.(item);
      }
      const there = join(outside, "events", "legacy");
      await vscode.commands.executeCommand("ctdb.runHandler", there, "monitor", "50.there.script");
      await vscode.commands.executeCommand("ctdb.runAllEvents", there, "50.there.script", ["monitor"]);
    } finally {
      messages.restore();
      tests.dispose();
      limit.dispose();
    }
    assert.deepEqual(canaries.read(), []);
    assert.equal(existsSync(join(outside, "was-run")), false);
  });

  it("has no file changed behind a link by a fix", async () => {
    const file = join(workspace, "events", "legacy", "30.link.script");
    const realPath = join(outside, "secret.sh");
    const before = [readFileSync(realPath, "utf8"), statSync(realPath).mode];
    const messages = catchMessages(() => undefined);
    try {
      const mode = statSync(realPath).mode & 0o7777;
      const done = await vscode.commands.executeCommand("ctdb.applyFileFix", {
        steps: [{ kind: "chmod", file, add: 0o022, remove: 0 }],
        seen: [{ file, realPath, mode }],
      });
      assert.equal(done, false);
    } finally {
      messages.restore();
    }
    assert.deepEqual([readFileSync(realPath, "utf8"), statSync(realPath).mode], before);
  });
});
