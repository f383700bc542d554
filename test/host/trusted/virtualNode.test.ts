import assert from "node:assert/strict";
import { chmodSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { settingsFor } from "../../../src/extension/settings/settingsReader.ts";
import { rootElements } from "../../../src/extension/virtualNode/nodeElement.ts";
import { NodeSource } from "../../../src/extension/virtualNode/nodeSource.ts";
import { NodeTree } from "../../../src/extension/virtualNode/nodeTree.ts";
import { ShownNode } from "../../../src/extension/virtualNode/shownNode.ts";
import { catchMessages, eventually } from "../support/messages.ts";
import { setSandbox } from "../support/sandbox.ts";

const RESET = "Reset";
const STUBBED = "Run with stub commands";

const SCRIPT = `#!/bin/sh
[ "$1" = monitor ] || exit 0
systemctl is-active smbd >/dev/null || { echo "smbd does not run"; exit 1; }
`;

describe("the virtual node", () => {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  const directory = join(workspace, "events", "legacy");
  const script = join(directory, "50.smb.script");
  const profile = join(workspace, "node-profile.yaml");
  let messages: ReturnType<typeof catchMessages>;

  before(() => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(script, SCRIPT);
    chmodSync(script, 0o755);
  });

  after(async () => {
    await setSandbox(undefined);
    rmSync(script);
    rmSync(profile, { force: true });
  });

  beforeEach(() => {
    messages = catchMessages(({ buttons }) => buttons.find((one) => one === RESET || one === STUBBED));
  });

  afterEach(() => messages.restore());

  function table(name: string): string {
    const [file = ""] = globSync(join(process.env.XDG_STATE_HOME ?? "", "ctdb-events", "nodes", "*", name));
    return readFileSync(file, "utf8");
  }

  /** Runs a command that asks, and takes the entry that is active at first. */
  async function answer(command: string): Promise<void> {
    let over = false;
    const run = Promise.resolve(vscode.commands.executeCommand(command)).then(() => {
      over = true;
    });
    // As long as the test may take: on a busy machine the question comes late.
    for (let i = 0; i < 140 && !over; i++) {
      await pause(200);
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    }
    await run;
  }

  it("has its commands in the palette", async () => {
    const all = await vscode.commands.getCommands(true);
    for (const id of ["showVirtualNode", "resetVirtualNode", "setInterfaceLink", "stopService"]) {
      assert.ok(all.includes(`ctdb.${id}`), id);
    }
  });

  it("is made and shown by a command, and made anew by another after a question", async () => {
    await vscode.commands.executeCommand("ctdb.showVirtualNode");
    assert.match(table("services"), /^smbd\s+inactive/m);
    assert.equal(messages.shown.length, 0);
    await vscode.commands.executeCommand("ctdb.resetVirtualNode");
    assert.match(messages.shown[0]?.detail ?? "", /is lost: services/);
  });

  it("is a tree of sections and rows", async () => {
    const node = new ShownNode(
      {
        source: new NodeSource("", () => [workspace], settingsFor),
        firstDirectory: async () => directory,
        isBusy: () => false,
      },
      () => undefined,
    );
    const tree = new NodeTree(() => node.state());
    const roots = await tree.getChildren();
    assert.equal(roots.length, rootElements(await node.state()).length);
    const services = roots.find((one) => one.kind === "section" && one.section.id === "services");
    assert.ok(services);
    const item = tree.getTreeItem(services);
    assert.equal(item.label, "Services");
    assert.match(String(item.description), /1 active/);
    const rows = await tree.getChildren(services);
    const [smbd] = rows.map((row) => tree.getTreeItem(row));
    assert.equal(smbd?.label, "smbd");
    assert.equal(smbd?.id, "services/smbd");
    assert.match(smbd?.contextValue ?? "", / start /);
    assert.deepEqual(tree.getParent(rows[0] ?? services)?.kind, "section");
    tree.dispose();
  });

  it("lets monitor fail by a stopped service, and pass once it is started", async () => {
    await setSandbox("stubbed");
    await answer("ctdb.startService");
    assert.match(table("services"), /^smbd\s+active/m);
    assert.equal(await monitor(), "OK");
    await answer("ctdb.stopService");
    assert.match(table("services"), /^smbd\s+inactive/m);
    assert.equal(await monitor(), "ERROR");
    await answer("ctdb.startService");
    assert.equal(await monitor(), "OK");
  });

  it("gets a profile from a template, which is opened and right", async () => {
    await vscode.commands.executeCommand("ctdb.createNodeProfile");
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.fsPath, profile);
    assert.match(document?.getText() ?? "", /^# Node profile/);
    assert.deepEqual(vscode.languages.getDiagnostics(vscode.Uri.file(profile)), []);
  });

  it("marks what is wrong in a profile where it stands", async () => {
    const uri = await write("services:\n  smbd: activ\npnn: 0\n");
    await eventually(() => vscode.languages.getDiagnostics(uri).length > 0, "the profile is marked");
    const [problem] = vscode.languages.getDiagnostics(uri);
    assert.equal(problem?.source, "CTDB");
    assert.match(problem?.message ?? "", /“activ” is none of active, inactive, failed, broken/);
    assert.deepEqual([problem?.range.start.line, problem?.range.start.character], [1, 8]);
    assert.equal(problem?.range.end.character, 13);
    await write("services:\n  smbd: active\n");
    await eventually(() => vscode.languages.getDiagnostics(uri).length === 0, "the mark goes");
  });

  it("completes keys and values of a profile", async () => {
    const uri = await write("services:\n  smbd: \n\n");
    const values = await completions(uri, new vscode.Position(1, 8));
    assert.ok(values.some(({ label }) => label === "broken"));
    const keys = await completions(uri, new vscode.Position(2, 0));
    const key = keys.find(({ label }) => label === "recovery");
    assert.equal(key?.insertText, "recovery: ");
    assert.ok(!keys.some(({ label }) => label === "services"), "what is there is not offered");
    assert.ok(key?.documentation instanceof vscode.MarkdownString);
    assert.match(key.documentation.value, /recovery/);
  });

  it("explains a key under the pointer", async () => {
    const uri = await write("recovery: true\n");
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      uri,
      new vscode.Position(0, 2),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((one) => (one as vscode.MarkdownString).value);
    assert.match(text.join("\n"), /\*\*Recovery\*\*/);
  });

  async function monitor(): Promise<string> {
    await vscode.commands.executeCommand("ctdb.runEventAgain");
    await vscode.commands.executeCommand("ctdb.copyStatus");
    const text = await vscode.env.clipboard.readText();
    return /^50\.smb\s+(\w+)/m.exec(text)?.[1] ?? text;
  }

  async function write(text: string): Promise<vscode.Uri> {
    const uri = vscode.Uri.file(profile);
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    await editor.edit((edit) => edit.replace(whole, text));
    return uri;
  }

  async function completions(uri: vscode.Uri, at: vscode.Position): Promise<vscode.CompletionItem[]> {
    const command = "vscode.executeCompletionItemProvider";
    return (await vscode.commands.executeCommand<vscode.CompletionList>(command, uri, at)).items;
  }

  function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
  }
});
