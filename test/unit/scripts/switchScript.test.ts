import assert from "node:assert/strict";
import { chmodSync, existsSync, readlinkSync, statSync } from "node:fs";
import { conventionFor, conventionForStep } from "../../../src/ctdb/conventions.ts";
import { fileName } from "../../../src/scripts/fileNames.ts";
import { offeredScripts } from "../../../src/scripts/offeredScripts.ts";
import { scanDirectory } from "../../../src/scripts/scanDirectory.ts";
import { restoreLink, switchScript } from "../../../src/scripts/switchScript.ts";
import { isRoot, SCRIPT, useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const C3 = conventionFor([4, 24, 0]);

describe("the box of a script", () => {
  const site = useTemporaryDirectory();

  function flip(name: string | Buffer, enable: boolean, convention = C3) {
    const directory = site.current.resolve("events/legacy");
    return switchScript({ directory, fileName: fileName(Buffer.from(name)), enable, convention });
  }

  function modeOf(name: string): number {
    return statSync(site.current.resolve("events/legacy", name)).mode & 0o777;
  }

  it("sets and takes the mode bits as the convention's command does", async () => {
    site.current.file("events/legacy/50.a.script", SCRIPT, 0o644);
    assert.deepEqual(await flip("50.a.script", true), { problem: null, removedLink: null });
    assert.equal(modeOf("50.a.script"), 0o755);
    await flip("50.a.script", false);
    assert.equal(modeOf("50.a.script"), 0o644);
    await flip("50.a.script", true, conventionForStep("B2"));
    assert.equal(modeOf("50.a.script"), 0o744);
  });

  it("works on names that are not UTF-8", async () => {
    const name = Buffer.from("50.m\xfcll.script", "latin1");
    site.current.file(Buffer.concat([Buffer.from("events/legacy/"), name]), SCRIPT, 0o644);
    await flip(name, true);
    const [file] = (await scanDirectory(site.current.resolve("events/legacy"), C3)).files;
    assert.equal(file?.state, "enabled");
  });

  it("removes a link, says where it led, and makes it again", async () => {
    site.current.file("share/50.a.script");
    site.current.link("events/legacy/50.a.script", "../../share/50.a.script");
    const { problem, removedLink } = await flip("50.a.script", false);
    assert.equal(problem, null);
    assert.equal(removedLink, "../../share/50.a.script");
    assert.equal(existsSync(site.current.resolve("events/legacy/50.a.script")), false);
    assert.equal(modeOf("../../share/50.a.script"), 0o755, "the target is left alone");
    const own = fileName(Buffer.from("50.a.script"));
    assert.equal(await restoreLink(site.current.resolve("events/legacy"), own, removedLink ?? ""), null);
    assert.equal(readlinkSync(site.current.resolve("events/legacy/50.a.script")), "../../share/50.a.script");
    const again = await restoreLink(site.current.resolve("events/legacy"), own, removedLink ?? "");
    assert.match(again ?? "", /`50\.a\.script` cannot be made: file already exists/);
  });

  it("says why a link to a file that is not executable stays disabled", async () => {
    site.current.file("share/50.a.script", SCRIPT, 0o644);
    site.current.link("events/legacy/50.a.script", "../../share/50.a.script");
    assert.match((await flip("50.a.script", true)).problem ?? "", /is a link.*chmod u\+x '\.\.\/\.\.\/share/);
  });

  it("says that the script is gone", async () => {
    site.current.folder("events/legacy");
    assert.match(
      (await flip("50.a.script", true)).problem ?? "",
      /`50\.a\.script` is not enabled: .*ENOENT|no such file/,
    );
  });

  it("says why this user may not", async () => {
    site.current.file("share/50.a.script");
    site.current.link("events/legacy/50.a.script", "../../share/50.a.script");
    site.current.file("events/legacy/60.b.script", SCRIPT, 0o644);
    chmodSync(site.current.path, 0o755);
    chmodSync(site.current.resolve("events/legacy"), 0o555);
    const told = await asAnother(async () => [
      await flip("50.a.script", false),
      await flip("60.b.script", true),
    ]);
    chmodSync(site.current.resolve("events/legacy"), 0o755);
    assert.match(told[0]?.problem ?? "", /`50\.a\.script` is not disabled: /);
    assert.match(told[1]?.problem ?? "", isRoot ? /it belongs to root, and only its owner/ : /^$/);
  });

  it("is also there for scripts that the vendor offers beside an installed directory", async () => {
    site.current.file("etc/ctdb/events/legacy/50.own.script");
    site.current.file("usr/share/ctdb/events/legacy/10.interface.script");
    site.current.file("usr/share/ctdb/events/legacy/50.own.script");
    const path = site.current.resolve("etc/ctdb/events/legacy");
    const offered = await offeredScripts(await scanDirectory(path, C3));
    assert.deepEqual(
      offered.map(({ fileName: { text } }) => text),
      ["10.interface.script"],
    );
    const [script] = offered;
    assert.ok(script);
    const done = await switchScript({
      directory: path,
      fileName: script.fileName,
      enable: true,
      convention: C3,
      vendorDirectory: site.current.resolve("usr/share/ctdb/events/legacy"),
    });
    assert.equal(done.problem, null);
    assert.equal(readlinkSync(`${path}/10.interface.script`), script.path);
    assert.deepEqual(await offeredScripts(await scanDirectory(path, C3)), []);
    assert.deepEqual(await offeredScripts(await scanDirectory(path, conventionForStep("B3"))), []);
  });
});

/** Does something as a user who owns nothing here, where the tests may become one. */
async function asAnother<T>(work: () => Promise<T>): Promise<T> {
  if (!isRoot) {
    return work();
  }
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
