import assert from "node:assert/strict";
import { failureMessage } from "../../../src/extension/inline/failureMessage.ts";
import { resultHover } from "../../../src/extension/inline/resultHover.ts";
import { marksOf } from "../../../src/extension/inline/resultMarks.ts";
import { tellingLine } from "../../../src/extension/inline/resultWords.ts";
import type { LastResult } from "../../../src/extension/run/lastResults.ts";
import { NO_OUTPUT } from "../../../src/runner/output.ts";
import type { RunReport, ScriptReport } from "../../../src/runner/report.ts";
import type { ScriptTrace, TracedFailure } from "../../../src/runner/trace/scriptTrace.ts";
import { failedOf, notRunOf, reportOf, scriptOf, startOf } from "../../support/runReports.ts";

const DIRECTORY = "/etc/ctdb/events/legacy";
const SCRIPT = `${DIRECTORY}/50.samba.script`;
const FUNCTIONS = "/etc/ctdb/functions";

const failure: TracedFailure = {
  kind: "exit",
  frames: [
    {
      file: FUNCTIONS,
      line: 512,
      endLine: 513,
      functionName: "ctdb_check_tcp_ports",
      statement: 'die "ERROR: $1"',
    },
    { file: SCRIPT, line: 41, endLine: 41, functionName: null, statement: "ctdb_check_tcp_ports 445" },
  ],
  scriptFrame: 1,
  command: "ctdb_check_tcp_ports 445",
  cause: { file: SCRIPT, line: 40, endLine: 40, functionName: null, statement: "ctdb checktcpport 445" },
  values: [{ name: "1", value: "445" }],
  sentence: "The function die ended the script with status 1.",
};

function traceOf(changes: Partial<TracedFailure> = {}): ScriptTrace {
  const traced = { ...failure, ...changes };
  return { obstacle: null, notes: [], failure: traced, files: [], steps: [], totalSteps: 0 };
}

const samba = failedOf("50.samba", "testing\nERROR: samba tcp port 445 is not responding\n\n");
const traced: ScriptReport = { ...samba, trace: traceOf() };

function resultOf(report: ScriptReport, changes: Partial<RunReport> = {}): LastResult {
  const fileName = report.fileName.text;
  const run = reportOf(startOf(DIRECTORY), [report], changes);
  const path = `${DIRECTORY}/${fileName}`;
  return { directory: DIRECTORY, event: "monitor", fileName, path, runId: 7, report, run, isStale: false };
}

function seen(report: ScriptReport, label: number | null): string[] {
  return marksOf(resultOf(report), label).map(
    ({ kind, tone, path, line, text }) => `${kind} ${tone} ${path.split("/").at(-1)}:${line + 1} ${text}`,
  );
}

describe("the marks of a result", () => {
  it("are at the failing statement, in the file that it called, and at the handler's label", () => {
    const time = new Date(traced.finish ?? 0).toTimeString().slice(0, 5);
    assert.deepEqual(seen(traced, 20), [
      "failure error 50.samba.script:41 ERROR 1 · 0.057 s · ERROR: samba tcp port 445 is not responding",
      "caller error functions:512 ERROR 1 · called from 50.samba.script:41",
      `label error 50.samba.script:21 failed · 0.057 s · ${time}`,
    ]);
  });

  it("say what a shell said without its own place where they stand there, as a line has little room", () => {
    const said = (output: string) => seen({ ...failedOf("50.samba", output), trace: traceOf() }, 20)[0];
    assert.match(
      said(`${SCRIPT}: line 41: smbd: command not found\n`) ?? "",
      / s · smbd: command not found$/,
    );
    assert.match(said(`${SCRIPT}: 41: smbd: not found\n`) ?? "", / s · smbd: not found$/);
    assert.match(
      said(`${SCRIPT}: line 4: smbd: not found\n`) ?? "",
      /50\.samba\.script: line 4: smbd: not found$/,
    );
    assert.match(said(`${FUNCTIONS}: line 41: a: not found\n`) ?? "", /functions: line 41: a: not found$/);
  });

  it("are at the label where no statement is known, and in the first line where there is no label", () => {
    const text = "ERROR 1 · 0.057 s · ERROR: samba tcp port 445 is not responding";
    assert.deepEqual(seen(samba, 20), [`failure error 50.samba.script:21 ${text}`]);
    assert.deepEqual(seen(samba, null), [`failure error 50.samba.script:1 ${text}`]);
  });

  it("are a light one for a script that succeeded, and none for one that was not run", () => {
    assert.deepEqual(seen(scriptOf("50.samba"), 20), ["label success 50.samba.script:21 OK · 0.057 s"]);
    assert.deepEqual(seen(scriptOf("50.samba"), null), []);
    assert.deepEqual(seen(notRunOf("50.samba"), 20), []);
    assert.deepEqual(seen(scriptOf("50.samba", { status: "DISABLED", end: null }), 20), []);
  });

  const ends: readonly [string, Partial<ScriptReport>][] = [
    ["failure error 50.samba.script:21 TIMEDOUT · 0.057 s", { status: "TIMEDOUT", result: -62, end: null }],
    [
      "failure error 50.samba.script:21 CANNOT RUN (Out of streams resources) · 0.057 s",
      { status: "CANNOT RUN", result: -63, end: { kind: "exit", status: 127 } },
    ],
    [
      "failure warning 50.samba.script:21 DISABLED by exit status 72 · 0.057 s",
      { status: "DISABLED", result: -8, end: { kind: "exit", status: 72 } },
    ],
  ];
  for (const [words, changes] of ends) {
    it(`say ${words.split(":21 ")[1]}`, () =>
      assert.deepEqual(seen(scriptOf("50.samba", changes), 20), [words]));
  }
});

describe("the message of a failure", () => {
  it("says where, what CTDB makes of it, the telling line, and how the script got there", () => {
    const message = failureMessage(resultOf(traced), 21);
    assert.deepEqual(message?.place, { path: SCRIPT, line: 41, endLine: 41 });
    assert.equal(message?.severity, "error");
    assert.equal(
      message?.text,
      "monitor: ERROR 1 after 0.057 s. ERROR: samba tcp port 445 is not responding",
    );
    assert.deepEqual(
      message?.related.map(({ path, line, text }) => `${path}:${line} ${text}`),
      [
        `${FUNCTIONS}:512 in ctdb_check_tcp_ports: die "ERROR: $1"`,
        `${SCRIPT}:40 This failed: ctdb checktcpport 445`,
      ],
    );
  });

  it("is a warning where CTDB takes the event for passed, and says so", () => {
    const consequence = { treatedAsSuccess: true, sentence: "ctdbd goes on as if the event had succeeded." };
    const message = failureMessage(resultOf(samba, { consequence }), null);
    assert.equal(message?.severity, "warning");
    assert.match(message?.text ?? "", /responding\. ctdbd goes on as if the event had succeeded\.$/);
  });

  it("says how the script ended where it wrote nothing", () => {
    const silent = failedOf("50.samba", "", { trace: traceOf() });
    assert.match(failureMessage(resultOf(silent), 1)?.text ?? "", /The function die ended the script/);
  });
});

describe("the telling line of an output", () => {
  const lines: readonly [string, string, string][] = [
    ["the last complaint, though advice follows", "ERROR: one\nERROR: two\ndo this\n", "ERROR: two"],
    ["the last that is not empty", "one\ntwo\n \n\n", "two"],
    [
      "without the folder in a shell's message",
      "/a/b c/50.x.script: line 4: foo: not found\n",
      "50.x.script: line 4…",
    ],
    ["without colours and titles", "\x1b[1;31mfailed\x1b[0m \x1b]0;title\x07now\n", "failed now"],
    ["the last that overwrote a line", "10 %\r20 %\r", "20 %"],
    ["with controls and reordering made visible", "a\x07b\u202Ec\n", "a^Gb<U+202E>c"],
    ["cut to its width", `${"x".repeat(50)}\n`, `${"x".repeat(19)}…`],
    ["cut between characters", `${"🙂".repeat(50)}\n`, `${"🙂".repeat(19)}…`],
  ];
  for (const [title, text, expected] of lines) {
    it(`is ${title}`, () => {
      assert.equal(tellingLine({ ...NO_OUTPUT, head: Buffer.from(text) }, 20), expected);
    });
  }

  it("is that of the end of an output that was cut", () => {
    const output = {
      ...NO_OUTPUT,
      head: Buffer.from("begin\n"),
      tail: Buffer.from("end\n"),
      omittedBytes: 9,
    };
    assert.equal(tellingLine(output, 20), "end");
  });
});

describe("the hover of a result", () => {
  it("has CTDB's text, the end beside it, the frames, the values, the calls and the ways on", () => {
    const result = resultOf({
      ...traced,
      status: "CANNOT RUN",
      result: -63,
      end: { kind: "exit", status: 127 },
    });
    const call = (script: string, argv: readonly string[]) => ({
      at: 1,
      status: 1,
      flag: null,
      caller: { pid: 1, script },
      argv,
      place: { file: SCRIPT, line: 40 },
    });
    const calls = [call("50.samba", ["ctdb", "checktcpport", "445"]), call("60.nfs", ["rpcinfo"])];
    const run = { ...result.run, sandbox: { ...result.run.sandbox, calls } };
    const text = resultHover({ ...result, run });
    assert.match(text, /```text\n50\.samba +CANNOT RUN \(Out of streams resources\)\n {2}OUTPUT:\n/);
    assert.match(text, /exit status 127 → CANNOT RUN \\\(Out of streams resources\\\)/);
    assert.match(
      text,
      /\[50\\\.samba\\\.script\\:41\]\(file:\/\/\/etc\/ctdb\/events\/legacy\/50\.samba\.script#L41\)/,
    );
    assert.match(text, /` 1 ` = ` 445 `/);
    assert.match(
      text,
      /1 call of a stub command:\n\n- ` ctdb checktcpport 445 `: exit status 1 \(\[50.*\]\(file:\/\/.*#L40\)\)/,
    );
    assert.doesNotMatch(text, /rpcinfo/);
    assert.match(text, /\[Run again\]\(command:ctdb\.runResultAgain\?%5B%22/);
    assert.match(text, /\[Open in panel\]\(command:ctdb\.showRun\?%5B7/);
  });

  it("shows what scripts wrote as text alone, whatever it is", () => {
    const evil = "```\n[x](command:workbench.action.quit) <img src=x> $(zap) **b**\x1b[31m";
    const hostile = failedOf("50.samba", evil, {
      trace: traceOf({
        sentence: evil,
        values: [{ name: "x`y", value: evil }],
        frames: failure.frames.map((frame) => ({ ...frame, functionName: evil, statement: evil })),
      }),
      explanation: evil,
    });
    const text = resultHover(resultOf(hostile));
    const fenced = /^(`{4,})text\n[\s\S]*?\n\1$/m.exec(text);
    assert.ok(fenced, "a fence that the output cannot close");
    // What is left when code is taken away may hold no markup but our own links.
    const rest = text.replace(fenced[0], "").replace(/(`+) [^\n]*? \1/g, "CODE");
    const links = [...rest.matchAll(/(?<!\\)\[([^\]]*)\]\(([^)]*)\)/g)].map(([, , target]) => target ?? "");
    assert.ok(links.length >= 4);
    for (const target of links) {
      assert.match(target, /^(?:file:\/\/\/etc\/ctdb\/|command:ctdb\.(?:runResultAgain|showRun)\?)/);
    }
    assert.doesNotMatch(rest, /(?<!\\)[<>]/);
    assert.equal(text.includes("\x1b"), false);
  });

  it("shows both ends of a long output", () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `line ${index} ${"x".repeat(40)}`).join("\n");
    const text = resultHover(resultOf(failedOf("50.samba", lines)));
    assert.ok(text.length < 5000);
    assert.match(text, /line 0 /);
    assert.match(text, /lines left out/);
    assert.match(text, /line 4999 /);
  });
});
