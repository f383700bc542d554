import assert from "node:assert/strict";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { keepFiles } from "../../../src/sandbox/savedFiles.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const frame = (kind: string, path: string, content: string, mode = 0o644, modified = 1_700_000_000) =>
  Buffer.from([kind, path, String(mode), String(modified), content].join("\0"));

describe("files that an isolated run sends home", () => {
  const site = useTemporaryDirectory();
  let node: string;
  let outside: string;
  beforeEach(() => {
    node = site.current.folder("node");
    outside = site.current.folder("outside");
    writeFileSync(join(outside, "precious"), "as it was");
  });

  it("are kept with mode, time and links, and go when they are gone", async () => {
    await keepFiles(node, [
      frame("d", "files/var", "", 0o700),
      frame("f", "files/var/state", "one\0two", 0o750),
      frame("l", "files/var/link", "state", 0o777),
    ]);
    const kept = statSync(join(node, "files/var/state"));
    assert.deepEqual([kept.mode & 0o777, kept.mtimeMs], [0o750, 1_700_000_000_000]);
    assert.equal(readFileSync(join(node, "files/var/state"), "utf8"), "one\0two");
    assert.equal(readlinkSync(join(node, "files/var/link")), "state");
    await keepFiles(node, [frame("x", "files/var/state", ""), frame("f", "files/var/link", "now a file")]);
    assert.equal(existsSync(join(node, "files/var/state")), false);
    assert.ok(lstatSync(join(node, "files/var/link")).isFile());
  });

  it("never leave the node's folder, by dots or through a link", async () => {
    mkdirSync(join(node, "files"));
    symlinkSync(outside, join(node, "files/way-out"));
    await keepFiles(node, [
      frame("f", "../outside/precious", "changed"),
      frame("f", "files/../../outside/precious", "changed"),
      frame("f", join(outside, "precious"), "changed"),
      frame("f", "files/way-out/precious", "changed"),
      frame("x", "files/way-out/precious", ""),
      frame("x", "..", ""),
      frame("x", ".", ""),
      frame("l", "../outside/link", "/etc/passwd"),
      frame("d", "files/way-out/folder", ""),
    ]);
    assert.equal(readFileSync(join(outside, "precious"), "utf8"), "as it was");
    assert.equal(existsSync(join(outside, "link")), false);
    assert.equal(existsSync(join(outside, "folder")), false);
  });

  it("never change what the node is made from or what is started from it", async () => {
    for (const name of ["inputs", "of", "base.made", "stub"]) {
      writeFileSync(join(node, name), "as it was");
    }
    mkdirSync(join(node, "bin"));
    await keepFiles(node, [
      ...["inputs", "of", "base.made", "stub", "bin/ip", "bin", "new"].map((name) =>
        frame("f", name, "changed"),
      ),
      ...["inputs", "bin", "files", "base"].map((name) => frame("x", name, "")),
    ]);
    for (const name of ["inputs", "of", "base.made", "stub"]) {
      assert.equal(readFileSync(join(node, name), "utf8"), "as it was");
    }
    assert.deepEqual(
      [existsSync(join(node, "bin/ip")), existsSync(join(node, "bin")), existsSync(join(node, "new"))],
      [false, true, false],
    );
  });

  it("replace a link that a script left in place of a file, and not what it points to", async () => {
    symlinkSync(join(outside, "precious"), join(node, "calls"));
    await keepFiles(node, [frame("f", "calls", "new")]);
    assert.equal(readFileSync(join(outside, "precious"), "utf8"), "as it was");
    assert.equal(readFileSync(join(node, "calls"), "utf8"), "new");
  });

  it("gain no rights: set-user-ID does not come home", async () => {
    await keepFiles(node, [frame("f", "files/tool", "#!/bin/sh\n", 0o6755)]);
    assert.equal(statSync(join(node, "files/tool")).mode & 0o7777, 0o755);
  });

  it("take the place of a folder", async () => {
    mkdirSync(join(node, "files/thing/deep"), { recursive: true });
    await keepFiles(node, [frame("f", "files/thing", "a file")]);
    assert.equal(readFileSync(join(node, "files/thing"), "utf8"), "a file");
  });
});
