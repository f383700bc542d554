import assert from "node:assert/strict";
import { readCaseFile } from "../../../src/caseFiles/readCaseFile.ts";

function read(text: string) {
  const { cases, problems } = readCaseFile(text, "/events/site.ctdb-test.yaml");
  return {
    cases,
    names: cases.map(({ name }) => name),
    told: problems.map(
      ({ line, column, severity, sentence }) => `${line}:${column} ${severity}: ${sentence}`,
    ),
  };
}

describe("A matrix of a case", () => {
  it("makes a case of each combination, with the values in every text and key", () => {
    const { cases, told } = read(`cases:
  - name: "{ip} on {nic}"
    matrix: {ip: [10.0.0.31, "fd00::1"], nic: [eth0, eth1]}
    event: takeip {nic} {ip} 24
    given: {node: {interfaces: {"{nic}": up}}}
    expect: {node: {addresses: {"{ip}": "{nic}"}}}
`);
    assert.deepEqual(told, []);
    assert.deepEqual(
      cases.map(({ name, steps, given }) => [name, steps[0]?.args, given.profiles]),
      [
        ["10.0.0.31 on eth0", ["eth0", "10.0.0.31", "24"], [{ interfaces: { eth0: "up" } }]],
        ["10.0.0.31 on eth1", ["eth1", "10.0.0.31", "24"], [{ interfaces: { eth1: "up" } }]],
        ["fd00::1 on eth0", ["eth0", "fd00::1", "24"], [{ interfaces: { eth0: "up" } }]],
        ["fd00::1 on eth1", ["eth1", "fd00::1", "24"], [{ interfaces: { eth1: "up" } }]],
      ],
    );
    const [fact] = cases[3]?.steps[0]?.expect.expectations ?? [];
    assert.deepEqual(fact?.kind === "node" && [fact.path, fact.value], [["addresses", "fd00::1"], "eth1"]);
  });

  it("makes a case of each map of a list; a placeholder alone stays a number", () => {
    const { cases, told } = read(`cases:
  - name: full
    matrix: [{used: 95, status: ERROR}, {used: 50, status: OK}]
    event: monitor
    given: {node: {mounts: {/: "{used}"}}}
    expect: "{status}"
`);
    assert.deepEqual(told, []);
    assert.deepEqual(
      cases.map(({ name, given, steps }) => [name, given.profiles, steps[0]?.expect.expectations[0]?.kind]),
      [
        ["full (95, ERROR)", [{ mounts: { "/": 95 } }], "status"],
        ["full (50, OK)", [{ mounts: { "/": 50 } }], "status"],
      ],
    );
  });

  it("leaves a shell's words and doubled braces alone, and all braces of a case without matrix", () => {
    const file = (body: string) => read(`cases:\n  - {name: a, event: monitor, ${body}}\n`);
    const content = ({ cases }: ReturnType<typeof read>) => cases[0]?.given.files[0]?.content;
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's
    const text = "'echo ${HOME} {{x}} {x} {} { x }'";
    assert.equal(
      content(file(`matrix: {x: [7]}, given: {files: {/a: ${text}}}`)),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's
      "echo ${HOME} {x} 7 {} { x }",
    );
    assert.equal(content(file("given: {files: {/a: '{x} {{y}}'}}")), "{x} {{y}}");
  });

  it("tells of names that it does not have, and of those that nothing uses", () => {
    const { told, names } = read(`cases:
  - name: "{adress}"
    matrix: {address: [a]}
    event: monitor
  - name: "{used}"
    matrix: {used: [a], unused: [b]}
    event: monitor
`);
    assert.deepEqual(names, ["a"]);
    assert.deepEqual(told, [
      "2:11 error: The matrix has no value for {adress}. Is {address} meant? Write {{adress}} for the text itself.",
      "6:25 warning: Nothing in the case says {unused}.",
    ]);
  });

  it("tells once of what is wrong in each of its cases", () => {
    const { told } = read(`cases:
  - {name: "{a}", matrix: {a: [1, 2, 3]}, event: monitor, expct: OK}
  - {name: x, matrix: {a: []}, event: monitor}
  - {name: x, matrix: {1a: [b]}, event: monitor}
  - {name: x, matrix: 5, event: monitor}
`);
    assert.deepEqual(
      told.map((line) => line.replace(/: .*/, "")),
      ["2:59 error", "3:24 error", "4:24 error", "5:23 error"],
    );
  });

  it("has a bound, and so has a file", () => {
    const list = (count: number) => `[${Array.from({ length: count }, (_, i) => i).join(", ")}]`;
    const many = read(`cases: [{name: x, matrix: {a: ${list(50)}, b: ${list(50)}}, event: monitor}]`);
    assert.deepEqual(
      [many.names, many.told],
      [[], ["1:19 error: The matrix makes 2500 cases; there may be 2000."]],
    );
    const one = `{name: "{a}", matrix: {a: ${list(2000)}}, event: monitor}`;
    const file = read(`cases: [${Array.from({ length: 6 }, () => one).join(", ")}]`);
    assert.equal(file.names.length, 10_000);
    assert.match(file.told.at(-1) ?? "", /more cases than a file may have/);
    const text = "x".repeat(50_000);
    const long = read(
      `cases: [{name: "{a}", matrix: {a: ${list(2000)}}, event: monitor, skip: "{a} ${text}"}]`,
    );
    assert.match(long.told.join(), /makes more text than a file of cases may have/);
  });
});
