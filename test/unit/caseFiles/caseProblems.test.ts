import assert from "node:assert/strict";
import fc from "fast-check";
import { readCaseFile } from "../../../src/caseFiles/readCaseFile.ts";

const FILE = "/events/site.ctdb-test.yaml";

function told(text: string): string[] {
  return readCaseFile(text, FILE).problems.map(
    ({ line, column, severity, sentence }) => `${line}:${column} ${severity}: ${sentence}`,
  );
}
function ofCase(body: string): string[] {
  return told(`cases:\n  - name: a\n    ${body}\n`);
}

describe("What is wrong in a case file", () => {
  const files: readonly (readonly [string, string, RegExp])[] = [
    ["nothing", "", /^1:1 error: The file is empty/],
    ["a text", "hello", /^1:1 error: .*not a map/],
    ["no cases", "script: 50.samba", /^1:1 error: .*needs “cases”/],
    ["cases without any", "cases:", /error: .*needs “cases”/],
    ["an empty list", "cases: []", /error: cases is empty/],
    ["broken YAML", "cases: [", /error: The file is no YAML here/],
    [
      "a key twice",
      "cases: [{name: a, name: b, event: monitor}]",
      /^1:19 error: The key name is there twice/,
    ],
    ["an alias", "cases: &a [*a]", /^1:8 error: Anchors and aliases/],
    [
      "a script and a directory",
      "script: 50.a\ndirectory: .\ncases: [{name: a, event: monitor}]",
      /^2:1 error: Name the script/,
    ],
  ];
  for (const [what, text, sentence] of files) {
    it(`is told with its place: ${what}`, () => assert.match(told(text).join("\n"), sentence));
  }

  const cases: readonly (readonly [string, string, RegExp])[] = [
    ["no event", "expect: OK", /^2:5 error: The case needs an event, or steps/],
    [
      "an event and steps",
      "event: monitor\n    steps: [monitor]",
      /^3:5 error: A case has steps or one event/,
    ],
    ["steps without event", "steps: [{change: link eth0 down}]", /^3:5 error: No step runs an event/],
    ["an unknown event", "event: moniter", /^3:12 warning: .*is monitor meant/],
    ["too few arguments", "event: takeip eth0", /^3:12 warning: takeip takes/],
    [
      "arguments twice",
      "event: takeip eth0\n    args: [eth0]",
      /^4:\d+ error: The event has its arguments behind it/,
    ],
    ["a change that there is not", "event: monitor\n    change: link eth0 sideways", /^4:13 error: The link/],
    [
      "a wrong service state",
      "event: monitor\n    given: {node: {services: {smbd: fallen}}}",
      /^4:37 error: .*none of active/,
    ],
    ["a mode", "event: monitor\n    given: {files: {/a: {content: x, mode: '0888'}}}", /^4:44 error: .*mode/],
    [
      "a mode of a link",
      "event: monitor\n    given: {files: {/a: {link: /x, mode: '0644'}}}",
      /error: A link has no mode/,
    ],
    [
      "two kinds of file",
      "event: monitor\n    given: {files: {/a: {link: /x, folder: true}}}",
      /error: Only one of these can be said: folder, link/,
    ],
    [
      "a path that is not absolute",
      "event: monitor\n    given: {files: {etc/a: x}}",
      /^4:21 error: .*“etc\/a” cannot be a name/,
    ],
    ["a path with ..", "event: monitor\n    given: {files: {/etc/../a: x}}", /^4:21 error: Write/],
    [
      "a stub by its path",
      "event: monitor\n    given: {stubs: [{command: /bin/ss}]}",
      /error: Name the command without its folder: ss/,
    ],
    [
      "a misspelt stub",
      "event: monitor\n    given: {stubs: [{command: testpram -s}]}",
      /warning: .*is testparm meant/,
    ],
    [
      "a pattern after **",
      "event: monitor\n    given: {stubs: [{command: ss ** x}]}",
      /error: \*\* stands for any more/,
    ],
    ["an open quote", "event: monitor\n    given: {stubs: [{command: ss 'x}]}", /error: A quote opens/],
    ["a status", "event: monitor\n    expect: FINE", /^4:13 error: .*none of OK, ERROR/],
    [
      "a regular expression",
      "event: monitor\n    expect: {output: {matches: '('}}",
      /^4:32 error: .*is no regular expression/,
    ],
    ["no test of a text", "event: monitor\n    expect: {output: {}}", /error: Say what to look for/],
    [
      "a fact that there is not",
      "event: monitor\n    expect: {node: {helth: HEALTHY}}",
      /error: .*“health” meant/,
    ],
    [
      "an address with its mask",
      "event: monitor\n    expect: {node: {addresses: {10.0.0.1/24: eth0}}}",
      /error: .*without its mask/,
    ],
    [
      "a tunable",
      "event: monitor\n    expect: {node: {tunables: {Nope: 1}}}",
      /error: CTDB .* has no tunable “Nope”/,
    ],
    ["a table", "event: monitor\n    expect: {node: {tables: {rotes: [a]}}}", /error: .*is routes meant/],
    [
      "a row",
      "event: monitor\n    expect: {node: {tables: {routes: [main]}}}",
      /error: A row of routes has 2 columns/,
    ],
    [
      "scripts of one script",
      "script: 50.a\n    event: monitor\n    expect: {scripts: {50.a: OK}}",
      /error: scripts is for cases that run a directory/,
    ],
    ["a duration", "event: monitor\n    expect: {duration: {under: 0}}", /^4:32 error/],
    ["a deadline", "event: monitor\n    timeout: 0", /^4:14 error/],
    ["a release", "event: monitor\n    target-version: new", /^4:21 error/],
    [
      "a key with nothing behind it",
      "event: monitor\n    given:",
      /^4:5 warning: given has nothing behind it/,
    ],
  ];
  for (const [what, body, sentence] of cases) {
    it(`is told with its place: ${what}`, () => assert.match(ofCase(body).join("\n"), sentence));
  }

  it("takes away only the case that it is in", () => {
    const { cases } = readCaseFile(
      "cases: [{name: a, event: monitor}, {name: b}, {name: c, event: monitor}]",
      FILE,
    );
    assert.deepEqual(
      cases.map(({ name }) => name),
      ["a", "c"],
    );
  });

  it("is no matter where a case tests what is refused", () => {
    assert.deepEqual(ofCase("event: takeip eth0\n    expect: REFUSED"), []);
  });

  it("is found without time or memory running out, whatever the file is", () => {
    for (const [text, sentence] of [
      [`cases: ${"[".repeat(50_000)}`, /nested deeper/],
      [`cases: [${"{a: ".repeat(5_000)}`, /nested deeper/],
      [`# ${"x".repeat(1_100_000)}`, /at most 1024 KiB/],
    ] as const) {
      assert.match(told(text).join(), sentence);
    }
  });

  const GOOD = `script: 50.samba.script
given: {node: {services: {smbd: failed}}, stubs: [{command: ss -t **}]}
cases:
  - name: "takes {ip}"
    matrix: {ip: [10.0.0.31, 10.0.0.32]}
    steps:
      - event: takeip eth0 {ip} 24
        expect: {status: OK, output: {matches: a.*}, node: {addresses: {"{ip}": eth0}}}
      - change: link eth0 down
  - {name: takes 10.0.0.31, event: monitor, expect: {calls: [ss], files: {/a: absent}}}
`;

  it("never makes it throw, and lies within the text; ids stay unique", () => {
    const word = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ":",
      "- ",
      "\n",
      "  ",
      "{ip}",
      "*a",
      "&b",
      "''",
      "null",
      "__proto__: 1",
      "1e9",
      "\0",
      "😀",
    );
    const cut = fc.record({
      at: fc.nat(GOOD.length),
      skip: fc.nat(20),
      put: fc.oneof(word, fc.string({ maxLength: 5 })),
    });
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
        const text = cuts.reduce(
          (all, { at, skip, put }) => all.slice(0, at) + put + all.slice(at + skip),
          GOOD,
        );
        const { cases, problems } = readCaseFile(text, FILE);
        assert.equal(new Set(cases.map(({ id }) => id)).size, cases.length);
        const lines = text.split("\n").length;
        for (const { start, end, line, column, sentence } of problems) {
          assert.ok(
            0 <= start && start <= end && end <= text.length && line >= 1 && line <= lines && column >= 1,
          );
          assert.match(sentence, /[.?]$/);
        }
        for (const { place } of cases) {
          assert.ok(place.start < place.end && place.end <= text.length && place.line <= place.endLine);
        }
      }),
      { numRuns: 200 },
    );
  });
});
