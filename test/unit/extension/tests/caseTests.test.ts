import assert from "node:assert/strict";
import { CaseProvider } from "../../../../src/extension/tests/cases/caseProvider.ts";
import type { CaseSources } from "../../../../src/extension/tests/cases/caseSources.ts";
import { indexOf } from "../../../../src/extension/tests/model/nodeIndex.ts";
import type { TestNode } from "../../../../src/extension/tests/model/testNode.ts";
import { testCaseOf } from "../../../support/testCases.ts";
import { testLines } from "../../../support/testLines.ts";

const FILE = "/w/tests/samba.ctdb-test.yaml";

describe("the tests of case files", () => {
  let disk: Map<string, string>;
  let editor: Map<string, string>;
  let sources: { -readonly [K in keyof CaseSources]: CaseSources[K] };
  let provider: CaseProvider;
  let reads: string[];

  beforeEach(() => {
    disk = new Map([
      [FILE, "healthy\nbroken"],
      ["/w/a.ctdb-test.yaml", "one"],
    ]);
    editor = new Map();
    reads = [];
    sources = {
      find: async () => [...disk.keys()],
      textOnDisk: async (path) => disk.get(path) ?? null,
      textInEditor: (path) => editor.get(path) ?? null,
      // One case for each line; `!` is a mistake.
      read: async (text, path) => {
        reads.push(path);
        const lines = text.split("\n").map((name, index) => ({ name, line: index + 1 }));
        const isWrong = ({ name }: { readonly name: string }) => name.startsWith("!");
        return {
          cases: lines.filter((line) => !isWrong(line)).map(({ name, line }) => testCaseOf(path, name, line)),
          problems: lines
            .filter(isWrong)
            .map(({ name, line }) => ({ sentence: name.slice(1), line: line - 1 })),
        };
      },
      nameOf: (path) => path.slice("/w/".length),
    };
    provider = new CaseProvider(sources);
  });

  async function read(): Promise<void> {
    await provider.resolve(null);
    await Promise.all([...disk.keys()].map((path) => provider.resolve(`cases:${path}`)));
  }

  function find(id: string): TestNode {
    const node = provider.roots.flatMap((root) => indexOf(root).get(id) ?? [])[0];
    assert.ok(node, id);
    return node;
  }

  it("are files in order, which are read one by one when they are opened", async () => {
    await provider.resolve(null);
    assert.deepEqual(testLines(provider.roots), ["a.ctdb-test.yaml", "tests/samba.ctdb-test.yaml"]);
    assert.deepEqual(reads, []);
    await provider.resolve(`cases:${FILE}`);
    assert.deepEqual(reads, [FILE]);
    assert.deepEqual(testLines(provider.roots), [
      "a.ctdb-test.yaml",
      "tests/samba.ctdb-test.yaml",
      "  healthy",
      "  broken",
    ]);
  });

  it("say what they are, where, and why they are skipped", async () => {
    sources.read = async (_text, path) => ({
      cases: [testCaseOf(path, "slow one", 5, { skip: "needs an hour", tags: ["slow"] })],
      problems: [],
    });
    await read();
    const { subject, ...shown } = find(`case:${FILE}#slow-one`);
    assert.deepEqual(shown, {
      id: `case:${FILE}#slow-one`,
      label: "slow one",
      description: "skip: needs an hour",
      sortText: "000000",
      path: FILE,
      lines: { first: 4, last: 6 },
      tags: ["case", "50.samba.script", "slow"],
      errors: [],
      children: [],
      isOptional: false,
    });
    assert.equal(subject?.kind === "case" && subject.testCase.name, "slow one");
  });

  it("put those of a matrix below one node, also where two have the same name", async () => {
    const template = "takes {address}";
    sources.read = async (_text, path) => ({
      cases: [
        testCaseOf(path, "takes 10.0.0.31", 3, { template }),
        testCaseOf(path, "takes 10.0.0.32", 3, { template }),
        testCaseOf(path, "alone", 8),
        testCaseOf(path, "takes 10.0.0.33", 12, { template }),
      ],
      problems: [],
    });
    await read();
    assert.deepEqual(testLines([find(`cases:${FILE}`)]).slice(1), [
      "  takes {address}",
      "    takes 10.0.0.31",
      "    takes 10.0.0.32",
      "  alone",
      "  takes {address}",
      "    takes 10.0.0.33",
    ]);
    assert.deepEqual(find(`matrix:${FILE}#${template}`).lines, { first: 2, last: 2 });
    assert.equal(find(`matrix:${FILE}#1#${template}`).children?.length, 1);
  });

  it("show mistakes with their places, until these are mended", async () => {
    disk.set(FILE, "healthy\n!There is no event monitr.");
    await read();
    const mistake = { sentence: "There is no event monitr.", path: FILE, line: 1 };
    assert.deepEqual(find(`cases:${FILE}`).errors, [mistake]);
    assert.equal(find(`cases:${FILE}`).children?.length, 1);
    editor.set(FILE, "healthy\nbroken");
    await provider.read([FILE]);
    assert.deepEqual(find(`cases:${FILE}`).errors, []);
    assert.equal(find(`cases:${FILE}`).children?.length, 2);
  });

  it("are what the editor has, and again what the disk has when it is closed", async () => {
    editor.set(FILE, "typed");
    await read();
    assert.deepEqual(testLines([find(`cases:${FILE}`)]).slice(1), ["  typed"]);
    editor.clear();
    await provider.read([FILE]);
    assert.deepEqual(testLines([find(`cases:${FILE}`)]).slice(1), ["  healthy", "  broken"]);
  });

  it("are what the editor has when they are run, however short ago it was typed", async () => {
    await read();
    editor.set(FILE, "healthy\nmended");
    await provider.settle();
    assert.deepEqual(testLines(provider.roots).slice(-2), ["  healthy", "  mended"]);
  });

  it("are not read again while their text is the same", async () => {
    await read();
    const [before] = provider.roots;
    reads.length = 0;
    await provider.take(FILE, false);
    await provider.refresh();
    assert.deepEqual(reads, []);
    assert.equal(provider.roots[0], before);
    await provider.directoryChanged("/events/other");
    assert.deepEqual(reads, []);
    await provider.directoryChanged("/events/legacy");
    assert.equal(reads.length, 2);
  });

  it("show a file that is opened without a search, and read only that", async () => {
    sources.find = () => assert.fail("searched");
    await provider.take(FILE, true);
    assert.deepEqual(reads, [FILE]);
    assert.equal(provider.roots.length, 1);
    await provider.refresh();
  });

  it("are read anew with every search: one in a new folder may have changed before that was watched", async () => {
    await read();
    disk.set(FILE, "healthy\nadded");
    await provider.searchAgain();
    assert.deepEqual(testLines([find(`cases:${FILE}`)]).slice(1), ["  healthy", "  added"]);
    assert.equal(reads.length, 3);
  });

  it("go with a folder, and only that", async () => {
    disk.set("/w/tests2/b.ctdb-test.yaml", "b");
    await read();
    provider.drop("/w/tests");
    assert.deepEqual(
      provider.roots.map(({ path }) => path),
      ["/w/a.ctdb-test.yaml", "/w/tests2/b.ctdb-test.yaml"],
    );
  });

  it("are not of a file that came and went before anybody looked", async () => {
    await provider.resolve(null);
    await provider.take("/w/gone.ctdb-test.yaml", false);
    assert.equal(testLines(provider.roots).includes("gone.ctdb-test.yaml"), false);
  });

  it("are of a file that came while the workspace was searched", async () => {
    await provider.resolve(null);
    const { promise, resolve } = Promise.withResolvers<readonly string[]>();
    sources.find = () => promise;
    const search = provider.searchAgain();
    disk.set("/w/new.ctdb-test.yaml", "one");
    await provider.take("/w/new.ctdb-test.yaml", false);
    resolve([FILE]);
    await search;
    assert.deepEqual(testLines(provider.roots), ["new.ctdb-test.yaml", "tests/samba.ctdb-test.yaml"]);
  });

  it("go where the file is gone when it is read", async () => {
    await read();
    disk.delete(FILE);
    await provider.take(FILE, false);
    assert.equal(provider.roots.length, 1);
  });

  it("say why a file cannot be read", async () => {
    sources.textOnDisk = async () => {
      throw new Error("EACCES: permission denied");
    };
    await read();
    assert.deepEqual(find(`cases:${FILE}`).errors[0]?.sentence, "EACCES: permission denied");
  });

  it("end up as the text is last, however reads overtake each other", async () => {
    await read();
    const { read: reader } = sources;
    let first = true;
    sources.read = async (text, path) => {
      if (first) {
        first = false;
        editor.set(FILE, "newest");
        void provider.read([FILE]);
        await new Promise(setImmediate);
      }
      return reader(text, path);
    };
    editor.set(FILE, "older");
    await provider.read([FILE]);
    assert.deepEqual(testLines([find(`cases:${FILE}`)]).slice(1), ["  newest"]);
  });
});
