import assert from "node:assert/strict";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { openFile } from "../support/openFile.ts";
import { untilDiagnostics } from "../support/problems.ts";

const SCRIPT = '#!/bin/sh\n\ncase "$1" in\nmonitor)\n\texit 0\n\t;;\nesac\nexit 0\n';
const CASES = `# Cases of a script.
script: 50.a.script
cases:
  - name: healthy
    event: monitr
    expect: OK
  - name: half
    event: monitor
    given:
      node:
        services: {smbd: active}
    expect: 
`;

describe("A case file in VS Code", () => {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  const file = join(workspace, "events", "legacy", "50.a.ctdb-test.yaml");

  function write(path: string, text: string, mode: number): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, mode);
  }

  const sentences = (): readonly string[] =>
    vscode.languages.getDiagnostics(vscode.Uri.file(file)).map(({ message }) => message);

  const until = (condition: () => boolean): Promise<void> =>
    untilDiagnostics(condition, () => `Problems shows: ${sentences().join("\n")}`);

  before(async () => {
    await vscode.extensions.getExtension("ctdb-events.ctdb-events")?.activate();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    rmSync(join(workspace, "events"), { recursive: true, force: true });
  });

  it("is YAML that is checked, completed and explained, and leads to its script", async () => {
    write(join(workspace, "events", "legacy", "50.a.script"), SCRIPT, 0o755);
    write(file, CASES, 0o644);
    const document = await openFile(file);
    assert.equal(document.languageId, "yaml");
    await until(() => sentences().some((sentence) => sentence.includes("monitr")));
    const [wrong] = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ message }) => message.includes("monitr"));
    assert.equal(document.getText(wrong?.range), "monitr");

    const items = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      new vscode.Position(11, 12),
    );
    const labels = items.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    assert.ok(labels.includes("TIMEDOUT"), labels.join(", "));

    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      new vscode.Position(7, 12),
    );
    const shown = hovers.flatMap(({ contents }) =>
      contents.map((one) => (one as vscode.MarkdownString).value),
    );
    assert.match(shown.join("\n"), /`monitor`.* \(event/);

    const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      "vscode.executeDefinitionProvider",
      document.uri,
      new vscode.Position(7, 12),
    );
    const [place] = places.map((one) => ("targetUri" in one ? one.targetUri : one.uri));
    assert.equal(place?.fsPath, join(workspace, "events", "legacy", "50.a.script"));

    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ["healthy", "half"],
    );
  });

  it("is checked again when its script goes", async () => {
    const script = join(workspace, "events", "legacy", "50.a.script");
    write(script, SCRIPT, 0o755);
    write(file, CASES.replace("monitr", "monitor").replace("expect: \n", "expect: OK\n"), 0o644);
    await openFile(file);
    rmSync(script);
    await until(() => sentences().some((sentence) => sentence.includes("50.a.script")));
    write(script, SCRIPT, 0o755);
    await until(() => sentences().length === 0);
  });
});
