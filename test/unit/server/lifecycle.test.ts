import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { useEditors } from "../../support/languageServer/testEditor.ts";
import { LANGUAGE_SERVER } from "../../support/programs.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

describe("The language server's life", () => {
  const site = useTemporaryDirectory();
  const start = useEditors();

  it("says what it can do and who it is", async () => {
    const { answer } = await start({ server: "real", pull: true });
    assert.equal(answer.serverInfo?.name, "ctdb-events");
    assert.equal(answer.capabilities.positionEncoding, "utf-16");
    assert.deepEqual(answer.capabilities.textDocumentSync, { openClose: true, change: 2, save: true });
    assert.ok(answer.capabilities.diagnosticProvider);
  });

  it("promises no diagnostics on request to an editor that does not ask for them", async () => {
    const { answer } = await start();
    assert.equal(answer.capabilities.diagnosticProvider, undefined);
  });

  it("ends with status 0 after shutdown and exit", async () => {
    const editor = await start({ server: "real", folders: [site.current.path] });
    assert.equal(await editor.stop(), 0);
    assert.equal(editor.stderr, "");
  });

  it("ends with status 1 where the editor goes without a shutdown", async () => {
    const editor = await start();
    editor.child.stdin.end();
    assert.equal(await editor.ended(), 1);
  });

  it("ends when the process that it was started for is gone, though its input stays open", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    const editor = await start({ processId: other.pid ?? null });
    other.kill("SIGKILL");
    await once(other, "close");
    assert.equal(await editor.ended(), 1);
  });

  it("ends with what happened and another status than 0 when it meets a mistake of its own", async () => {
    site.current.file("events/legacy/50.a.script", "#!/bin/sh\necho CRASH ctdb\n");
    const editor = await start({ folders: [site.current.path] });
    assert.equal(await editor.ended(), 1);
    assert.match(editor.stderr, /^The CTDB language server ends: Error: crashed on purpose/);
  });

  it("tells how it is started where it is not told how to speak", async () => {
    const child = spawn(process.execPath, [LANGUAGE_SERVER]);
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    const [status] = await once(child, "close");
    assert.equal(status, 64);
    assert.match(said, /Usage: node server\.js --stdio/);
  });

  it("answers a request that it does not know with an error and goes on", async () => {
    const editor = await start();
    await assert.rejects(editor.connection.sendRequest("textDocument/nonsense", {}), /Unhandled method/);
    await assert.rejects(
      editor.connection.sendRequest("workspace/executeCommand", { command: "rm" }),
      /There is no command rm/,
    );
    assert.equal(await editor.stop(), 0);
  });

  it("does not go on with an editor that does not speak the protocol", async () => {
    const child = spawn(process.execPath, [LANGUAGE_SERVER, "--stdio"]);
    child.stdout.resume();
    child.stderr.resume();
    child.stdin.on("error", () => {});
    child.stdin.end("GET / HTTP/1.1\r\n\r\n\0\0{]");
    const [status] = await once(child, "close");
    assert.equal(status, 1);
  });
});
