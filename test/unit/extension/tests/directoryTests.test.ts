import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { readSettings } from "../../../../src/extension/settings/settings.ts";
import { DirectoryProvider } from "../../../../src/extension/tests/directories/directoryProvider.ts";
import type { DirectorySources } from "../../../../src/extension/tests/directories/directorySources.ts";
import type { ScriptHandlers } from "../../../../src/extension/tests/directories/handlerTests.ts";
import { chosenLeaves } from "../../../../src/extension/tests/model/chosenLeaves.ts";
import { indexOf } from "../../../../src/extension/tests/model/nodeIndex.ts";
import type { TestNode } from "../../../../src/extension/tests/model/testNode.ts";
import { DirectoryReader } from "../../../../src/extension/tree/directoryReader.ts";
import { TreeMemory } from "../../../../src/extension/tree/treeMemory.ts";
import { isDirectory } from "../../../../src/scripts/detectConvention.ts";
import { SCRIPT, useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { testLines } from "../../../support/testLines.ts";

describe("the tests of event directories", () => {
  const site = useTemporaryDirectory();
  let provider: DirectoryProvider;
  let sources: { -readonly [K in keyof DirectorySources]: DirectorySources[K] };
  let handlers: Record<string, ScriptHandlers | undefined>;
  let directory: string;

  beforeEach(() => {
    const memory = new TreeMemory({ get: () => undefined, update: async () => undefined });
    const reader = new DirectoryReader(() => readSettings(() => undefined, null), memory);
    directory = site.current.resolve("events/legacy");
    sources = {
      paths: async () => [directory],
      isThere: isDirectory,
      view: (path) => reader.fresh(path),
      handlersOf: async (path) => handlers[path.slice(directory.length + 1)],
      argumentsOf: () => null,
      nameOf: () => "events/legacy",
      looked: () => undefined,
    };
    provider = new DirectoryProvider(sources);
    put("10.interface.script");
    put("50.samba.script");
    put("60.nfs.script", 0o644);
    handlers = {
      "10.interface.script": [
        { event: "init", line: 3, endLine: 5 },
        { event: "takeip", line: 6, endLine: 9 },
        { event: "*", line: 10, endLine: 11 },
      ],
      "50.samba.script": [
        { event: "monitor", line: 2, endLine: 8 },
        { event: "mon*", line: 9, endLine: 9 },
        { event: "monitor", line: 10, endLine: 12 },
        { event: "nonsense", line: 13, endLine: 14 },
      ],
      "60.nfs.script": [{ event: "monitor", line: 2, endLine: 3 }],
    };
  });

  function put(name: string, mode = 0o755): void {
    site.current.file(`events/legacy/${name}`, SCRIPT, mode);
  }

  function find(id: string): TestNode {
    const node = provider.roots.flatMap((root) => indexOf(root).get(id) ?? [])[0];
    assert.ok(node, id);
    return node;
  }

  async function read(): Promise<TestNode> {
    await provider.resolve(null);
    await provider.resolve(`directory:${directory}`);
    return find(`directory:${directory}`);
  }

  it("read nothing before they are asked for", async () => {
    sources.paths = () => assert.fail("searched");
    sources.view = () => assert.fail("read");
    await provider.changed(directory);
    await provider.told(directory);
    await provider.refresh();
    assert.deepEqual(provider.roots, []);
    sources.paths = async () => [directory];
    await provider.resolve(null);
    assert.equal(find(`directory:${directory}`).children, null);
  });

  it("are scripts in CTDB's order with a test for each event by name, then events of all scripts", async () => {
    assert.deepEqual(testLines([await read()]), [
      "events/legacy",
      "  10.interface",
      "    init",
      "    takeip",
      "    monitor (served by *))",
      "  50.samba",
      "    monitor",
      "    nonsense (no event of CTDB 4.24.0)",
      "  60.nfs (disabled: not executable)",
      "    monitor",
      "  All scripts: init",
      "    10.interface",
      "    50.samba",
      "  All scripts: monitor",
      "    10.interface",
      "    50.samba",
      "  All scripts: takeip",
      "    10.interface",
      "    50.samba",
    ]);
  });

  it("do not come back with a directory that went, though who searches has not learnt of it", async () => {
    await read();
    rmSync(directory, { recursive: true });
    await provider.changed(directory);
    assert.deepEqual(provider.roots, []);
    await provider.told(directory);
    assert.deepEqual(provider.roots, []);
    put("10.interface.script");
    await provider.told(directory);
    assert.deepEqual(testLines(provider.roots), ["events/legacy"]);
  });

  it("go with a directory that nobody has opened", async () => {
    await provider.resolve(null);
    rmSync(directory, { recursive: true });
    await provider.changed(directory);
    assert.deepEqual(provider.roots, []);
  });

  it("stand for a handler of a script, or for a script in an event of all", async () => {
    await read();
    const script = `${directory}/10.interface.script`;
    assert.deepEqual(find(`handler:${script}#takeip`).subject, {
      kind: "handler",
      directory,
      script: "10.interface.script",
      event: "takeip",
    });
    assert.deepEqual(find(`all:${directory}#monitor#50.samba.script`).subject, {
      kind: "event-script",
      directory,
      event: "monitor",
      script: "50.samba.script",
    });
  });

  it("have the lines of their handlers, and scripts only the first", async () => {
    await read();
    const script = `${directory}/10.interface.script`;
    assert.deepEqual(find(`handler:${script}#takeip`).lines, { first: 6, last: 9 });
    assert.deepEqual(find(`script:${script}`).lines, { first: 0, last: 0 });
  });

  it("leave out what CTDB does not run, unless it is chosen", async () => {
    const root = await read();
    const ids = chosenLeaves([root], null, new Set()).map(({ id }) => id.slice(id.lastIndexOf("/") + 1));
    assert.deepEqual(ids.slice(0, 5), [
      "10.interface.script#init",
      "10.interface.script#takeip",
      "10.interface.script#monitor",
      "50.samba.script#monitor",
      "legacy#init#10.interface.script",
    ]);
    const off = new Set([`script:${directory}/60.nfs.script`]);
    assert.equal(chosenLeaves([root], off, new Set()).length, 1);
  });

  it("try a script that names no event with the one that runs most often", async () => {
    handlers["50.samba.script"] = null;
    assert.ok(testLines([await read()]).includes("    monitor (serves every event alike)"));
  });

  it("know no handlers while nobody can tell them, and keep those that were told", async () => {
    delete handlers["50.samba.script"];
    await read();
    assert.deepEqual(find(`script:${directory}/50.samba.script`).children, []);
    delete handlers["10.interface.script"];
    await provider.changed(directory);
    assert.equal(find(`script:${directory}/10.interface.script`).children?.length, 3);
  });

  it("show the arguments that were given last", async () => {
    const given = ["eth0", "10.0.0.31", "24"];
    sources.argumentsOf = (_directory, _script, event) => (event === "takeip" ? given : null);
    await read();
    const id = `handler:${directory}/10.interface.script#takeip`;
    assert.equal(find(id).label, "takeip eth0 10.0.0.31 24");
  });

  it("follow one script while it is typed in", async () => {
    await read();
    handlers["50.samba.script"] = [{ event: "startup", line: 1, endLine: 2 }];
    await provider.scriptChanged(`${directory}/50.samba.script`);
    assert.deepEqual(testLines(find(`script:${directory}/50.samba.script`).children ?? []), ["startup"]);
  });

  it("go with their directory and come back with it", async () => {
    await read();
    const { view } = sources;
    sources.view = async (path) => ({ kind: "failed", path, sentence: "gone", isGone: true });
    await provider.changed(directory);
    assert.deepEqual(provider.roots, []);
    sources.view = view;
    await provider.told(directory);
    assert.equal(provider.roots.length, 1);
  });

  it("show why a directory cannot be read", async () => {
    sources.view = async () => {
      throw new Error("no right to look");
    };
    assert.deepEqual((await read()).errors, [{ sentence: "Error: no right to look", path: null, line: 0 }]);
  });

  it("try each pattern with an event that nothing else serves, so that what only *) does is tested", async () => {
    handlers["10.interface.script"] = [
      { event: "monitor", line: 1, endLine: 2 },
      { event: "take*", line: 3, endLine: 4 },
      { event: "[", line: 5, endLine: 6 },
      { event: "*", line: 7, endLine: 8 },
      { event: "?*", line: 9, endLine: 10 },
    ];
    await read();
    const { children } = find(`script:${directory}/10.interface.script`);
    assert.deepEqual(
      children?.map(({ label, description, lines }) => [label, description, lines?.first]),
      [
        ["monitor", null, 1],
        ["takeip", "served by take*)", 3],
        ["init", "served by *)", 7],
        ["setup", "served by ?*)", 9],
      ],
    );
    handlers["10.interface.script"] = [{ event: "*", line: 2, endLine: 3 }];
    await provider.scriptChanged(`${directory}/10.interface.script`);
    assert.deepEqual(
      find(`script:${directory}/10.interface.script`).children?.map(({ label }) => label),
      ["monitor"],
    );
  });

  it("are read once a script is opened, without a search", async () => {
    sources.paths = () => assert.fail("searched");
    await provider.take(directory);
    assert.equal(provider.roots[0]?.children?.length, 6);
  });
});
