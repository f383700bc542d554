import assert from "node:assert/strict";
import fc from "fast-check";
import { readCaseFile } from "../../../../src/caseFiles/readCaseFile.ts";
import { acceptEdits } from "../../../../src/cases/record/acceptEdits.ts";
import { replaced } from "../../../../src/cases/record/textChange.ts";
import {
  CASE_FILE,
  caseNamed,
  failuresOf,
  type Happened,
  resultOf,
  WELL,
} from "../../../support/happened.ts";

/** More of them with CTDB_ACCEPT_RUNS. */
const RUNS = Number(process.env.CTDB_ACCEPT_RUNS ?? 50);

const line = fc.oneof(
  fc.string({ maxLength: 10 }),
  fc.constantFrom(
    "",
    " lead",
    "a: b",
    "- x",
    "# no comment",
    "it's",
    '"q"',
    "trail ",
    "absent",
    "1",
    "\t",
    "é☃",
  ),
);
const output = fc.array(line, { maxLength: 4 }).map((lines) => lines.join("\n"));
const call = fc.tuple(
  fc.constantFrom("ip", "ss", "ctdb"),
  fc.oneof(fc.constantFrom("a", "a b", "it's", "*", '"', "-x"), fc.string({ minLength: 1, maxLength: 5 })),
);

const happened: fc.Arbitrary<Happened> = fc
  .record({
    status: fc.constantFrom("OK", "ERROR", "TIMEDOUT", "DISABLED", "CANNOT RUN" as const),
    exit: fc.oneof(fc.nat(255), fc.constantFrom("SIGKILL", "SIGTERM", null)),
    output,
    calls: fc.array(call, { maxLength: 4 }),
    files: fc.dictionary(fc.constantFrom("/run/x", "/run/y"), output),
    services: fc.dictionary(fc.constantFrom("smbd", "nmbd"), fc.constantFrom("active", "failed")),
    seconds: fc.double({ min: 0, max: 40, noNaN: true }),
  })
  .map((some) => ({ ...WELL, ...some }) as Happened);

/** Expectations as a person may write them: each in its lines, with what is indented below it. */
const EXPECTATIONS: readonly (readonly string[])[] = [
  ["status: OK # end"],
  ["exit: 0"],
  ["exit: SIGKILL"],
  ["output: plain text # said"],
  ["output: 'single'"],
  ['output: "double"'],
  ["output: | # block", "  # no comment", "  text", ""],
  ["output: {contains: [one, two words], lacks: lead, matches: '^x$'}"],
  ["output:", "  # parts", "  contains:", "    - one # first", "    - two", "  lacks: a # never"],
  ["calls: [ss -tln, ip]"],
  ["calls:", "  - ip a # one", "  - ctdb *"],
  [
    "calls:",
    "  made:",
    "    - call: ip **",
    "      times: 2 # twice",
    '    - "ss a"',
    "  in-order: true",
    "  not-made: [ctdb, date]",
  ],
  ["files:", "  /run/x: absent # gone", "  /run/y: |-", "    text", "  /run/z: {contains: x}"],
  ["node: {services: {smbd: active, nmbd: failed}} # node"],
  ["node:", "  # known", "  services:", "    smbd: inactive"],
  ["duration: {under: 2}"],
];

const expected = fc
  .subarray([...EXPECTATIONS], { minLength: 1, maxLength: 5 })
  .map((parts) => {
    const seen = new Set<string>();
    return parts.filter(([head = ""]) => {
      const key = head.split(":")[0] ?? "";
      const isFirst = !seen.has(key);
      seen.add(key);
      return isFirst;
    });
  })
  .map((parts) => parts.flat());

const HEAD = [
  "# of 50.demo",
  "script: 50.demo.script",
  "",
  "cases:",
  "  # before",
  "  - name: other # other",
  "    event: monitor",
  "    expect: {status: OK} # other",
];
const TAIL = ["", "  # between", "  - {name: last, event: monitor, expect: OK}", "# end"];

const file = fc
  .record({ parts: expected, lineBreak: fc.constantFrom("\n", "\r\n"), steps: fc.boolean() })
  .map(({ parts, lineBreak, steps }) => {
    const pad = (lines: readonly string[], by: number) =>
      lines.map((text) => (text === "" ? "" : " ".repeat(by) + text));
    const body = steps
      ? [
          "  - name: a",
          "    steps:",
          "      - change: link eth0 down # off",
          "        event: monitor",
          "        expect:",
          ...pad(parts, 10),
        ]
      : ["  - name: a", "    event: monitor # it", "    expect:", ...pad(parts, 6)];
    return [...HEAD, ...body, ...TAIL].join(lineBreak);
  });

/** Every comment of the file, in order. */
function comments(text: string): readonly string[] {
  return text.match(/#(?: [a-z]+)+$/gm) ?? [];
}

describe("Whatever happened", () => {
  it("is met by the case once it is accepted, and everything around it is as it was", () => {
    fc.assert(
      fc.property(file, happened, (text, all) => {
        fc.pre(readCaseFile(text, CASE_FILE).problems.every(({ severity }) => severity !== "error"));
        const result = resultOf(text, "a", all);
        fc.pre(result.failures.length > 0);
        const answer = acceptEdits(text, result);
        if (answer.kind === "refused") {
          assert.match(answer.sentence, /by hand\.$/);
          return;
        }
        const made = answer.edits.reduce((now, edit) => replaced(now, edit, edit.newText), text);
        assert.deepEqual(failuresOf(caseNamed(made, "a"), all), [], made);
        const at = text.indexOf("  - name: a");
        assert.ok(made.startsWith(text.slice(0, at)));
        assert.ok(made.endsWith(text.slice(text.search(/\r?\n\r?\n {2}# between/))));
        assert.ok(text.includes("\r\n") ? !/[^\r]\n/.test(made) : !made.includes("\r\n"));
      }),
      { numRuns: RUNS },
    );
  });

  it("takes no comment away beside what is replaced", () => {
    fc.assert(
      fc.property(file, fc.constantFrom("ERROR", "TIMEDOUT"), (text, status) => {
        fc.pre(readCaseFile(text, CASE_FILE).problems.every(({ severity }) => severity !== "error"));
        const result = resultOf(text, "a", { ...WELL, status, exit: 1 });
        const answer = acceptEdits(text, result);
        fc.pre(answer.kind === "edits");
        const edits = answer.kind === "edits" ? answer.edits : [];
        const made = edits.reduce((now, edit) => replaced(now, edit, edit.newText), text);
        const kept = comments(made);
        // A block's second line looks like a comment and is text.
        const lost = comments(text).filter((one) => !kept.includes(one) && one !== "# no comment");
        assert.deepEqual(lost, [], made);
      }),
      { numRuns: RUNS },
    );
  });
});
