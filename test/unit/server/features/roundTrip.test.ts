import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import {
  CodeLensRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  type Position,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SemanticTokensRequest,
  SignatureHelpRequest,
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { HandlersRequest } from "../../../../src/server/protocol.ts";
import { TestEditor } from "../../../support/languageServer/testEditor.ts";
import { TemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const SCRIPT = `#!/bin/sh
. "\${CTDB_BASE}/functions"
limit=3
check()
{
	[ "$limit" -gt 2 ] || die "low"
}
case "$1" in
monitor)
	check
	;;
takeip)
	echo "$2"
	;;

esac
`;

describe("the server, asked by an editor", () => {
  const site = new TemporaryDirectory();
  let editor: TestEditor;
  let path: string;

  before(async () => {
    site.file("events/legacy/50.web.script", SCRIPT, 0o755);
    path = site.resolve("events/legacy/50.web.script");
    site.file("functions", "# Ends the script.\ndie()\n{\n\texit 1\n}\n");
    site.file("ctdb.conf", "[cluster]\n  \n");
    editor = await TestEditor.start({
      server: "real",
      folders: [site.path],
      options: { runEventCommand: "test.run" },
      capabilities: {
        textDocument: {
          completion: { completionItem: { snippetSupport: true } },
          definition: { linkSupport: true },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        },
      },
    });
    await editor.open(path, SCRIPT);
  });

  after(async () => {
    await editor.stop();
    site.remove();
  });

  function at(word: string, within = 1): { textDocument: { uri: string }; position: Position } {
    const offset = SCRIPT.indexOf(word) + within;
    assert.ok(offset >= within, word);
    const lines = SCRIPT.slice(0, offset).split("\n");
    return {
      textDocument: { uri: pathToFileURL(path).href },
      position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
    };
  }

  it("says what it can do", () => {
    const { capabilities } = editor.answer;
    assert.equal(capabilities.hoverProvider, true);
    assert.deepEqual(capabilities.renameProvider, { prepareProvider: true });
    assert.deepEqual(capabilities.codeLensProvider, {});
  });

  it("reads the handlers of a script that is not open, also outside of all folders", async () => {
    const other = new TemporaryDirectory();
    try {
      other.file("events/legacy/50.web.script", SCRIPT, 0o755);
      const uri = pathToFileURL(other.resolve("events/legacy/50.web.script")).href;
      const places = await editor.connection.sendRequest(HandlersRequest.method, { uri, event: null });
      assert.match(JSON.stringify(places), /"event":"monitor".*"event":"takeip"/);
      const lone = pathToFileURL(other.resolve("functions")).href;
      assert.equal(
        await editor.connection.sendRequest(HandlersRequest.method, { uri: lone, event: null }),
        null,
      );
    } finally {
      other.remove();
    }
  });

  it("completes and explains what is chosen", async () => {
    const items = await editor.connection.sendRequest(CompletionRequest.type, at("\nesac", 0));
    assert.ok(Array.isArray(items));
    const releaseip = items.find(({ label }) => label === "releaseip");
    assert.ok(releaseip);
    const resolved = await editor.connection.sendRequest(CompletionResolveRequest.type, releaseip);
    assert.match(JSON.stringify(resolved.documentation), /releaseip INTERFACE IP MASKBITS/);
  });

  it("explains words, also in configuration files", async () => {
    const hover = await editor.connection.sendRequest(HoverRequest.type, at("die"));
    assert.match(JSON.stringify(hover?.contents), /helper function/);
    const conf = site.resolve("ctdb.conf");
    await editor.open(conf, "[cluster]\n  \n", "ctdb-conf");
    const items = await editor.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: pathToFileURL(conf).href },
      position: { line: 1, character: 2 },
    });
    assert.ok(Array.isArray(items) && items.some(({ label }) => label === "cluster lock"));
    const help = await editor.connection.sendRequest(SignatureHelpRequest.type, at('die "low', 6));
    assert.equal(help?.signatures[0]?.label, "die message [status]");
  });

  it("leads to definitions and references, and renames", async () => {
    const definition = await editor.connection.sendRequest(DefinitionRequest.type, at("die"));
    assert.match(JSON.stringify(definition), /"targetUri":"file:.*\/functions"/);
    const context = { includeDeclaration: true };
    const references = await editor.connection.sendRequest(ReferencesRequest.type, {
      ...at("limit"),
      context,
    });
    assert.equal(references?.length, 2);
    const highlights = await editor.connection.sendRequest(DocumentHighlightRequest.type, at("limit"));
    assert.equal(highlights?.length, 2);
    assert.ok(await editor.connection.sendRequest(PrepareRenameRequest.type, at("check")));
    const edit = await editor.connection.sendRequest(RenameRequest.type, {
      ...at("check"),
      newName: "test_it",
    });
    assert.equal(Object.values(edit?.changes ?? {})[0]?.length, 2);
    await assert.rejects(
      editor.connection.sendRequest(RenameRequest.type, { ...at("CTDB_BASE"), newName: "x" }),
      /CTDB knows `CTDB_BASE` by this name/,
    );
  });

  it("shows how the script is built", async () => {
    const { textDocument, position } = at("monitor");
    const whole = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
    const { connection } = editor;
    const symbols = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    assert.deepEqual(
      symbols?.map(({ name }) => name),
      ["monitor", "takeip", "check"],
    );
    assert.equal(
      (await connection.sendRequest(WorkspaceSymbolRequest.type, { query: "monitor" }))?.length,
      1,
    );
    assert.ok(((await connection.sendRequest(FoldingRangeRequest.type, { textDocument })) ?? []).length > 2);
    const selections = await connection.sendRequest(SelectionRangeRequest.type, {
      textDocument,
      positions: [position],
    });
    assert.equal(selections?.length, 1);
    const tokens = await connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    assert.ok((tokens?.data.length ?? 0) > 0);
    const hints = await connection.sendRequest(InlayHintRequest.type, { textDocument, range: whole });
    assert.deepEqual(
      hints?.map(({ label }) => label),
      ["interface"],
    );
    assert.equal((await connection.sendRequest(DocumentLinkRequest.type, { textDocument }))?.length, 1);
    const lenses = await connection.sendRequest(CodeLensRequest.type, { textDocument });
    assert.deepEqual(
      lenses?.map(({ command }) => command?.arguments?.[1]),
      ["monitor", "takeip"],
    );
  });

  it("answers for the functions beside the scripts, and for nothing that is no part of CTDB", async () => {
    const functions = site.resolve("functions");
    await editor.open(functions, "# Ends the script.\ndie()\n{\n\texit 1\n}\n");
    const position = { line: 1, character: 1 };
    const hover = await editor.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: pathToFileURL(functions).href },
      position,
    });
    assert.match(JSON.stringify(hover?.contents), /die message \[status\]/);
    const references = await editor.connection.sendRequest(ReferencesRequest.type, {
      textDocument: { uri: pathToFileURL(functions).href },
      position,
      context: { includeDeclaration: false },
    });
    assert.deepEqual(
      references?.map(({ uri }) => uri),
      [pathToFileURL(path).href],
    );
    const textDocument = { uri: pathToFileURL(`${site.path}-no/tool.sh`).href };
    await editor.open(`${site.path}-no/tool.sh`, "#!/bin/sh\ndie\n");
    assert.equal(await editor.connection.sendRequest(HoverRequest.type, { textDocument, position }), null);
    assert.deepEqual(
      await editor.connection.sendRequest(CompletionRequest.type, { textDocument, position }),
      [],
    );
  });

  it("follows what is typed", async () => {
    const { position, textDocument } = at("\nesac", 0);
    await editor.change(path, 2, { start: position, end: position }, "\tctdb set");
    const items = await editor.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: position.line, character: position.character + 9 },
    });
    assert.ok(Array.isArray(items));
  });
});
