import assert from "node:assert/strict";
import { conventionFor } from "../../../src/ctdb/conventions.ts";
import {
  isWithinReach,
  isWithinReachNow,
  limitReach,
  mayBeNamed,
  reachOf,
} from "../../../src/scripts/reach.ts";
import { readRegularFile } from "../../../src/scripts/regularFile.ts";
import { scanDirectory } from "../../../src/scripts/scanDirectory.ts";
import { readSource } from "../../../src/scripts/sourceText.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

describe("What may be read of a workspace that is not trusted", () => {
  const site = useTemporaryDirectory();
  const at = (name: string) => site.current.resolve(name);

  beforeEach(() => {
    site.current.file("outside/secret");
    site.current.file("outside/events/legacy/50.a.script");
    site.current.file("workspace/own");
    site.current.file("workspace2/other");
    site.current.link("workspace/file", "../outside/secret");
    site.current.link("workspace/folder", "../outside");
    site.current.link("opened", "workspace");
    limitReach([at("opened")]);
  });

  afterEach(() => limitReach(null));

  it("is what lies in it, by whatever way it was opened", async () => {
    for (const name of ["opened", "opened/own", "workspace/own", "opened/not-there"]) {
      assert.equal(await isWithinReach(at(name)), true, name);
      assert.equal(isWithinReachNow(at(name)), true, name);
    }
    assert.equal(await readRegularFile(at("opened/own")), (await readSource(at("workspace/own"))).text);
  });

  it("is nothing behind links, `..` and names that only begin alike", async () => {
    for (const name of [
      "opened/file",
      "opened/folder/secret",
      "workspace/../outside/secret",
      "workspace2/other",
    ]) {
      const path = name.includes("..") ? `${site.current.path}/${name}` : at(name);
      assert.equal(await isWithinReach(path), false, name);
      assert.equal(isWithinReachNow(path), false, name);
      await assert.rejects(readSource(path), /lies outside of the workspace, which is not trusted/);
      await assert.rejects(readRegularFile(path), /lies outside of the workspace/);
    }
    await assert.rejects(
      scanDirectory(at("opened/folder/events/legacy"), conventionFor([4, 24, 0])),
      /The folder .* lies outside of the workspace, which is not trusted\./,
    );
  });

  it("is an installed CTDB, too, which no case may name", async () => {
    assert.equal(await isWithinReach("/usr/share/ctdb/not-there"), true);
    assert.equal(mayBeNamed(at("outside")), false);
    assert.equal(mayBeNamed(at("opened/own")), true);
  });

  it("is the event directory of a file that the user opened, with CTDB_BASE", () => {
    const open = [
      "/w/a.script",
      "/etc/x/events/legacy/50.a.script",
      "/srv/y/events.d/50.a",
      "/home/u/notes.txt",
    ];
    assert.deepEqual(reachOf(["/w"], open), ["/w", "/etc/x", "/srv/y", "/home/u"]);
  });
});
