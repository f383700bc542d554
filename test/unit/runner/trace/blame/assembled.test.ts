import assert from "node:assert/strict";
import fc from "fast-check";
import type { TracedFailure } from "../../../../../src/runner/trace/scriptTrace.ts";
import { traceCase } from "../../../../support/blame.ts";
import { exiting, failing, type Lines, type Mark, nested } from "../../../../support/scriptParts.ts";
import { useTemporaryDirectory } from "../../../../support/temporaryDirectory.ts";

/** The first line of a script is the interpreter's. */
const FIRST = 2;
const RUNS = Number(process.env.CTDB_BLAME_RUNS ?? 15);

/** Scripts made of parts at random, each of which knows its line to blame. */
describe("which statement is blamed in scripts made of parts", () => {
  const folder = useTemporaryDirectory();

  async function check(lines: Lines, kinds: readonly string[], before: Lines = []): Promise<void> {
    const all = [...before, ...lines];
    const script = all.map(({ text }) => text).join("\n");
    for (const shell of ["sh", "bash"] as const) {
      const { failure } = await traceCase(folder.current, { script, shell });
      assert.ok(failure !== null, `nobody is blamed:\n${script}`);
      assert.ok(kinds.includes(failure.kind), `${failure.kind}:\n${script}`);
      assert.deepEqual(linesOfFailure(failure), expectedLines(all), script);
    }
  }

  function property(part: fc.Arbitrary<Lines>, kinds: readonly string[], before: Lines = []): Promise<void> {
    const runs = fc.asyncProperty(part, (lines) => check(lines, kinds, before));
    return fc.assert(runs, { numRuns: RUNS, endOnFailure: RUNS <= 15 });
  }

  it("finds the exit, its calls and its cause", () =>
    property(nested(nested(exiting, false), false), ["exit"])).timeout(60_000);

  it("finds the last command", () => property(nested(nested(failing, true), true), ["last-command"])).timeout(
    60_000,
  );

  it("finds what set -e ended the script for", () =>
    property(
      nested(nested(failing, false), false),
      ["errexit", "last-command"],
      [{ text: "set -e" }],
    )).timeout(60_000);
});

function linesOfFailure({ frames, cause }: TracedFailure): Record<Mark, readonly number[]> {
  const [inner, ...calls] = frames.map(({ line }) => line);
  return { fails: [inner ?? 0], cause: cause === null ? [] : [cause.line], call: calls };
}

function expectedLines(lines: Lines): Record<Mark, readonly number[]> {
  const at = (wanted: Mark): readonly number[] =>
    lines.flatMap(({ mark }, index) => (mark === wanted ? [index + FIRST] : []));
  return { fails: at("fails"), cause: at("cause"), call: at("call") };
}
