import assert from "node:assert/strict";
import { acceptEdits } from "../../../../src/cases/record/acceptEdits.ts";
import { replaced } from "../../../../src/cases/record/textChange.ts";
import { caseNamed, failuresOf, type Happened, resultOf, WELL } from "../../../support/happened.ts";

/** All of these files are about one script, in their first line. */
const SCRIPT = "script: 50.demo.script\n";

/** The rest of the file after what happened was accepted. */
function afterwards(rest: string, happened: Partial<Happened>, { name = "a", step = 0 } = {}): string {
  const text = SCRIPT.replace("\n", rest.includes("\r\n") ? "\r\n" : "\n") + rest;
  const all = { ...WELL, ...happened };
  const answer = acceptEdits(text, resultOf(text, name, all, step));
  assert.equal(answer.kind, "edits", JSON.stringify(answer));
  const made =
    answer.kind === "edits"
      ? answer.edits.reduce((now, edit) => replaced(now, edit, edit.newText), text)
      : "";
  assert.deepEqual(failuresOf(caseNamed(made, name), all, step), [], made);
  return made.slice(text.length - rest.length);
}

function refusal(rest: string, happened: Partial<Happened>, name = "a"): string {
  const text = SCRIPT + rest;
  const answer = acceptEdits(text, resultOf(text, name, { ...WELL, ...happened }));
  return answer.kind === "refused" ? answer.sentence : "";
}

const ERROR = { status: "ERROR", exit: 1 } as const;

describe("Accepting what really happened", () => {
  it("replaces the status, and nothing beside it", () => {
    const text =
      "# head\ncases:\n  - name: a # one\n    event:   monitor\n    expect: OK   # why\n  - {name: b, event: monitor}\n";
    assert.equal(afterwards(text, ERROR), text.replace("OK ", "ERROR "));
  });

  it("adds a status where nothing was said, however the case is written", () => {
    const one =
      "cases:\n  - name: a\n    event: takeip\n    args: [eth0, 10.0.0.31, 24] # which\n    tags: [x]\n";
    assert.equal(afterwards(one, ERROR), one.replace("# which\n", "# which\n    expect: ERROR\n"));
    const flow = "cases: [{name: a, event: monitor}]\n";
    assert.equal(afterwards(flow, ERROR), "cases: [{name: a, event: monitor, expect: ERROR}]\n");
    const map =
      "cases:\n  - name: a\n    event: monitor\n    expect:\n      # quick\n      duration: {under: 2}\n";
    assert.match(afterwards(map, ERROR), /expect:\n {6}# quick\n {6}status: ERROR\n {6}duration/);
    const steps = "cases:\n  - name: a\n    steps:\n      - startup\n      - monitor # twice\n";
    assert.equal(
      afterwards(steps, ERROR, { step: 1 }),
      steps.replace("- monitor # twice\n", "- event: monitor # twice\n        expect: ERROR\n"),
    );
  });

  it("leaves a default that holds for other cases, too", () => {
    const text = "expect: OK\ncases:\n  - name: a\n    event: monitor\n  - name: b\n    event: monitor\n";
    assert.equal(afterwards(text, ERROR), text.replace("monitor\n", "monitor\n    expect: ERROR\n"));
  });

  it("replaces exit statuses and signals, and says the status where there is no end", () => {
    const text = "cases:\n  - name: a\n    event: monitor\n    expect: {exit: 1, duration: {under: 9}}\n";
    assert.match(afterwards(text, { status: "ERROR", exit: 7 }), /exit: 7,/);
    assert.match(afterwards(text, { status: "ERROR", exit: "SIGKILL" }), /exit: SIGKILL,/);
    assert.match(
      afterwards(text, { status: "TIMEDOUT", exit: null }),
      /expect: \{status: TIMEDOUT, duration/,
    );
  });

  it("replaces an output in the quotes it had, and in several lines as a block", () => {
    const base =
      "cases:\n  - name: a\n    event: monitor\n    expect:\n      output: 'x' # said\n      duration: {under: 5}\n";
    assert.match(afterwards(base, { output: "it's" }), /output: 'it''s' # said\n {6}duration/);
    assert.match(
      afterwards(base, { output: "one\n  two: # no comment\n" }),
      /output: \| # said\n {8}one\n {10}two: # no comment\n {6}duration/,
    );
    const block = base.replace("'x' # said", "|-\n        x\n        y");
    assert.match(afterwards(block, { output: "z" }), /output: z\n {6}duration/);
    assert.match(afterwards(block, { output: "a\nb" }), /output: \|-\n {8}a\n {8}b\n {6}duration/);
    const flow = base.replace("'x' # said", "{exact: x}");
    assert.match(afterwards(flow, { output: "a\nb, c" }), /output: \{exact: "a\\nb, c"\}/);
  });

  it("takes the nearest line for a part of a text, and asks no more for what must not be there", () => {
    const text =
      'cases:\n  - name: a\n    event: monitor\n    expect:\n      output:\n        contains: ["smbd is gone", fine]\n        lacks: ERROR # never\n';
    const made = afterwards(text, { output: "ERROR: x\nsmbd is there\nfine\n" });
    assert.match(made, /contains: \["smbd is there", fine\]/);
    assert.ok(!made.includes("lacks"));
    assert.ok(made.includes("# never"));
    const blank = "cases:\n  - name: a\n    event: monitor\n    expect:\n      output: {contains: x}\n";
    assert.match(afterwards(blank, { output: " \t\n" }), /output: " \\t"\n$/);
    assert.match(afterwards(blank, { output: "" }), /output: ""\n$/);
  });

  it("says what is in files, and that they are not there", () => {
    const text =
      'cases:\n  - name: a\n    event: monitor\n    expect:\n      files:\n        /run/x: absent\n        /run/y: {contains: "b"}\n';
    const made = afterwards(text, { files: { "/run/x": "a: 1\nb\n" } });
    assert.match(made, /\/run\/x: \|\n {10}a: 1\n {10}b\n {8}\/run\/y: absent\n$/);
  });

  it("takes the calls that were made, their number and their order", () => {
    const base = "cases:\n  - name: a\n    event: monitor\n    expect:\n      calls:\n";
    const calls = [
      ["ss", "-tln"],
      ["ip", "link", "show", "a b"],
      ["ip", "link", "show", "a b"],
    ];
    assert.match(
      afterwards(`${base}        - ss -tn # listening\n        - never\n`, { calls }),
      /calls:\n {8}- ss -tln # listening\n$/,
    );
    assert.match(
      afterwards(`${base}        made: [{call: "ip **", times: 1}]\n        not-made: [ss, date]\n`, {
        calls,
      }),
      /made: \[\{call: "ip \*\*", times: 2\}\]\n {8}not-made: \[date\]/,
    );
    assert.match(
      afterwards(`${base}        made: ["ip link **", "ss **"]\n        in-order: true\n`, { calls }),
      /in-order: false/,
    );
    assert.match(
      afterwards(`${base}        made:\n          - call: ip link show x\n            times: 1\n`, { calls }),
      /call: "ip link show 'a b'"\n {12}times: 2/,
    );
  });

  it("says what is true of the node", () => {
    const text =
      "cases:\n  - name: a\n    event: monitor\n    expect: {node: {services: {smbd: failed}, health: HEALTHY}}\n";
    assert.match(afterwards(text, { services: { smbd: "active" } }), /smbd: active\}/);
  });

  it("gives a time that the run meets with room", () => {
    const text = "cases:\n  - name: a\n    event: monitor\n    expect: {duration: {under: 1}}\n";
    assert.match(afterwards(text, { seconds: 2 }), /under: 3\}/);
  });

  it("keeps the line ends of a file that has others", () => {
    const text = "cases:\r\n  - name: a\r\n    event: monitor\r\n    expect:\r\n      output: x\r\n";
    const made = afterwards(text, { output: "a\nb\n" });
    assert.ok(!/[^\r]\n/.test(made), JSON.stringify(made));
  });

  it("is refused for one case of a matrix, after changes, and for what stands beside the case", () => {
    const matrix = "cases:\n  - name: a {n}\n    matrix: {n: [1, 2]}\n    event: monitor\n    expect: OK\n";
    assert.match(refusal(matrix, ERROR, "a 1"), /matrix/);
    const text = "expect: {output: x}\ncases:\n  - name: a\n    event: monitor\n";
    assert.match(refusal(text, { output: "y" }), /beside the case/);
    const own = `${SCRIPT}cases:\n  - name: a\n    event: monitor\n    expect: OK\n`;
    const result = resultOf(own, "a", { ...WELL, ...ERROR });
    const changed = acceptEdits(own.replace("OK", "TIMEDOUT"), result);
    assert.match(changed.kind === "refused" ? changed.sentence : "", /changed since/);
    const moved = acceptEdits(`# more\n${own}`, result);
    assert.equal(moved.kind, "edits");
  });
});
