import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { ExecuteCommandRequest, type TextDocumentEdit } from "vscode-languageserver/node";
import { OfferedFixesRequest } from "../../../src/server/protocol.ts";
import { useEditors } from "../../support/languageServer/testEditor.ts";
import { SCRIPT, useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

describe("Everything that can be fixed in an event directory", () => {
  const site = useTemporaryDirectory();
  const start = useEditors();

  async function offers() {
    const editor = await start({ server: "real", folders: [site.current.path] });
    const directory = site.current.resolve("events/legacy");
    const found = await editor.connection.sendRequest(OfferedFixesRequest, { directory });
    return { editor, found };
  }

  it("is at most one fix of each kind and file, of files that are not open", async () => {
    const { current } = site;
    current.file("events/legacy/10.good.script");
    current.file("events/legacy/20.off.script", SCRIPT, 0o644);
    current.file("events/legacy/30.bash.script", '#!/bin/sh\n[ "$1" == monitor ] || exit 0\n');
    current.file("events/legacy/40.name", SCRIPT, 0o644);
    current.file("events/legacy/50.ends.script", "#!/bin/sh\r\nexit 0\r\n", 0o666);
    const { found } = await offers();
    assert.deepEqual(
      found.map(({ file, kind, codes, isUsual }) => [file.split("/").at(-1), kind, codes, isUsual]),
      [
        ["20.off.script", "disk", ["not-executable"], false],
        ["30.bash.script", "text", ["bashism-in-sh"], true],
        ["50.ends.script", "disk", found[2]?.codes, false],
        ["40.name", "rename", ["name-suffix"], false],
      ],
    );
    assert.deepEqual(found[2]?.codes.toSorted(), ["crlf", "not-executable", "writable-by-others"]);
    const [change] = (found[1]?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.equal(change?.edits.length, 1);
    assert.equal(change?.textDocument.version, null);
  });

  it("is done on disk by the same command as a quick fix, which says whether it was", async () => {
    const { current } = site;
    current.file("events/legacy/50.ends.script", "#!/bin/sh\r\nexit 0\r\n", 0o666);
    const { editor, found } = await offers();
    const done = await editor.connection.sendRequest(ExecuteCommandRequest.type, {
      command: "ctdb.applyFileFix",
      arguments: [found[0]?.fix],
    });
    assert.equal(done, true);
    const path = current.resolve("events/legacy/50.ends.script");
    assert.equal(readFileSync(path, "utf8"), "#!/bin/sh\nexit 0\n");
    assert.equal(statSync(path).mode & 0o777, 0o764);
    const again = await editor.connection.sendRequest(ExecuteCommandRequest.type, {
      command: "ctdb.applyFileFix",
      arguments: [found[0]?.fix],
    });
    assert.equal(again, false);
  });

  it("is refused for a folder that is no event directory", async () => {
    const editor = await start({ folders: [] });
    const asked = editor.connection.sendRequest(OfferedFixesRequest, { directory: site.current.path });
    await assert.rejects(asked, /is no event directory/);
  });
});
