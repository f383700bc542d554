import assert from "node:assert/strict";
import { type TestEditor, uri, useEditors } from "../../support/languageServer/testEditor.ts";
import { processorTime } from "../../support/processes.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const FIRST = "#!/bin/sh\n";
const BINARY = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 256)).toString();
/** How much of the processor's time an answer may take, in milliseconds; three times what it takes. */
const MOST_MILLISECONDS = 15_000;

/** Documents that nobody writes, and what is said of them: a code, or `null` where that depends on the machine. */
const DOCUMENTS: readonly (readonly [what: string, text: () => string, code: string | null])[] = [
  ["10 MB", () => FIRST + "echo hello\n".repeat(1_000_000), "file-too-large"],
  ["a program", () => BINARY, "shebang-missing"],
  ["a line of 1 MB", () => FIRST + "a ".repeat(500_000), null],
  ["100,000 lines", () => FIRST + "ctdb status\n".repeat(100_000), null],
  ["5,000 substitutions in each other", () => `${FIRST}x=${"$(".repeat(5000)}${")".repeat(5000)}\n`, null],
  ["5,000 braces in each other", () => FIRST + "{ ".repeat(5000), null],
];
/** Some more, for a long run. */
const MORE: typeof DOCUMENTS = [
  ["1 MB of pipes", () => FIRST + "a|".repeat(500_000), null],
  ["100,000 functions", () => FIRST + "f() { a; }\n".repeat(100_000), null],
  ["100,000 quotes", () => FIRST + "'".repeat(100_001), null],
  ["5,000 conditions in each other", () => FIRST + "if a; then\n".repeat(5000) + "fi\n".repeat(5000), null],
  ["5,000 here-documents", () => FIRST + "cat <<E\n".repeat(5000), null],
  ["5,000 expansions in each other", () => `${FIRST}x=${"${a:-".repeat(5000)}${"}".repeat(5000)}\n`, null],
];
const isLong = process.env.CTDB_FUZZ_SECONDS !== undefined;

describe("the language server and documents that nobody writes", () => {
  const site = useTemporaryDirectory();
  const start = useEditors();

  it("answers within bounds, says what it does not check, and goes on", async () => {
    site.current.file("events/legacy/50.odd.script");
    site.current.file("events/legacy/60.good.script");
    const [odd, good] = ["50.odd.script", "60.good.script"].map((name) =>
      site.current.resolve("events/legacy", name),
    ) as [string, string];
    const settings = { shellcheck: { enabled: "off" } };
    const editor = await start({ server: "real", pull: true, folders: [site.current.path], settings });
    await editor.open(good, "#!/bin/sh\nhelper() {\n\tctdb status\n}\n");
    for (const [what, text, code] of [...DOCUMENTS, ...(isLong ? MORE : [])]) {
      await editor.open(odd, text());
      const found = await within(what, editor, () => editor.pull(odd));
      const codes = found.kind === "full" ? found.items.map((item) => item.code) : [];
      assert.ok(code === null || codes.includes(code), `${what}: ${codes.join(", ")}`);
      await within(what, editor, () => questions(editor, odd));
      await editor.change(odd, 2, { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, "#");
      await within(what, editor, () => editor.pull(odd));
      await editor.close(odd);
      assert.match(
        JSON.stringify(await editor.connection.sendRequest("textDocument/documentSymbol", of(good))),
        /helper/,
      );
    }
    assert.equal(await editor.stop(), 0);
  }).timeout(isLong ? 600_000 : 120_000);
});

/** What an editor asks for a document that is shown. */
function questions(editor: TestEditor, path: string): Promise<unknown> {
  const position = { line: 1, character: 40 };
  const asked = ["documentSymbol", "semanticTokens/full", "foldingRange", "hover", "completion"];
  return Promise.all(
    asked.map((method) => editor.connection.sendRequest(`textDocument/${method}`, { ...of(path), position })),
  );
}

function of(path: string): { readonly textDocument: { readonly uri: string } } {
  return { textDocument: { uri: uri(path) } };
}

async function within<T>(what: string, { child }: TestEditor, ask: () => Promise<T>): Promise<T> {
  const begin = processorTime(child.pid);
  const value = await ask();
  const milliseconds = processorTime(child.pid) - begin;
  assert.ok(milliseconds < MOST_MILLISECONDS, `${what}: ${milliseconds} ms`);
  return value;
}
