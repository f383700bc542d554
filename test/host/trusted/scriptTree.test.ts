import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { LastResults } from "../../../src/extension/run/lastResults.ts";
import { RunStore } from "../../../src/extension/run/runStore.ts";
import { settingsFor } from "../../../src/extension/settings/settingsReader.ts";
import { DirectoryReader } from "../../../src/extension/tree/directoryReader.ts";
import { KnownDirectories } from "../../../src/extension/tree/knownDirectories.ts";
import { ScriptTree } from "../../../src/extension/tree/scriptTree.ts";
import { scriptItem } from "../../../src/extension/tree/treeItem.ts";
import { TreeMemory } from "../../../src/extension/tree/treeMemory.ts";
import type { TreeNode } from "../../../src/extension/tree/treeNode.ts";
import { searchWorkspace } from "../../../src/extension/workspace/eventDirectories.ts";
import { catchMessages, eventually } from "../support/messages.ts";
import { openFile } from "../support/openFile.ts";

const SCRIPT = "#!/bin/sh\nexit 0\n";
const NO_TEXTS = {
  onDisk: async () => null,
  now: async () => null,
  watch: () => {},
  listen: () => () => {},
};

describe("the tree of event scripts", () => {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  const directory = join(workspace, "tree", "events", "legacy");
  let messages: ReturnType<typeof catchMessages>;

  before(() => {
    mkdirSync(directory, { recursive: true });
    put("10.first.script");
    put("50.tree.script");
    writeFileSync(join(directory, "50.tree.options"), "A=1\n");
    put("90.off.script", 0o644);
  });

  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    rmSync(join(workspace, "tree"), { recursive: true });
  });

  beforeEach(() => {
    messages = catchMessages(() => undefined);
  });

  afterEach(() => messages.restore());

  function put(name: string, mode = 0o755): void {
    writeFileSync(join(directory, name), SCRIPT);
    chmodSync(join(directory, name), mode);
  }

  /** Opens the list of numbers and takes the one below the script's own. */
  async function takeNext(name: string): Promise<void> {
    let over = false;
    const run = Promise.resolve(
      vscode.commands.executeCommand("ctdb.renumberScript", vscode.Uri.file(join(directory, name))),
    ).then(() => {
      over = true;
    });
    // The list needs a moment to be there; on the own number nothing is renamed, so that it can be tried again.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await vscode.commands.executeCommand("workbench.action.quickOpenSelectNext");
    for (let i = 0; i < 50 && !over; i++) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    }
    await run;
  }

  it("has its commands in the palette", async () => {
    const all = await vscode.commands.getCommands(true);
    for (const id of [
      "ctdb.newScript",
      "ctdb.renumberScript",
      "ctdb.tree.toggle",
      "ctdb.tree.addDirectory",
    ]) {
      assert.ok(all.includes(id), id);
    }
  });

  it("gives VS Code directories, scripts with boxes, and what a click opens", async () => {
    const memory = new TreeMemory({ get: () => undefined, update: async () => {} });
    const shown: (readonly string[])[] = [];
    const tree = new ScriptTree({
      directories: new KnownDirectories(memory, () => []),
      reader: new DirectoryReader(settingsFor, memory),
      results: new LastResults(new RunStore(), NO_TEXTS),
      handlersOf: async () => [{ event: "monitor", line: 3, endLine: 4 }],
      shown: (paths) => shown.push(paths),
    });
    const roots = await tree.getChildren();
    const root = roots.find((node) => node.kind === "directory" && node.path === directory);
    assert.ok(root);
    assert.ok(shown[0]?.includes(directory));
    const item = await tree.getTreeItem(root);
    assert.match(String(item.description), /^3 scripts, 1 disabled/);
    const rows = await tree.getChildren(root);
    const items = await Promise.all(rows.map((row) => tree.getTreeItem(row)));
    assert.deepEqual(
      items.map(({ label, checkboxState }) => [label, boxed(checkboxState)]),
      [
        ["10.first", true],
        ["50.tree", true],
        ["90.off", false],
      ],
    );
    assert.deepEqual(items[1]?.command?.arguments, [vscode.Uri.file(join(directory, "50.tree.script"))]);
    assert.match(items[1]?.contextValue ?? "", / script listed file enabled box /);
    const [handler] = await tree.getChildren(rows[1]);
    const handlerItem = await tree.getTreeItem(handler as TreeNode);
    assert.equal(handlerItem.label, "monitor");
    assert.match(handlerItem.contextValue ?? "", / run /);
    assert.equal(tree.getParent(handler as TreeNode), rows[1]);
    tree.dispose();
  });

  it("knows where a search met its bound, and that the next one did not", async () => {
    const memory = new TreeMemory({ get: () => undefined, update: async () => {} });
    let maxEntries = 2;
    const known = new KnownDirectories(
      memory,
      () => [],
      () => searchWorkspace({ maxEntries }),
    );
    assert.ok(!(await known.paths()).includes(directory));
    assert.deepEqual(known.unfinished, [{ folder: workspace, visited: 2 }]);
    maxEntries = 50_000;
    known.forget();
    assert.ok((await known.paths()).includes(directory));
    assert.deepEqual(known.unfinished, []);
  });

  it("has a box that removes a link that leads nowhere, and menus for files that CTDB passes over", async () => {
    const odd = join(workspace, "tree", "odd", "events", "legacy");
    mkdirSync(odd, { recursive: true });
    symlinkSync("/nowhere/10.lost.script", join(odd, "10.lost.script"));
    writeFileSync(join(odd, "20.name.sh"), SCRIPT, { mode: 0o755 });
    const memory = new TreeMemory({ get: () => undefined, update: async () => {} });
    const view = await new DirectoryReader(settingsFor, memory).fresh(odd);
    assert.ok(view.kind === "read");
    const results = new LastResults(new RunStore(), NO_TEXTS);
    const [lost, other] = view.scan.files.map((file) =>
      scriptItem({ kind: "script", scan: view.scan, file }, results),
    );
    assert.equal(boxed(lost?.checkboxState), true);
    assert.equal(lost?.command, undefined, "there is nothing to open");
    assert.match(lost?.contextValue ?? "", /^ script listed file dangling box $/);
    assert.match(other?.contextValue ?? "", /^ script file ignored $/);
  });

  it("renames a script, its options and its editor to another number, and Undo takes that back", async () => {
    await openFile(join(directory, "50.tree.script"));
    await takeNext("50.tree.script");
    await eventually(() => existsSync(join(directory, "51.tree.script")), "the new name");
    assert.ok(existsSync(join(directory, "51.tree.options")));
    assert.ok(!existsSync(join(directory, "50.tree.script")));
    assert.equal(statSync(join(directory, "51.tree.script")).mode & 0o777, 0o755);
    await eventually(
      () => vscode.window.activeTextEditor?.document.uri.fsPath === join(directory, "51.tree.script"),
      "the editor follows",
    );
    await vscode.commands.executeCommand("undo");
    await eventually(() => existsSync(join(directory, "50.tree.script")), "the old name");
    assert.ok(existsSync(join(directory, "50.tree.options")));
  });

  it("renames a link and leaves alone where it leads", async () => {
    writeFileSync(join(workspace, "tree", "target"), SCRIPT);
    chmodSync(join(workspace, "tree", "target"), 0o755);
    symlinkSync("../../target", join(directory, "70.link.script"));
    await takeNext("70.link.script");
    await eventually(() => existsSync(join(directory, "71.link.script")), "the new name");
    assert.ok(lstatSync(join(directory, "71.link.script")).isSymbolicLink());
    assert.equal(readlinkSync(join(directory, "71.link.script")), "../../target");
  });

  it("says that no script is meant", async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.commands.executeCommand("ctdb.renumberScript");
    assert.match(messages.shown[0]?.text ?? "", /No event script is meant/);
  });

  function boxed(state: vscode.TreeItem["checkboxState"]): boolean | null {
    const value = typeof state === "object" ? state.state : state;
    return value === undefined ? null : value === vscode.TreeItemCheckboxState.Checked;
  }
});
