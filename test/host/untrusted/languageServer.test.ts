import assert from "node:assert/strict";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { openFile } from "../support/openFile.ts";
import { untilProblems } from "../support/problems.ts";

describe("The language server in a workspace that is not trusted", () => {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";

  it("checks scripts all the same, as nothing is run for that", async () => {
    const scripts = join(workspace, "events", "legacy");
    mkdirSync(scripts, { recursive: true });
    try {
      const path = join(scripts, "50.a.script");
      writeFileSync(path, "#!/bin/sh\nexit 0\n");
      chmodSync(path, 0o644);
      await vscode.extensions.getExtension("ctdb-events.ctdb-events")?.activate();
      await untilProblems(path, (problems) => problems.includes("ctdb not-executable"));
      const handled = join(scripts, "60.b.script");
      writeFileSync(handled, '#!/bin/sh\ncase "$1" in monitor) : ;; esac\n');
      const uri = (await openFile(handled)).uri;
      const lenses = await vscode.commands.executeCommand("vscode.executeCodeLensProvider", uri);
      assert.deepEqual(lenses, [], "no lens offers a run");
    } finally {
      rmSync(join(workspace, "events"), { recursive: true });
    }
  });
});
