import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  CompletionRequest,
  DefinitionRequest,
  DocumentSymbolRequest,
  HoverRequest,
  WorkspaceDiagnosticRequest,
} from "vscode-languageserver/node";
import { skipBecause } from "../../skipBecause.ts";
import { Canaries, keepsAccessTimes } from "../../support/hostile/canaries.ts";
import { writeHostileWorkspace } from "../../support/hostile/hostileWorkspace.ts";
import { uri, useEditors } from "../../support/languageServer/testEditor.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

describe("The language server in a folder that a stranger sent", () => {
  const site = useTemporaryDirectory();
  const start = useEditors();

  it("reads nothing outside of it while the workspace is not trusted", async function () {
    if (!(await keepsAccessTimes(site.current.path))) {
      skipBecause(this, "the file system does not keep access times");
    }
    const workspace = site.current.folder("workspace");
    const { paths } = writeHostileWorkspace(workspace, site.current.folder("outside"));
    const canaries = new Canaries(paths);
    const editor = await start({
      server: "real",
      folders: [workspace],
      pull: true,
      options: { trusted: false, takesFolders: true, takesDirectoryStates: true, openRuleCommand: "x" },
    });
    const { connection } = editor;
    const opened = [
      "events/legacy/10.sources.script",
      "events/legacy/20.plain.script",
      "named.ctdb-test.yaml",
    ];
    for (const name of opened) {
      const path = `${workspace}/${name}`;
      await editor.open(path, readFileSync(path, "utf8"), name.endsWith("yaml") ? "yaml" : "shellscript");
      await editor.pull(path);
      const textDocument = { uri: uri(path) };
      await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
      const lines = readFileSync(path, "utf8").split("\n");
      for (const [line, text] of lines.entries()) {
        for (const character of [text.length >> 1, Math.max(0, text.length - 2)]) {
          const params = { textDocument, position: { line, character } };
          await connection.sendRequest(DefinitionRequest.type, params);
          await connection.sendRequest(HoverRequest.type, params);
          await connection.sendRequest(CompletionRequest.type, params);
        }
      }
    }
    await connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
    assert.deepEqual(
      canaries.read().map((path) => path.slice(site.current.path.length)),
      [],
    );
  });
});
