import assert from "node:assert/strict";
import { DidChangeTextDocumentNotification } from "vscode-languageserver/node";
import { LineIndex } from "../../../src/text/lineIndex.ts";
import { seedsOf } from "../../support/fuzz/corpus.ts";
import { fuzzSeed } from "../../support/fuzz/fuzzSeed.ts";
import { Random } from "../../support/fuzz/random.ts";
import { randomEdit } from "../../support/fuzz/randomEdit.ts";
import { MEASURED_SERVER, memoryOf, type ServerMemory } from "../../support/languageServer/serverMemory.ts";
import { type TestEditor, uri, useEditors } from "../../support/languageServer/testEditor.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const SEED = fuzzSeed();
/** 10,000 in a long run. */
const EDITS = Number(process.env.CTDB_FUZZ_EDITS ?? 150);
/** Edits of one document before another is opened. */
const EDITS_OF_ONE = 50;
/** Until everything is loaded and every kept thing has been kept once. */
const WARM_UP = Math.min(1000, EDITS / 3);
const EVENTS = "events/legacy";
const QUESTIONS: readonly (readonly [method: string, params: object])[] = [
  ["documentSymbol", {}],
  ["semanticTokens/full", {}],
  ["foldingRange", {}],
  ["codeLens", {}],
];

describe("the language server under random edits", () => {
  const site = useTemporaryDirectory();
  const start = useEditors();
  const scripts = seedsOf("scripts")
    .map((bytes) => bytes.toString())
    .filter((text) => text.startsWith("#!") && !text.includes("\0"));

  async function editor(server: "real" | typeof MEASURED_SERVER): Promise<TestEditor> {
    const settings = { shellcheck: { enabled: "off" } };
    const options = { runEventCommand: "run" };
    return start({ server, pull: true, folders: [site.current.path], options, settings });
  }

  it(`says what it says of the same text opened afresh, and does not grow (CTDB_FUZZ=${SEED}, ${EDITS} edits)`, async function () {
    this.timeout(30_000 + EDITS * 400);
    site.current.file("functions", "die() {\n\texit 1\n}\n", 0o644);
    for (const name of ["50.a.script", "60.b.script"]) {
      site.current.file(`${EVENTS}/${name}`, scripts[0] ?? "");
    }
    const path = site.current.resolve(EVENTS, "50.a.script");
    const [edited, fresh] = [await editor(MEASURED_SERVER), await editor("real")];
    const random = new Random(SEED);
    let text = "";
    let version = 0;
    let before: ServerMemory | null = null;
    for (let edit = 0; edit < EDITS; edit++) {
      if (edit % EDITS_OF_ONE === 0) {
        if (edit > 0) {
          await edited.close(path);
        }
        text = random.pick(scripts);
        version = 1;
        await edited.open(path, text);
      }
      const contentChanges = Array.from({ length: random.pick([1, 1, 1, 3]) }, () => {
        const { start: from, end, newText } = randomEdit(random, text, random.pick(scripts));
        const lines = new LineIndex(text);
        const range = { start: lines.placeAt(from), end: lines.placeAt(end) };
        const [first, last] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
        text = text.slice(0, first) + newText + text.slice(last);
        return { range, text: newText };
      });
      const textDocument = { uri: uri(path), version: ++version };
      await edited.connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument,
        contentChanges,
      });
      if (random.below(3) === 0) {
        await fresh.open(path, text);
        const [here, there] = await Promise.all([answersOf(edited, path), answersOf(fresh, path)]);
        await fresh.close(path);
        assert.deepEqual(here, there, `edit ${edit} of\n${JSON.stringify(text)}`);
      }
      if (edit === WARM_UP) {
        before = await memoryOf(edited);
      }
    }
    const after = await memoryOf(edited);
    assert.ok(before);
    tell(`before ${told(before)}; after ${told(after)}`);
    assert.ok(after.heapUsed < before.heapUsed + 10 * 2 ** 20, `${told(before)} became ${told(after)}`);
    assert.equal(after.unfreed, 0);
    assert.ok(after.wasm <= Math.max(before.wasm * 1.5, 2 ** 25), `${told(before)} became ${told(after)}`);
    assert.equal(await edited.stop(), 0);
    assert.equal(await fresh.stop(), 0);
  });
});

async function answersOf(editor: TestEditor, path: string): Promise<readonly unknown[]> {
  const asked = QUESTIONS.map(([method, params]) =>
    editor.connection.sendRequest<unknown>(`textDocument/${method}`, {
      textDocument: { uri: uri(path) },
      ...params,
    }),
  );
  const report = await editor.pull(path);
  const answers = await Promise.all(asked);
  // The number of an answer is the time.
  return [
    report.kind === "full" ? report.items : report,
    ...answers.map((answer) => JSON.stringify(answer, (key, value) => (key === "resultId" ? null : value))),
  ];
}

function told({ heapUsed, wasm }: ServerMemory): string {
  return `${(heapUsed / 2 ** 20).toFixed(1)} MiB of heap and ${(wasm / 2 ** 20).toFixed(1)} MiB of WebAssembly`;
}

/** Figures, of long runs only. */
function tell(line: string): void {
  if (process.env.CTDB_FUZZ_EDITS !== undefined) {
    process.stdout.write(`      ${line}\n`);
  }
}
