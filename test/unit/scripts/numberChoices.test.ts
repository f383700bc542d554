import assert from "node:assert/strict";
import { conventionFor, conventionForStep } from "../../../src/ctdb/conventions.ts";
import { firstFree, numberChoices, orderPreview, placeSentence } from "../../../src/scripts/numberChoices.ts";
import { optionsFileOf, withNumber } from "../../../src/scripts/renumber.ts";
import { scanDirectory } from "../../../src/scripts/scanDirectory.ts";
import type { ScriptDirectory } from "../../../src/scripts/scriptDirectory.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const C3 = conventionFor([4, 24, 0]);

describe("another number for a script", () => {
  const site = useTemporaryDirectory();

  async function scan(names: readonly (string | Buffer)[], convention = C3): Promise<ScriptDirectory> {
    for (const name of names) {
      site.current.file(Buffer.concat([Buffer.from("events/"), Buffer.from(name)]));
    }
    return scanDirectory(site.current.resolve("events"), convention);
  }

  /** What becomes of the first file of a name if it gets a number. */
  function choice(directory: ScriptDirectory, name: string, number: number) {
    const file = directory.files.find(({ fileName }) => fileName.text === name);
    assert.ok(file);
    const nameFor = (one: number) => withNumber(file.fileName, one, directory.convention);
    const found = numberChoices(directory, nameFor, file).find((one) => one.number === number);
    assert.ok(found);
    return found;
  }

  const STOCK = ["00.ctdb.script", "49.winbind.script", "50.samba.script", "60.nfs.script"];

  it("shows the order as it would be, with the script's neighbours", async () => {
    const moved = choice(await scan(STOCK), "00.ctdb.script", 55);
    assert.equal(moved.use, "free");
    assert.equal(moved.fileName, "55.ctdb.script");
    assert.deepEqual(moved.order, ["49.winbind", "50.samba", "55.ctdb", "60.nfs"]);
    assert.equal(placeSentence(moved), "between 50.samba and 60.nfs");
    assert.equal(orderPreview(moved), "49.winbind → 50.samba → [55.ctdb] → 60.nfs");
    assert.equal(orderPreview(moved, 1), "… 50.samba → [55.ctdb] → 60.nfs");
  });

  it("says so at both ends, and where there is no other script", async () => {
    const directory = await scan(STOCK);
    assert.equal(placeSentence(choice(directory, "50.samba.script", 99)), "last, after 60.nfs");
    assert.equal(placeSentence(choice(directory, "60.nfs.script", 0)), "between 00.ctdb and 49.winbind");
    assert.equal(placeSentence(choice(directory, "49.winbind.script", 1)), "between 00.ctdb and 50.samba");
    assert.equal(placeSentence(choice(directory, "00.ctdb.script", 1)), "first, before 49.winbind");
    const lone = await scanDirectory(site.current.folder("none"), C3);
    const [first] = numberChoices(lone, (number) => `${number + 10}.x.script`, null);
    assert.equal(first && placeSentence(first), "the only script");
  });

  it("tells what two scripts with one number mean in each convention", async () => {
    const names = ["50.a", "60.b"];
    for (const [step, use] of [
      ["A1", "refused"],
      ["A2", "unordered"],
      ["B2", "shared"],
    ] as const) {
      const found = choice(await scan(names, conventionForStep(step)), "50.a", 60);
      assert.equal(found.use, use, step);
      assert.deepEqual(found.holders, ["60.b"]);
    }
    assert.deepEqual(choice(await scan(names, conventionForStep("B2")), "60.b", 50).order, ["50.a", "50.b"]);
  });

  it("orders by the bytes of the whole names, suffix included", async () => {
    const found = choice(await scan(["17.a.script", "20.a-b.script"]), "20.a-b.script", 17);
    assert.deepEqual(found.order, ["17.a-b", "17.a"]);
  });

  it("does not take a name that is there, listed or not", async () => {
    const directory = await scan(["50.a.script", "60.a.script"]);
    assert.equal(choice(directory, "50.a.script", 60).use, "taken");
    assert.equal(choice(directory, "50.a.script", 50).use, "free", "its own");
  });

  it("mends the rest of a name that CTDB does not list", async () => {
    const directory = await scan(["7.mine.sh"]);
    assert.equal(choice(directory, "7.mine.sh", 42).fileName, "42.mine.script");
  });

  it("is not to be had for a name that is not UTF-8", async () => {
    const directory = await scan([Buffer.from("50.m\xfcll.script", "latin1")]);
    const [file] = directory.files;
    assert.equal(file && withNumber(file.fileName, 51, C3), null);
  });

  it("is at first the first free one from 50 on", async () => {
    const directory = await scan(STOCK);
    const choices = numberChoices(directory, (number) => `${String(number).padStart(2, "0")}.x.script`, null);
    assert.equal(choices.length, 100);
    assert.equal(firstFree(choices)?.number, 51);
    assert.equal(firstFree(choices.filter(({ number }) => number < 50))?.number, 48);
    assert.equal(firstFree([]), null);
  });

  it("takes the options file along where the convention has one", () => {
    assert.equal(optionsFileOf("50.samba.script", C3), "50.samba.options");
    assert.equal(optionsFileOf("50.samba", conventionForStep("B2")), null);
  });
});
