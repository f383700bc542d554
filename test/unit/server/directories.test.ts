import assert from "node:assert/strict";
import { mkdirSync, renameSync } from "node:fs";
import {
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
} from "vscode-languageserver/node";
import { registrationsFor } from "../../../src/server/folderRegistrations.ts";
import { uri, useEditors } from "../../support/languageServer/testEditor.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const WRONG = "#!/bin/sh\necho WRONG ctdb\n";

describe("Event directories of the language server", () => {
  const site = useTemporaryDirectory();
  const start = useEditors();

  it("are found when they are moved into the workspace, and let go when they are moved out", async () => {
    const { current } = site;
    current.file("outside/cluster/events/legacy/50.a.script", WRONG);
    const workspace = current.folder("workspace");
    const editor = await start({ folders: [workspace] });
    await editor.until(() => editor.registrations.size > 0);
    const inside = current.resolve("workspace/cluster");
    const path = current.resolve("workspace/cluster/events/legacy/50.a.script");
    const tell = (type: FileChangeType) =>
      editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: uri(inside), type }],
      });
    renameSync(current.resolve("outside/cluster"), inside);
    await tell(FileChangeType.Created);
    await editor.until(() => editor.codes(path)?.length === 1);
    renameSync(inside, current.resolve("outside/cluster"));
    await tell(FileChangeType.Deleted);
    await editor.until(() => editor.codes(path)?.length === 0);
  });

  it("come and go with the folders of the workspace", async () => {
    const { current } = site;
    current.file("one/events/legacy/50.a.script", WRONG);
    current.file("two/events/legacy/50.a.script", WRONG);
    const [one, two] = [current.resolve("one"), current.resolve("two")];
    const editor = await start({ folders: [one] });
    await editor.until(() => editor.codes(`${one}/events/legacy/50.a.script`)?.length === 1);
    await editor.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [{ uri: uri(two), name: "two" }], removed: [{ uri: uri(one), name: "one" }] },
    });
    await editor.until(
      () =>
        editor.codes(`${two}/events/legacy/50.a.script`)?.length === 1 &&
        editor.codes(`${one}/events/legacy/50.a.script`)?.length === 0,
    );
  });

  it("are taken up for an open file outside of the workspace, and let go when it is closed", async () => {
    const { current } = site;
    current.file("events/legacy/50.a.script", WRONG);
    current.file("events/legacy/60.b.script", WRONG);
    const [a, b] = ["50.a.script", "60.b.script"].map((name) => current.resolve("events/legacy", name)) as [
      string,
      string,
    ];
    const editor = await start();
    await editor.open(a, WRONG);
    await editor.until(() => editor.codes(a)?.length === 1 && editor.codes(b)?.length === 1);
    await editor.close(a);
    await editor.until(() => editor.codes(a)?.length === 0 && editor.codes(b)?.length === 0);
  });

  it("of any name are made the extension's own while they are there", async () => {
    const { current } = site;
    current.file("hooks/50.a", WRONG);
    current.file("events/legacy/50.a.script", WRONG);
    const editor = await start({ folders: [current.path], options: { takesFolders: true } });
    const registered = `ctdb textDocument/didOpen ${current.resolve("hooks")}`;
    await editor.until(() => editor.registrations.has(registered));
    assert.deepEqual(editor.registrations.get(registered), {
      documentSelector: [{ scheme: "file", pattern: `${current.resolve("hooks")}/*` }],
    });
    assert.equal(
      [...editor.registrations.keys()].some((id) => id.endsWith("events/legacy")),
      false,
    );
    mkdirSync(current.resolve("away"));
    renameSync(current.resolve("hooks"), current.resolve("away/.hooks"));
    await editor.until(() => !editor.registrations.has(registered));
  });

  it("are registered with every ability but diagnostics, which come for the whole workspace", () => {
    const diagnosticProvider = { interFileDependencies: false, workspaceDiagnostics: true };
    const registrations = registrationsFor("/a [b]/c", { hoverProvider: true, diagnosticProvider }, false);
    const hover = registrations.find(({ method }) => method === "textDocument/hover");
    assert.deepEqual(hover?.registerOptions, {
      documentSelector: [{ scheme: "file", pattern: "/a [[]b[]]/c/*" }],
    });
    assert.equal(
      registrations.some(({ method }) => method.endsWith("diagnostic")),
      false,
    );
  });
});
