import assert from "node:assert/strict";
import { checkFolder, lines } from "../../../support/checkFolder.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const only = ["stock-name-overwritten"];

describe("stock-name-overwritten", () => {
  const site = useTemporaryDirectory();

  async function check(folder: string, version: string) {
    return lines(await checkFolder(site.current.resolve(folder), only, version));
  }

  it("tells of a file where CTDB's packages put a link", async () => {
    site.current.file("etc/ctdb/events/legacy/50.samba.script");
    site.current.file("etc/ctdb/events/legacy/51.own.script");
    site.current.file("share/00.ctdb.script");
    site.current.link("etc/ctdb/events/legacy/00.ctdb.script", "../../../../share/00.ctdb.script");
    assert.deepEqual(await check("etc/ctdb/events/legacy", "4.24"), [
      "50.samba.script information stock-name-overwritten",
    ]);
  });

  it("is silent where the scripts are CTDB's own: its source, its packages, older releases", async () => {
    for (const folder of ["ctdb/config/events/legacy", "usr/share/ctdb/events/legacy"]) {
      site.current.file(`${folder}/50.samba.script`);
      assert.deepEqual(await check(folder, "4.24"), [], folder);
    }
    site.current.file("etc/ctdb/events.d/50.samba");
    assert.deepEqual(await check("etc/ctdb/events.d", "4.8"), []);
  });
});
