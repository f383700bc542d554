import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { FolderWatch } from "../../../src/extension/virtualNode/folderWatch.ts";
import { foldersOf, type Need } from "../../../src/extension/virtualNode/nodeFolders.ts";
import type { NodePlace } from "../../../src/extension/virtualNode/nodeSource.ts";
import { ShownNode } from "../../../src/extension/virtualNode/shownNode.ts";
import { readInputs } from "../../../src/virtualNode/base/inputs.ts";
import { nodePlace, realDirectory } from "../../../src/virtualNode/disk/nodePlace.ts";
import { openVirtualNode } from "../../../src/virtualNode/virtualNode.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

describe("the node that the view shows", () => {
  const directory = useTemporaryDirectory();
  let node: ShownNode;
  let changes: number;
  let isBusy: boolean;
  let first: string | null;

  async function placeOf(path: string): Promise<NodePlace> {
    const stateDirectory = directory.current.resolve("state");
    const folder = nodePlace(stateDirectory, realDirectory(path));
    const base = directory.current.path;
    return {
      folder,
      exists: (await readInputs(folder)) !== null,
      options: {
        ...{ directory: path, base, component: "legacy", version: [4, 24, 0] },
        ...{ profilePath: null, stateDirectory, platform: "debian" },
      },
    };
  }

  beforeEach(() => {
    changes = 0;
    isBusy = false;
    first = directory.current.folder("events/legacy");
    node = new ShownNode(
      {
        source: { placeOf, open: ({ options }) => openVirtualNode(options) },
        firstDirectory: async () => first,
        isBusy: () => isBusy,
      },
      () => changes++,
    );
  });

  it("says so where there is no event directory", async () => {
    first = null;
    assert.deepEqual(await node.state(), { kind: "no-directory" });
    await assert.rejects(node.change(["link", "eth0", "down"]), /no event directory/);
  });

  it("makes nothing before it is asked to", async () => {
    assert.equal((await node.state()).kind, "no-node");
    assert.equal(existsSync(directory.current.resolve("state")), false);
    await node.make();
    assert.equal((await node.state()).kind, "node");
  });

  it("changes the node, tells of it, and refuses in the words of the change", async () => {
    await node.change(["service", "smbd", "active"]);
    assert.equal(changes, 1);
    assert.equal((await node.model()).services.find(({ name }) => name === "smbd")?.state, "active");
    await assert.rejects(node.change(["link", "eth9", "down"]), /no interface “eth9”; it has lo, eth0/);
    await node.reset();
    assert.equal((await node.model()).services.find(({ name }) => name === "smbd")?.state, "inactive");
  });

  it("makes the node anew where a file changed, keeps saying why, but not while an event runs", async () => {
    await node.make();
    directory.current.file("nodes", "10.0.0.1\n");
    isBusy = true;
    node.invalidate("open");
    assert.equal(await remade(), null);
    isBusy = false;
    assert.equal(await remade(), "nodes is new");
    node.invalidate("open");
    assert.equal(await remade(), "nodes is new");
    node.runEnded(null);
    assert.equal(await remade(), null);
  });

  it("tells of what is wrong in the files", async () => {
    directory.current.file("nodes", "10.0.0.1\nnonsense\n");
    await node.make();
    const state = await node.state();
    assert.ok(state.kind === "node");
    assert.deepEqual(
      state.warnings.map(({ line }) => line),
      [2],
    );
  });

  it("shows what goes wrong instead of failing", async () => {
    await node.make();
    const broken = new ShownNode(
      {
        source: { placeOf, open: () => Promise.reject(new Error("ENOSPC")) },
        firstDirectory: async () => first,
        isBusy: () => false,
      },
      () => undefined,
    );
    const state = await broken.state();
    assert.ok(state.kind === "failed");
    assert.match(state.sentence, /cannot be opened: ENOSPC/);
  });

  it("is told of changes on disk: tables are read, inputs open it, other files are nothing", async () => {
    await node.make();
    const place = await placeOf(first ?? "");
    const told: Need[][] = [];
    const watch = new FolderWatch<Need>((needs) => told.push([...needs]));
    const settled = () => new Promise((resolve) => setTimeout(resolve, 500));
    try {
      watch.look(foldersOf(place));
      writeFileSync(`${place.folder}/calls`, "");
      await settled();
      assert.deepEqual(told, []);
      await (await openVirtualNode(place.options)).change(({ interfaces }) => {
        for (const one of interfaces) {
          one.link = "down";
        }
      });
      await settled();
      assert.deepEqual(told.splice(0), [["read"]]);
      directory.current.file("public_addresses", "10.0.0.31/24 eth0\n");
      await settled();
      assert.deepEqual(told.splice(0), [["open"]]);
      watch.look([]);
      directory.current.file("public_addresses", "10.0.0.32/24 eth0\n");
      await settled();
      assert.deepEqual(told, []);
    } finally {
      watch.dispose();
    }
  });

  async function remade(): Promise<string | null> {
    const state = await node.state();
    assert.ok(state.kind === "node");
    return state.remadeBecause;
  }
});
