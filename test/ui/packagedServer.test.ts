import assert from "node:assert/strict";
import { join } from "node:path";
import { useEditors } from "../support/languageServer/testEditor.ts";
import { SCRIPT, useTemporaryDirectory } from "../support/temporaryDirectory.ts";
import { unpackPackage } from "../support/unpackPackage.ts";

describe("The language server of the package", () => {
  const site = useTemporaryDirectory();
  const start = useEditors();

  it("speaks on standard input and output with any editor, with nothing else installed", async () => {
    const { current } = site;
    unpackPackage(process.env.CTDB_VSIX ?? "", current.folder("package"));
    const path = join(current.path, "package", "extension", "dist", "server.js");
    current.file("etc/events/legacy/50.a.script", "#!/bin/sh\n\n[[ a == b ]]\n", 0o755);
    current.file("etc/events/legacy/60.b.script", SCRIPT, 0o644);
    const [a, b] = ["50.a.script", "60.b.script"].map((name) =>
      current.resolve("etc/events/legacy", name),
    ) as [string, string];
    const editor = await start({ server: { path }, folders: [current.resolve("etc")] });
    await editor.open(a, "#!/bin/sh\n\n[[ a == b ]]\n");
    await editor.until(() => editor.codes(a)?.includes("bashism-in-sh") === true);
    await editor.until(() => editor.codes(b)?.includes("not-executable") === true);
    assert.deepEqual(editor.messages, []);
    assert.equal(await editor.stop(), 0);
    assert.equal(editor.stderr, "");
  });
});
