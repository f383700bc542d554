import assert from "node:assert/strict";
import fc from "fast-check";
import { chartOf } from "../../../src/webview/history/chartScale.ts";
import { describeEntry, formatBegin } from "../../../src/webview/history/entryTexts.ts";
import {
  type HistoryEntry,
  type HistoryResult,
  isFromHistory,
} from "../../../src/webview/history/messages.ts";
import {
  chosenPair,
  entriesFor,
  previousOf,
  subjectOf,
  toggleChoice,
} from "../../../src/webview/history/runChoice.ts";

function entry(id: number, changes: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    id,
    directory: "/etc/ctdb/events/legacy",
    event: "monitor",
    command: "monitor",
    result: "passed",
    words: "passed",
    begin: new Date(2026, 4, 3, 14, 3, 11).getTime(),
    milliseconds: 100,
    mode: "isolated",
    traced: false,
    earlier: false,
    ...changes,
  };
}

describe("the chart of the history", () => {
  it("draws every run on one scale, and cuts what is far beyond the others", () => {
    const runs = [100, 200, 100, 5000].map((milliseconds, id) => entry(id, { milliseconds }));
    const { bars, top } = chartOf(runs);
    assert.equal(top, 500);
    assert.deepEqual(
      bars.map(({ height, capped }) => [height, capped]),
      [
        [0.2, false],
        [0.4, false],
        [0.2, false],
        [1, true],
      ],
    );
  });

  it("shows that a run took no time, goes on or was refused", () => {
    const runs = [
      entry(1, { milliseconds: 0 }),
      entry(2, { milliseconds: null, result: "running" }),
      entry(3, { milliseconds: 0, result: "refused" }),
    ];
    assert.deepEqual(
      chartOf(runs).bars.map(({ height }) => height),
      [0.08, 0.08, 0],
    );
    assert.deepEqual(chartOf([]), { bars: [], top: 0 });
  });

  it("never draws outside", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e9, noNaN: true })), (durations) => {
        const { bars, top } = chartOf(durations.map((milliseconds, id) => entry(id, { milliseconds })));
        for (const { height, capped, entry: run } of bars) {
          assert.ok(height >= 0.08 && height <= 1);
          assert.equal(capped, (run.milliseconds ?? 0) > top);
        }
      }),
    );
  });
});

describe("a run of the history in words", () => {
  const today = new Date(2026, 4, 3, 18);

  it("says what a screen reader needs", () => {
    const run = entry(1, { result: "failed", words: "failed in 50.samba", milliseconds: 1234 });
    assert.match(describeEntry(run, today), /^monitor, failed in 50\.samba, 1\.23 s, .*03.*, isolated$/);
    const old = entry(1, { traced: true, earlier: true });
    assert.match(describeEntry(old, today), /, isolated, traced, from an earlier session$/);
  });

  it("says the date where it is not today's", () => {
    const noon = new Date(2026, 4, 3, 12).getTime();
    assert.doesNotMatch(formatBegin(noon, today), /2026/);
    assert.match(formatBegin(noon, new Date(2026, 4, 4, 1)), /2026/);
    assert.equal(formatBegin(null, today), "not begun");
  });

  it("says no duration of what was not run", () => {
    for (const result of ["running", "refused"] satisfies HistoryResult[]) {
      const run = entry(1, { result, words: result, milliseconds: result === "running" ? null : 3 });
      assert.doesNotMatch(describeEntry(run, today), /ms/);
    }
  });
});

describe("the choice of runs", () => {
  const runs = [
    entry(1),
    entry(2, { event: "startup" }),
    entry(3, { directory: "/elsewhere" }),
    entry(4),
    entry(5, { result: "running", milliseconds: null }),
    entry(6),
  ];

  it("is about the event of the run that is shown, or of the last one", () => {
    assert.equal(subjectOf({ entries: runs, shown: 2 })?.id, 2);
    assert.equal(subjectOf({ entries: runs, shown: null })?.id, 6);
    assert.equal(subjectOf({ entries: [], shown: null }), null);
    const ids = (shown: number, all: boolean) =>
      entriesFor({ entries: runs, shown }, all).map(({ id }) => id);
    assert.deepEqual(ids(4, false), [1, 4, 5, 6]);
    assert.deepEqual(ids(3, false), [3]);
    assert.deepEqual(ids(3, true), [1, 2, 3, 4, 5, 6]);
  });

  it("finds the run before one, of the same event and over", () => {
    const history = { entries: runs, shown: null };
    const previous = (id: number) => previousOf(history, entry(id))?.id ?? null;
    assert.deepEqual([previous(6), previous(4), previous(1), previous(99)], [4, 1, null, null]);
  });

  it("takes two to compare, in the order in which they were made", () => {
    const history = { entries: runs, shown: null };
    let chosen: readonly number[] = [];
    for (const id of [6, 1, 4]) {
      chosen = toggleChoice(chosen, id);
    }
    assert.deepEqual(chosen, [1, 4]);
    assert.deepEqual(
      chosenPair(history, [4, 1])?.map(({ id }) => id),
      [1, 4],
    );
    assert.equal(chosenPair(history, [4]), null);
    assert.equal(chosenPair(history, [4, 5]), null, "one of them is not over");
    assert.deepEqual(toggleChoice([1, 4], 4), [1]);
  });
});

describe("messages of the history", () => {
  it("are taken only in the shapes that we know", () => {
    const good = [
      { kind: "show", id: 3 },
      { kind: "compare", before: 1, after: 2 },
      { kind: "endComparison" },
      { kind: "openOutputs", index: null },
      { kind: "openOutputs", index: 0 },
      { kind: "clear" },
    ];
    const bad = [null, 5, {}, { kind: "show" }, { kind: "compare", before: 1 }, { kind: "openOutputs" }];
    assert.ok(good.every(isFromHistory));
    assert.ok(!bad.some(isFromHistory));
  });
});
