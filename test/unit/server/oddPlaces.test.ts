import assert from "node:assert/strict";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import {
  CancellationTokenSource,
  InitializeRequest,
  WorkspaceDiagnosticRequest,
} from "vscode-languageserver/node";
import { LostDirectories } from "../../../src/server/directories/lostDirectories.ts";
import { statNow } from "../../../src/server/directories/statNow.ts";
import { nodeProblem } from "../../../src/server/nodeVersion.ts";
import { readServerSettings } from "../../../src/server/settings/serverSettings.ts";
import { type TestEditor, uri, useEditors } from "../../support/languageServer/testEditor.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const NOTHING = "#!/bin/sh\necho ctdb\n";
const WRONG = "#!/bin/sh\necho WRONG ctdb\n";

describe("The language server in odd places", () => {
  const site = useTemporaryDirectory();
  const start = useEditors();

  it("takes a place that cannot be looked at for one where nothing is", () => {
    site.current.link("loop", "loop");
    assert.equal(statNow(site.current.resolve("loop/events")), null);
    assert.equal(statNow(site.current.resolve("nothing")), null);
    assert.equal(statNow(site.current.path)?.isDirectory(), true);
  });

  it("waits for a lost directory below a folder that cannot be entered", async () => {
    const { current } = site;
    current.link("a", "a");
    const back = Promise.withResolvers<string>();
    const lost = new LostDirectories(back.resolve);
    lost.add(current.resolve("a/events.d"));
    rmSync(current.resolve("a"));
    mkdirSync(current.resolve("b/events.d"), { recursive: true });
    symlinkSync("b", current.resolve("a"));
    assert.equal(await back.promise, current.resolve("a/events.d"));
    lost.close();
  });

  it("answers a request that was cancelled while it searched a folder that holds nothing", async () => {
    const editor = await start({ folders: [site.current.path], pull: true });
    const cancel = new CancellationTokenSource();
    const params = { previousResultIds: [] };
    const asked = editor.connection.sendRequest(WorkspaceDiagnosticRequest.type, params, cancel.token);
    cancel.cancel();
    await assert.rejects(asked, /cancelled/);
  });

  it("refuses to be initialized twice", async () => {
    const editor = await start();
    const again = editor.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      capabilities: {},
    });
    await assert.rejects(again, /initialized already/);
  });

  it("says which Node it needs, since an older one fails somewhere in the middle", () => {
    assert.equal(nodeProblem("22.0.0"), null);
    assert.equal(nodeProblem("24.21.0"), null);
    assert.match(nodeProblem("20.19.4") ?? "", /needs Node 22 or later, and this is Node 20\.19\.4/);
  });

  it("ends as a shell would when a signal ends it", async () => {
    const editor = await start();
    editor.child.kill("SIGTERM");
    assert.equal(await editor.ended(), 143);
  });

  it("says so where a script takes too long to read, and goes on", async () => {
    site.current.file("events/legacy/50.a.script", "#!/bin/sh\necho ENDLESS ctdb\n");
    const editor = await start({ folders: [site.current.path] });
    const path = site.current.resolve("events/legacy/50.a.script");
    await editor.until(() => editor.codes(path)?.includes("script-too-slow") === true);
    const [found] = editor.published.get(uri(path)) ?? [];
    assert.equal(found?.message, "The script could not be read as shell within 2 s. It is not checked.");
  });

  it("shortens a value of a setting that is no value for it", () => {
    const { problems } = readServerSettings({ targetVersion: "9".repeat(1000) });
    assert.ok((problems[0]?.length ?? 0) < 300, problems[0]);
  });

  describe("keeps texts apart that the editor does not", () => {
    const path = (): string => site.current.resolve("events/legacy/50.a.script");

    async function codes(editor: TestEditor): Promise<readonly unknown[]> {
      const report = await editor.pull(path());
      return report.kind === "full" ? report.items.map(({ code }) => code) : [report.kind];
    }

    it("when a version comes twice", async () => {
      site.current.file("events/legacy/50.a.script", NOTHING);
      const editor = await start({ folders: [site.current.path], pull: true });
      await editor.open(path(), NOTHING);
      assert.deepEqual(await codes(editor), []);
      const at = { line: 1, character: 5 };
      await editor.change(path(), 1, { start: at, end: at }, "WRONG ");
      assert.deepEqual(await codes(editor), ["fake-word"]);
    });

    it("when a file is open by two spellings of its URI", async () => {
      site.current.file("events/legacy/50.a.script", NOTHING);
      const editor = await start({ folders: [site.current.path], pull: true });
      await editor.open(path(), NOTHING);
      assert.deepEqual(await codes(editor), []);
      const other = uri(path()).replace("50.a", "50%2Ea");
      const textDocument = { uri: other, languageId: "shellscript", version: 1, text: WRONG };
      await editor.connection.sendNotification("textDocument/didOpen", { textDocument });
      assert.deepEqual(await codes(editor), ["fake-word"]);
      await editor.connection.sendNotification("textDocument/didClose", { textDocument: { uri: other } });
      assert.deepEqual(await codes(editor), []);
    });
  });
});
