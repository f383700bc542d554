import assert from "node:assert/strict";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { openFile } from "../support/openFile.ts";
import { untilDiagnostics } from "../support/problems.ts";

describe("A sequence's file in the editor", () => {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  const script = join(workspace, "events", "legacy", "50.sequence.script");
  const path = join(workspace, "own.ctdb-sequence.yaml");
  const uri = vscode.Uri.file(path);

  before(async () => {
    await vscode.extensions.getExtension("ctdb-events.ctdb-events")?.activate();
    mkdirSync(join(workspace, "events", "legacy"), { recursive: true });
    writeFileSync(script, "#!/bin/sh\nexit 0\n");
    chmodSync(script, 0o755);
    writeFileSync(path, "steps:\n  - monitr\n  - event: takeip\n    args: eth0\n  - \n");
    await openFile(path);
  });

  after(async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    rmSync(script);
    rmSync(path);
  });

  const told = () =>
    vscode.languages
      .getDiagnostics(uri)
      .map(({ range, message, source }) => `${source} ${range.start.line + 1}: ${message}`);

  it("is marked where it is wrong, and no more once it is right", async () => {
    await untilDiagnostics(
      () => told().length > 0,
      () => "Problems shows nothing",
    );
    assert.ok(
      told().some((line) => line.startsWith("CTDB 5: ")),
      told().join("\n"),
    );
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(4, 0, 5, 0), "");
    await vscode.workspace.applyEdit(edit);
    await untilDiagnostics(
      () =>
        told().some((line) => line.includes("is monitor meant?")) &&
        told().some((line) => line.startsWith("CTDB 4: ")),
      () => told().join("\n"),
    );
  });

  it("is helped with: events, and what they mean", async () => {
    const completions = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      uri,
      new vscode.Position(2, 11),
    );
    const labels = completions.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    assert.ok(labels.includes("startipreallocate"), labels.join(", "));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      uri,
      new vscode.Position(2, 13),
    );
    const text = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === "string" ? part : part.value)),
    );
    assert.match(text.join("\n"), /interface, ip, maskbits/);
  });
});
