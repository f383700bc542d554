import assert from "node:assert/strict";
import fc from "fast-check";
import { conventionFor } from "../../../src/ctdb/conventions.ts";
import {
  type EndReading,
  type FileNow,
  readEnd,
  type ScriptEnd,
  type ScriptWord,
  statusOf,
  timeoutResult,
} from "../../../src/ctdb/exitReading.ts";
import { parseVersion } from "../../../src/ctdb/version.ts";

function conventionOf(release: string) {
  const version = parseVersion(release);
  assert.ok(version !== null, release);
  return conventionFor(version);
}

/** `exit 3`, `signal 9` or `errno 2` as an end. */
function endOf(text: string): ScriptEnd {
  const [kind, number] = text.split(" ");
  const value = Number(number);
  if (kind === "exit") {
    return { kind, status: value };
  }
  return kind === "signal" ? { kind, signal: value } : { kind: "start-failed", errno: value };
}

type Row = readonly [
  releases: string,
  end: string,
  result: number,
  status: ScriptWord,
  continues: boolean,
  explanation?: RegExp | undefined,
  file?: FileNow,
];

const ERRNO_64: readonly Row[] = [
  ["4.6.0 4.9.0 4.24.0", "exit 0", 0, "OK", true],
  ["4.6.0 4.9.0 4.24.0", "exit 1", 1, "ERROR", false],
  ["4.6.0 4.9.0 4.24.0", "exit 2", 2, "ERROR", false],
  ["4.6.0 4.9.0 4.24.0", "exit 8", 8, "ERROR", false],
  ["4.6.0 4.9.0 4.24.0", "exit 63", 63, "ERROR", false],
  ["4.6.0 4.9.0 4.24.0", "exit 255", 255, "ERROR", false],
  ["4.6.0 4.9.0 4.24.0", "exit 64", 0, "OK", true, /exited with 64.*errno 0 for OK/],
  ["4.6.0 4.9.0 4.24.0", "exit 65", -1, "CANNOT RUN", false, /Operation not permitted/],
  ["4.6.0 4.8.12 4.9.0 4.20.6 4.21.2", "exit 66", -2, "CANNOT RUN", false, /No such file or directory/],
  ["4.20.7 4.21.3 4.22.0 4.24.0", "exit 66", -8, "DISABLED", true, /DISABLED and goes on/],
  ["4.6.0 4.9.0 4.24.0", "exit 72", -8, "DISABLED", true, /DISABLED and goes on/],
  ["4.6.0 4.9.0 4.24.0", "exit 77", -8, "DISABLED", true, /DISABLED and goes on/],
  ["4.6.0 4.23.0", "exit 106", -42, "CANNOT RUN", false, /No message of desired type/],
  ["4.24.0", "exit 106", -42, "NO DATA", false, /no data/],
  ["4.6.0 4.8.12", "exit 126", -62, "TIMEDOUT", false, /TIMEDOUT/],
  ["4.9.0 4.24.0", "exit 126", -62, "CANNOT RUN", false, /could not be executed.*\(Timer expired\)/],
  [
    "4.6.0 4.24.0",
    "exit 127",
    -63,
    "CANNOT RUN",
    false,
    /^The script exited with 127 \(a command was not found\); CTDB reads 64 to 254 as errno \+ 64 and says CANNOT RUN \(Out of streams resources\)\.$/,
  ],
  ["4.24.0", "exit 130", -66, "CANNOT RUN", false, /SIGINT.*Object is remote/],
  ["4.24.0", "exit 137", -73, "CANNOT RUN", false, /SIGKILL.*RFS specific error/],
  ["4.24.0", "exit 143", -79, "CANNOT RUN", false, /SIGTERM.*Can not access a needed shared library/],
  ["4.6.0 4.8.12", "exit 174", -110, "CANNOT RUN", false, /Connection timed out/],
  ["4.9.0 4.24.0", "exit 174", -110, "TIMEDOUT", false, /as if the deadline had passed/],
  ["4.6.0 4.24.0", "exit 189", -125, "CANCELLED", false, /cancelled/],
  ["4.24.0", "exit 254", -190, "CANNOT RUN", false, /Unknown error 190/],
  ["4.6.0 4.24.0", "signal 9", -4, "CANNOT RUN", false, /SIGKILL.*Interrupted system call/],
  ["4.24.0", "signal 15", -4, "CANNOT RUN", false, /SIGTERM/],
  ["4.24.0", "signal 40", -4, "CANNOT RUN", false, /signal 40/],
  ["4.6.0 4.20.6", "errno 2", -2, "CANNOT RUN", false, /or its interpreter/],
  ["4.20.7 4.24.0", "errno 2", -8, "DISABLED", true, /or its interpreter/],
  ["4.6.0 4.9.0 4.24.0", "errno 8", -8, "DISABLED", true, /no #! line/],
  ["4.6.0 4.9.0 4.24.0", "errno 13", -8, "DISABLED", true, /Permission denied/],
  ["4.24.0", "errno 7", -7, "CANNOT RUN", false, /Argument list too long/],
  ["4.24.0", "errno 40", -40, "CANNOT RUN", false, /Too many levels of symbolic links/],
];

const HELPER: readonly Row[] = [
  ["4.2.0 4.5.16", "exit 0", 0, "OK", true],
  ["4.2.0 4.5.16", "exit 1", 1, "ERROR", false],
  ["4.2.0 4.5.16", "exit 2", -2, "CANNOT RUN", true, /goes on/],
  ["4.2.0 4.5.16", "exit 8", -8, "DISABLED", true, /goes on/],
  ["4.2.0 4.5.16", "exit 64", 64, "ERROR", false],
  ["4.2.0 4.5.16", "exit 127", 127, "ERROR", false],
  ["4.2.0 4.5.16", "exit 255", 255, "ERROR", false],
  ["4.2.0 4.2.3", "signal 9", -5, "CANNOT RUN", false, /SIGKILL.*Input\/output error/],
  ["4.2.4 4.3.0 4.5.16", "signal 9", -4, "CANNOT RUN", false, /SIGKILL.*Interrupted system call/],
  ["4.2.0", "errno 2", -2, "CANNOT RUN", true, /No such file/],
  ["4.2.0", "errno 8", -8, "DISABLED", true, /Exec format error/],
  ["4.2.0", "errno 7", 7, "ERROR", false, /fails the event/],
  ["4.2.0", "errno 13", 0, "OK", true, /Permission denied.*OK/],
  ["4.2.0", "errno 13", -8, "DISABLED", true, /Permission denied/, "not-executable"],
  ["4.2.4 4.5.16", "errno 2", -8, "DISABLED", true, /No such file/],
  ["4.2.4 4.5.16", "errno 2", -2, "CANNOT RUN", true, /No such file/, "missing"],
  ["4.2.4 4.5.16", "errno 8", -8, "DISABLED", true, /Exec format error/],
  ["4.2.4 4.5.16", "errno 13", -8, "DISABLED", true, /Permission denied/, "not-executable"],
  ["4.2.4 4.5.16", "errno 7", -8, "DISABLED", true, /Argument list too long/],
];

const SYSTEM: readonly Row[] = [
  ["1.0.109 2.5", "exit 0", 0, "OK", true],
  ["1.0.109 2.5", "exit 2", 2, "ERROR", false],
  ["1.0.109 2.5", "exit 200", 200, "ERROR", false],
  ["1.0.109 2.5", "exit 126", 126, "ERROR", false, /could not be executed/],
  ["1.0.109 2.5", "exit 127", 127, "ERROR", false, /was not found/],
  ["1.0.109 2.5", "exit 126", -8, "DISABLED", true, /execute bit/, "not-executable"],
  ["1.0.109 2.5", "exit 127", -2, "CANNOT RUN", true, /gone/, "missing"],
  ["1.0.109 2.5", "exit 5", 5, "ERROR", false, undefined, "missing"],
  ["1.0.109 2.5", "signal 9", 0, "OK", true, /SIGKILL.*OK/],
  ["1.0.109 2.5", "errno 2", 127, "ERROR", false, /shell could not be started/],
];

const SIGNED: readonly Row[] = [
  ["1.0.0 1.0.108", "exit 0", 0, "OK", true],
  ["1.0.0 1.0.108", "exit 1", 1, "ERROR", false],
  ["1.0.0 1.0.108", "exit 127", 127, "ERROR", false, /was not found/],
  ["1.0.0 1.0.108", "exit 128", -128, "ERROR", false, /signed byte, -128/],
  ["1.0.0 1.0.108", "exit 131", -125, "ERROR", false, /SIGQUIT/],
  ["1.0.0 1.0.108", "exit 200", -56, "ERROR", false, /signed byte, -56/],
  ["1.0.0 1.0.108", "exit 255", -1, "ERROR", false, /signed byte, -1/],
  ["1.0.0 1.0.108", "signal 9", 0, "OK", true, /SIGKILL.*OK/],
  ["1.0.0 1.0.108", "errno 12", 127, "ERROR", false, /shell could not be started/],
];

describe("readEnd", () => {
  for (const [releases, end, result, status, continues, explanation, file] of [
    ...ERRNO_64,
    ...HELPER,
    ...SYSTEM,
    ...SIGNED,
  ]) {
    for (const release of releases.split(" ")) {
      it(`${release}: ${end}${file === undefined ? "" : `, ${file}`} is ${status} (${result})`, () => {
        const reading = readEnd(endOf(end), conventionOf(release), file);
        assert.deepEqual({ ...reading, explanation: null }, { result, status, continues, explanation: null });
        if (explanation === undefined) {
          assert.equal(reading.explanation, null);
        } else {
          assert.match(reading.explanation ?? "", explanation);
        }
      });
    }
  }
});

const release = fc.constantFrom(
  "1.0.0",
  "1.0.108",
  "1.0.109",
  "2.5",
  "4.2.0",
  "4.5.16",
  "4.6.0",
  "4.9.0",
  "4.22.0",
  "4.24.0",
);
const anyEnd: fc.Arbitrary<ScriptEnd> = fc.oneof(
  fc.record({ kind: fc.constant("exit" as const), status: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ kind: fc.constant("signal" as const), signal: fc.integer({ min: 1, max: 64 }) }),
  fc.record({ kind: fc.constant("start-failed" as const), errno: fc.integer({ min: 1, max: 133 }) }),
);
const anyFile = fc.constantFrom<FileNow>("executable", "not-executable", "missing");

/** Holds for every end, file and release. */
function always(check: (reading: EndReading, text: string) => void): void {
  fc.assert(
    fc.property(release, anyEnd, anyFile, (text, end, file) => {
      check(readEnd(end, conventionOf(text), file), text);
    }),
    { numRuns: 500 },
  );
}

describe("readEnd, whatever happened", () => {
  it("goes on after OK and DISABLED, and after CANNOT RUN only for a missing file to 4.5", () => {
    always(({ status, continues, result }) => {
      const passedOver = status === "CANNOT RUN" && result === -2 && continues;
      assert.equal(continues, status === "OK" || status === "DISABLED" || passedOver);
    });
  });

  it("agrees with the status of the stored result, but for A's negative bytes", () => {
    always(({ status, result }, text) => {
      const convention = conventionOf(text);
      if (convention.exit !== "signed-byte" || result >= 0) {
        assert.equal(status, statusOf(result, convention));
      }
    });
  });

  it("explains with one sentence or not at all, and every CANNOT RUN", () => {
    always(({ status, explanation }) => {
      assert.ok(
        explanation === null ? status !== "CANNOT RUN" : /^The .*\.$/.test(explanation),
        explanation ?? status,
      );
    });
  });
});

describe("statusOf", () => {
  const rows: readonly (readonly [string, number, ScriptWord])[] = [
    ["1.0.75", 0, "OK"],
    ["1.0.75", 1, "ERROR"],
    ["1.0.75", -62, "TIMEDOUT"],
    ["1.0.75", -1, "ERROR"],
    ["2.5", 0, "OK"],
    ["2.5", 3, "ERROR"],
    ["2.5", -62, "TIMEDOUT"],
    ["2.5", -8, "DISABLED"],
    ["2.5", -2, "CANNOT RUN"],
    ["4.5.0", -4, "CANNOT RUN"],
    ["4.8.0", -62, "TIMEDOUT"],
    ["4.8.0", -110, "CANNOT RUN"],
    ["4.9.0", -62, "CANNOT RUN"],
    ["4.9.0", -110, "TIMEDOUT"],
    ["4.9.0", -8, "DISABLED"],
    ["4.9.0", 255, "ERROR"],
    ["4.9.0", -125, "CANCELLED"],
    ["4.23.0", -42, "CANNOT RUN"],
    ["4.24.0", -42, "NO DATA"],
    ["4.24.0", -4, "CANNOT RUN"],
  ];
  for (const [text, result, word] of rows) {
    it(`${text}: ${result} is ${word}`, () => assert.equal(statusOf(result, conventionOf(text)), word));
  }
});

describe("timeoutResult", () => {
  for (const [text, result] of [
    ["1.0.109", -62],
    ["4.5.0", -62],
    ["4.8.12", -62],
    ["4.9.0", -110],
    ["4.24.0", -110],
  ] as const) {
    it(`${text}: ${result}`, () => {
      assert.equal(timeoutResult(conventionOf(text)), result);
      assert.equal(statusOf(result, conventionOf(text)), "TIMEDOUT");
    });
  }
});
