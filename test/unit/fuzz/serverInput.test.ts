import assert from "node:assert/strict";
import { framed, RawServer } from "../../support/languageServer/rawServer.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const SCRIPT = "#!/bin/sh\nhelper() {\n\tctdb status\n}\n";
/** What stands in the place of parameters. */
const ODD: readonly unknown[] = [
  null,
  5,
  "x",
  [],
  {},
  { textDocument: null },
  { textDocument: {} },
  { textDocument: { uri: 5, text: 7, version: "x" } },
  { textDocument: { uri: "file:///%zz", languageId: null, version: null, text: null }, contentChanges: null },
  { textDocument: { uri: "untitled:a" }, position: { line: -1, character: 1e300 }, range: null },
  { changes: [null, { uri: 5 }, { uri: "file:///%zz", type: "x" }] },
  { event: { added: null, removed: null } },
  { event: { added: [null, { uri: "file:///%zz" }], removed: [5] } },
  { settings: 5, uri: {}, query: null, command: 5, arguments: { a: 1 }, id: {}, token: {}, value: 5 },
];
const NOTIFICATIONS = [
  ...["Open", "Change", "Close", "Save"].map((what) => `textDocument/did${what}`),
  ...["WatchedFiles", "Configuration", "WorkspaceFolders"].map((what) => `workspace/didChange${what}`),
  "ctdb/fileShown",
  "$/cancelRequest",
  "$/progress",
  "$/setTrace",
  "$/nonsense",
  "nonsense",
];
const REQUESTS = [
  ...[
    "hover",
    "completion",
    "signatureHelp",
    "definition",
    "references",
    "documentHighlight",
    "documentSymbol",
  ],
  ...["foldingRange", "selectionRange", "semanticTokens/full", "semanticTokens/range", "documentLink"],
  ...["prepareRename", "rename", "inlayHint", "codeAction", "diagnostic", "nonsense"],
].map((what) => `textDocument/${what}`);
const OTHERS = ["symbol", "executeCommand", "diagnostic"].map((what) => `workspace/${what}`);
const OWN = ["ctdb/handlers", "ctdb/describe", "ctdb/offeredFixes", "completionItem/resolve"];
/** Messages that are none, each with a right frame. */
const BODIES = [
  '{"jsonrpc": ',
  "\0\u00ff nonsense",
  "",
  "[]",
  "null",
  "42",
  '"x"',
  "{}",
  "[".repeat(100_000),
];
const MORE_BODIES = [
  '{"jsonrpc":"2.0","id":77}',
  '{"jsonrpc":"2.0","id":77,"method":5}',
  '{"jsonrpc":"2.0","id":{},"method":"textDocument/hover"}',
  '{"jsonrpc":"2.0","id":999,"result":{}}',
  '{"jsonrpc":"2.0","id":999,"error":5}',
  '[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]',
];

describe("the language server under a broken editor", () => {
  const site = useTemporaryDirectory();
  let server: RawServer;
  let path = "";

  beforeEach(async () => {
    site.current.file("events/legacy/50.a.script", SCRIPT);
    path = `file://${site.current.resolve("events/legacy/50.a.script")}`;
    server = new RawServer();
    await server.hello(site.current.path);
    const textDocument = { uri: path, languageId: "shellscript", version: 1, text: SCRIPT };
    server.tell("textDocument/didOpen", { textDocument });
  });

  afterEach(() => {
    server.child.kill("SIGKILL");
  });

  async function serves(): Promise<void> {
    const answer = await server.ask("textDocument/documentSymbol", { textDocument: { uri: path } });
    assert.match(answer, /"name":"helper"/);
  }

  it("goes on after messages that are none", async () => {
    for (const body of [...BODIES, ...MORE_BODIES]) {
      server.write(framed(body));
      await serves();
    }
  });

  it("goes on after notifications with any parameters", async () => {
    for (const method of NOTIFICATIONS) {
      for (const params of ODD) {
        server.tell(method, params);
      }
      await serves();
    }
  });

  it("answers requests with any parameters, and goes on", async () => {
    const methods = [...REQUESTS, ...OTHERS, ...OWN];
    const asked = methods.flatMap((method) => ODD.map((params) => server.ask(method, params)));
    assert.equal((await Promise.all(asked)).length, methods.length * ODD.length);
    await serves();
  });

  for (const head of ["Content-Length: abc", "Content-Length: 1", "nonsense"]) {
    it(`ends, so that it is started again, after a message with the head ${head}`, async () => {
      server.write(`${head}\r\n\r\n{}`);
      server.write(framed("{}"));
      assert.equal(await server.ended(), 1);
      assert.match(server.stderr, /a message on its standard input cannot be read/);
    });
  }
}).timeout(30_000);
