import assert from "node:assert/strict";
import fc from "fast-check";
import { type ParsedRecord, TraceParser } from "../../../../src/runner/trace/traceParser.ts";

const TOKEN = "k3y";

/** What the parser makes of a text that comes in pieces. */
function parse(...pieces: (string | Buffer)[]): ParsedRecord[] {
  const records: ParsedRecord[] = [];
  const parser = new TraceParser(TOKEN, (record) => records.push(record));
  for (const piece of pieces) {
    parser.push(Buffer.from(piece));
  }
  parser.finish();
  return records;
}

const record = (command: string, depth = 1) =>
  `${"\u0001".repeat(depth)}${TOKEN} 7 100.250000 3 2 1 \u0003'/e/50.x' 0 \u0002${command}\n`;

describe("trace parser", () => {
  it("reads process, time, line, place and command of a record", () => {
    const text = `\u0001\u0001${TOKEN} 12 1763839000.000250 41 0 2 \u0003'/c/functions' '/e/50.x' 9 0 'ctdb_check' 'main'\u0002false\n`;
    assert.deepEqual(parse(text), [
      {
        pid: 12,
        depth: 1,
        time: 1763839000000.25,
        line: 41,
        stack: [
          { source: "/c/functions", functionName: "ctdb_check", callLine: 9 },
          { source: "/e/50.x", functionName: "main", callLine: 0 },
        ],
        command: "false",
        parameters: 0,
      },
    ]);
  });

  it("tells the top level of a sourced file from the script's", () => {
    const [first] = parse(`\u0001${TOKEN} 1 1.0 1 0 2 \u0003'./t.sh' '/e/50.x' 8 0 \u0002true\n`);
    assert.deepEqual(
      first?.stack.map(({ functionName }) => functionName),
      ["source", "main"],
    );
  });

  it("keeps a command of several lines together, also one that looks like a record", () => {
    const command = `echo 'a\nb \u0001no 1 2\u0002\n'`;
    assert.deepEqual(
      parse(record(command) + record("true")).map((parsed) => parsed.command),
      [command, "true"],
    );
  });

  it("reads names that need quotes", () => {
    const text = `\u0001${TOKEN} 1 1,5 1 0 1 \u0003'/e/it'\\''s a b' 0 $'a\\'b\\n\\303\\244'\u0002:\n`;
    const [first] = parse(text);
    assert.deepEqual(first?.stack, [{ source: "/e/it's a b", functionName: "a'b\nä", callLine: 0 }]);
    assert.equal(first?.time, 1500);
  });

  it("gives the same records however the bytes are cut", () => {
    const text = Buffer.from(record("a") + record("b 'ü\n'", 3) + record("c"));
    const whole = parse(text);
    assert.equal(whole.length, 3);
    for (let cut = 1; cut < text.length; cut++) {
      assert.deepEqual(parse(text.subarray(0, cut), text.subarray(cut)), whole);
    }
    assert.deepEqual(parse(...[...text].map((byte) => Buffer.of(byte))), whole);
  });

  it("knows the innermost call of a stack that is too deep to be told", () => {
    const deep = `\u0001${TOKEN} 7 1.5 3 2 900 '/e/50.x' 4 'again'\u0003/e/50.x\u0002again\n`;
    assert.deepEqual(parse(record("again") + deep)[1]?.stack, [
      { source: "/e/50.x", functionName: "again", callLine: 4 },
      { source: "/e/50.x", functionName: "main", callLine: 0 },
    ]);
  });

  it("cuts off a command that has no end", () => {
    const pieces = Array.from({ length: 400 }, () => "x".repeat(1000));
    const records = parse(record("").trimEnd(), ...pieces, `\n${record("next")}`);
    assert.deepEqual(
      records.map(({ command }) => command.length > 60_000 && command.length < 70_000),
      [true, false],
    );
    assert.equal(records[1]?.command, "next");
  });

  it("passes over what is no record, whatever it is", () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom("\u0001", `\u0001${TOKEN} `, "\u0002", "1 1.1 1 1 1 \u0003'a' 0 ", "'", "$'\\", " ")
        .map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(fc.array(noise, { maxLength: 30 }), (pieces) => {
        const records = parse(...pieces, `\n${record("the last one")}`);
        assert.equal(records.at(-1)?.command, "the last one");
        assert.ok(records.every(({ stack, time }) => stack.length > 0 && Number.isFinite(time)));
      }),
      { numRuns: 2000 },
    );
  });
});
