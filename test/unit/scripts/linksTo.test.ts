import assert from "node:assert/strict";
import { readlinkSync } from "node:fs";
import { conventionFor } from "../../../src/ctdb/conventions.ts";
import { linksTo, retarget } from "../../../src/scripts/linksTo.ts";
import { scanDirectory } from "../../../src/scripts/scanDirectory.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const C3 = conventionFor([4, 24, 0]);

describe("links to a script that is renamed", () => {
  const site = useTemporaryDirectory();

  it("are found and follow it, each as it is written", async () => {
    site.current.file("share/50.a.script");
    site.current.file("share/60.b.script");
    site.current.link("etc/50.a.script", "../share/50.a.script");
    site.current.link("etc/51.copy.script", site.current.resolve("share/50.a.script"));
    site.current.link("etc/60.b.script", "../share/60.b.script");
    const scan = await scanDirectory(site.current.resolve("etc"), C3);
    const from = site.current.resolve("share/50.a.script");
    const to = site.current.resolve("share/55.a.script");
    const links = linksTo(from, [scan]);
    assert.equal(links.length, 2);
    assert.deepEqual(await retarget(links, from, to), []);
    assert.equal(readlinkSync(site.current.resolve("etc/50.a.script")), "../share/55.a.script");
    assert.equal(readlinkSync(site.current.resolve("etc/51.copy.script")), to);
    assert.deepEqual(await retarget(links, to, from), []);
    assert.equal(readlinkSync(site.current.resolve("etc/50.a.script")), "../share/50.a.script");
    assert.equal(readlinkSync(site.current.resolve("etc/60.b.script")), "../share/60.b.script");
  });

  it("are told where they cannot be changed, and left where they lead elsewhere by now", async () => {
    const from = site.current.resolve("share/50.a.script");
    site.current.link("etc/50.a.script", "elsewhere");
    const other = Buffer.from(site.current.resolve("etc/50.a.script"));
    const gone = Buffer.from(site.current.resolve("etc/60.b.script"));
    assert.deepEqual(await retarget([other, gone], from, `${from}2`), [gone]);
    assert.equal(readlinkSync(site.current.resolve("etc/50.a.script")), "elsewhere");
  });
});
