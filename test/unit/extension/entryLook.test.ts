import assert from "node:assert/strict";
import { DirectoryStates } from "../../../src/extension/languageClient/directoryStates.ts";
import { entryLook, entryStatus, ordinal } from "../../../src/extension/languageClient/entryLook.ts";
import type { EntryState } from "../../../src/protocol/serverMessages.ts";

function entry(given: Partial<EntryState> = {}): EntryState {
  return {
    name: "50.samba.script",
    state: "enabled",
    position: 12,
    sentence: "CTDB runs it.",
    startProblem: null,
    isOther: false,
    ...given,
  };
}

const DISABLED = entry({ state: "disabled", sentence: "`50.samba.script` is not executable." });

describe("a file of an event directory in the explorer", () => {
  it("has its place in the run order as badge, and says it in words", () => {
    assert.deepEqual(entryLook(entry(), 17, null), {
      badge: "12",
      tooltip: "CTDB: 12th of 17 in the run order.",
      isGrey: false,
    });
  });

  it("has no badge where the place has three digits", () => {
    const { badge, tooltip } = entryLook(entry({ position: 100 }), 120, null);
    assert.equal(badge, null);
    assert.match(tooltip, /100th of 120/);
  });

  it("is grey and says why where it is disabled", () => {
    assert.deepEqual(entryLook(DISABLED, 17, null), {
      badge: "–",
      tooltip: "CTDB: 50.samba.script is not executable.",
      isGrey: true,
    });
  });

  it("is marked where its name looks like a script's and CTDB does not list it", () => {
    const ignored = { state: "ignored", position: null } as const;
    assert.equal(entryLook(entry({ ...ignored, name: "50.samba" }), 17, null).badge, "!");
    assert.equal(entryLook(entry({ ...ignored, name: "notes.txt" }), 17, null).badge, "–");
    const readme = entryLook(entry({ ...ignored, name: "README", isOther: true }), 17, null);
    assert.deepEqual([readme.badge, readme.isGrey], [null, false]);
  });

  it("says what keeps CTDB from starting it, and that CTDB refuses every event", () => {
    const broken = entryLook(entry({ startProblem: "The interpreter `/bin/ksh` is missing." }), 17, null);
    assert.deepEqual(
      [broken.badge, broken.tooltip],
      ["12", "CTDB: 12th of 17 in the run order. The interpreter /bin/ksh is missing."],
    );
    const refused = entryLook(entry(), 17, "Two scripts have one number.");
    assert.equal(refused.badge, "!");
    assert.match(refused.tooltip, /Two scripts have one number\.$/);
  });

  it("is told in the language status in a few words", () => {
    assert.equal(entryStatus(entry(), 17), "50.samba: runs 12th of 17");
    assert.equal(entryStatus(DISABLED, 17), "50.samba: not run, disabled");
    assert.equal(
      entryStatus(entry({ startProblem: "It is empty." }), 17),
      "50.samba: fails to start as 12th of 17",
    );
  });

  it("counts as people do", () => {
    assert.deepEqual([1, 2, 3, 4, 11, 12, 13, 21, 101, 111].map(ordinal), [
      "1st",
      "2nd",
      "3rd",
      "4th",
      "11th",
      "12th",
      "13th",
      "21st",
      "101st",
      "111th",
    ]);
  });
});

describe("what the server tells of event directories", () => {
  it("is kept by file, and only what is new is shown anew", () => {
    const states = new DirectoryStates();
    const other = entry({ name: "60.nfs.script", position: 13 });
    const state = { directory: "/e", entries: [entry(), other], refusal: null };
    assert.deepEqual(states.take(state), ["/e/50.samba.script", "/e/60.nfs.script"]);
    assert.deepEqual(states.take(state), []);
    const now = { ...state, entries: [{ ...DISABLED }, other] };
    assert.deepEqual(states.take(now), ["/e/50.samba.script"]);
    assert.equal(states.of("/e/50.samba.script")?.entry.state, "disabled");
    assert.equal(states.of("/e/50.samba.script")?.count, 2);
    assert.equal(states.of("/e/70.other"), null);
    assert.deepEqual(states.take({ ...state, entries: null }), ["/e/50.samba.script", "/e/60.nfs.script"]);
    assert.deepEqual([states.paths(), states.of("/e/60.nfs.script")], [[], null]);
  });
});
