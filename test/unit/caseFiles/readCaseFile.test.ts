import assert from "node:assert/strict";
import { readCaseFile } from "../../../src/caseFiles/readCaseFile.ts";
import type { TestCase } from "../../../src/caseFiles/testCase.ts";
import { conventionFor } from "../../../src/ctdb/conventions.ts";

const FILE = "/cluster/events/legacy/site.ctdb-test.yaml";

function read(text: string) {
  return readCaseFile(text, FILE);
}
/** The one case of a file with nothing wrong. */
function caseOf(text: string): TestCase {
  const { cases, problems } = read(text);
  assert.deepEqual(problems, []);
  const [first] = cases;
  assert.ok(first !== undefined);
  return first;
}
function expected({ steps }: TestCase, step = 0) {
  return steps[step]?.expect.expectations.map(({ place, ...what }) => [place.line, what]);
}

describe("A case file", () => {
  it("gives each case what stands in the file, unless the case says otherwise", () => {
    const { cases, problems } = read(`
script: 50.samba.script
target-version: 4.20
sandbox: stubbed
timeout: 30
tags: [samba]
given:
  node: {services: {smbd: failed}}
  options: {CTDB_X: 0022}
  files: {/a: file, /b: file}
  stubs: [{command: ss}]
cases:
  - {name: as the file says, event: monitor}
  - name: otherwise
    event: monitor
    target-version: "4.17"
    sandbox: isolated
    timeout: 0.5
    tags: [slow, samba]
    script: ../other/60.nfs
    given:
      node: {services: {smbd: active}}
      files: {/b: case}
      stubs: [{command: ss -t **, exit: 1}]
`);
    assert.deepEqual(problems, []);
    const [plain, own] = cases;
    assert.deepEqual(
      [
        plain?.directory,
        plain?.script,
        plain?.targetVersion,
        plain?.sandbox,
        plain?.timeoutSeconds,
        plain?.tags,
      ],
      ["/cluster/events/legacy", "50.samba.script", "4.20", "stubbed", 30, ["samba"]],
    );
    assert.deepEqual(
      [own?.directory, own?.script, own?.targetVersion, own?.sandbox, own?.timeoutSeconds, own?.tags],
      ["/cluster/events/other", "60.nfs", "4.17", "isolated", 0.5, ["samba", "slow"]],
    );
    assert.deepEqual(own?.given.profiles, [
      { services: { smbd: "failed" } },
      { options: { CTDB_X: "0022" } },
      { services: { smbd: "active" } },
    ]);
    assert.deepEqual(
      own?.given.files.map(({ path, content }) => [path, content]),
      [
        ["/a", "file"],
        ["/b", "case"],
      ],
    );
    assert.deepEqual(
      own?.given.stubs.map(({ command, args, exit }) => [command, args, exit]),
      [
        ["ss", ["-t", "**"], 1],
        ["ss", null, 0],
      ],
    );
  });

  it("runs all scripts where it lies unless it names one", () => {
    const { directory, script, file } = caseOf("cases: [{name: a, event: monitor}]");
    assert.deepEqual([directory, script, file], ["/cluster/events/legacy", null, FILE]);
  });

  it("takes an event with its arguments as a text, apart, or as steps", () => {
    const wanted = ["takeip", ["eth0", "10.0.0.31", "24"]];
    for (const words of [
      "event: takeip eth0 10.0.0.31 24",
      "event: takeip\n    args: eth0 10.0.0.31 24",
      "event: takeip\n    args: [eth0, 10.0.0.31, 24]",
      "steps: [takeip eth0 10.0.0.31 24]",
      "steps: [{event: takeip, args: [eth0, 10.0.0.31, 24]}]",
    ]) {
      const { steps } = caseOf(`cases:\n  - name: a\n    ${words}\n`);
      assert.deepEqual(
        steps.map(({ event, args }) => [event, args]),
        [wanted],
        words,
      );
    }
  });

  it("keeps numbers as they are written where scripts see texts", () => {
    const { steps, given } = caseOf(`
cases:
  - name: numbers
    event: monitor
    args: [0x1f, 1e3, 010]
    expect: REFUSED
    given:
      options: {CTDB_MASK: 0022}
      files: {/a: {content: 1.50, mode: 0600}, /b: 007}
      stubs: [{command: df, stdout: 1.0}]
`);
    assert.deepEqual(steps[0]?.args, ["0x1f", "1e3", "010"]);
    assert.deepEqual(given.profiles, [{ options: { CTDB_MASK: "0022" } }]);
    assert.deepEqual(
      given.files.map(({ content, mode }) => [content, mode]),
      [
        ["1.50", 0o600],
        ["007", null],
      ],
    );
    assert.equal(given.stubs[0]?.stdout, "1.0");
  });

  it("reads every kind of given file", () => {
    const { given } = caseOf(`
cases:
  - name: files
    event: monitor
    given:
      files:
        /file: text
        $CTDB_BASE/nodes: {content: x, mode: "0755"}
        /folder: {folder: true}
        /link: {link: /file}
        /gone: absent
        /word: {content: absent}
`);
    assert.deepEqual(given.files, [
      { path: "/file", kind: "file", content: "text", mode: null },
      { path: "$CTDB_BASE/nodes", kind: "file", content: "x", mode: 0o755 },
      { path: "/folder", kind: "folder", content: "", mode: null },
      { path: "/link", kind: "link", content: "/file", mode: null },
      { path: "/gone", kind: "absent", content: "", mode: null },
      { path: "/word", kind: "file", content: "absent", mode: null },
    ]);
  });

  it("expects all that it says, each with its line", () => {
    const one = caseOf(`cases:
  - name: all
    script: 50.samba.script
    event: monitor
    expect:
      status: ERROR
      exit: KILL
      output:
        contains: [a, b]
        lacks: c
        matches: ^d$
      calls:
        made: [ss -tln, {call: "ip 'a b' **", times: 2}]
        in-order: true
        not-made: [reboot]
      files:
        /gone: absent
        /there: text
      node:
        health: UNHEALTHY
        flags: [BANNED, STOPPED]
        addresses: {10.0.0.31: none}
        tables: {routes: [main *]}
      duration: {under: 2}
`);
    const pattern = (words: string[], times: number | null) => ({ words, times });
    const found = expected(one)?.map(([line, what]) => {
      const {
        made,
        pattern: call,
        ...rest
      } = what as Record<string, unknown> & { made?: []; pattern?: object };
      const short = (given: object) => {
        const { words, times } = given as ReturnType<typeof pattern>;
        return pattern(words, times);
      };
      return [
        line,
        { ...rest, ...(made && { made: made.map(short) }), ...(call && { pattern: short(call) }) },
      ];
    });
    assert.deepEqual(found, [
      [6, { kind: "status", status: "ERROR" }],
      [7, { kind: "exit", exit: "SIGKILL" }],
      [9, { kind: "output", test: { how: "contains", text: "a" } }],
      [9, { kind: "output", test: { how: "contains", text: "b" } }],
      [10, { kind: "output", test: { how: "lacks", text: "c" } }],
      [11, { kind: "output", test: { how: "matches", pattern: "^d$" } }],
      [
        13,
        {
          kind: "calls",
          made: [pattern(["ss", "-tln"], null), pattern(["ip", "a b", "**"], 2)],
          ordered: true,
        },
      ],
      [15, { kind: "no-call", pattern: pattern(["reboot", "**"], null) }],
      [17, { kind: "file", path: "/gone", test: null }],
      [18, { kind: "file", path: "/there", test: { how: "exact", text: "text" } }],
      [20, { kind: "node", path: ["health"], value: "UNHEALTHY" }],
      [21, { kind: "node", path: ["flags"], value: "BANNED,STOPPED" }],
      [22, { kind: "node", path: ["addresses", "10.0.0.31"], value: "none" }],
      [23, { kind: "node", path: ["tables", "routes", "has"], value: "main *" }],
      [24, { kind: "duration", underSeconds: 2 }],
    ]);
  });

  it("expects of each event what stands beside the steps or in the file, unless the step says otherwise", () => {
    const one = caseOf(`script: 50.samba.script
expect: {output: {lacks: sh}, exit: 0}
cases:
  - name: steps
    expect: {duration: {under: 9}}
    steps:
      - monitor
      - change: link eth0 down
      - event: monitor
        expect: {status: ERROR, duration: {under: 1}}
`);
    const kinds = (step: number) =>
      expected(one, step)?.map(([line, what]) => [line, (what as { kind: string }).kind]);
    assert.deepEqual(kinds(0), [
      [5, "duration"],
      [2, "exit"],
      [2, "output"],
    ]);
    assert.deepEqual(kinds(1), []);
    assert.deepEqual(kinds(2), [
      [10, "status"],
      [10, "duration"],
      [2, "output"],
    ]);
    assert.deepEqual(one.steps[1]?.changes, [["link", "eth0", "down"]]);
  });

  it("gives cases of one name ids that differ, and says so", () => {
    const { cases, problems } = read(
      "cases:\n  - {name: A b, event: monitor}\n  - {name: A b, event: monitor}\n",
    );
    assert.deepEqual(
      cases.map(({ id }) => id),
      [`${FILE}#a-b`, `${FILE}#a-b-2`],
    );
    assert.deepEqual(
      problems.map(({ line, severity }) => [line, severity]),
      [[3, "warning"]],
    );
  });

  it("follows the convention of its directory where it names no release", () => {
    const text = "cases: [{name: new, event: ipreallocated}]";
    const conventionOf = () => conventionFor([1, 0, 70]);
    assert.deepEqual(readCaseFile(text, FILE).problems, []);
    const [warning] = readCaseFile(text, FILE, { conventionOf }).problems;
    assert.match(warning?.sentence ?? "", /^ipreallocated came with .*1\.0\.70 goes on without it/);
  });
});
