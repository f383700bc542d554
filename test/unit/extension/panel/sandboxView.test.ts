import assert from "node:assert/strict";
import { conventionFor } from "../../../../src/ctdb/conventions.ts";
import { detailView } from "../../../../src/extension/panel/detailView.ts";
import { headView, runView } from "../../../../src/extension/panel/runView.ts";
import { LiveRun, type RunStart } from "../../../../src/extension/run/liveRun.ts";
import { RunStore } from "../../../../src/extension/run/runStore.ts";
import { readSettings } from "../../../../src/extension/settings/settings.ts";
import type { RunReport } from "../../../../src/runner/report.ts";
import { info, warning } from "../../../../src/sandbox/sandbox.ts";
import type { RecordedCall } from "../../../../src/virtualNode/disk/calls.ts";
import { EVENT_INDEX } from "../../../../src/webview/detailView.ts";
import { nameOf, reportOf, scriptOf } from "../../../support/runReports.ts";

const start: RunStart = {
  directory: "/etc/ctdb/events/legacy",
  convention: conventionFor([4, 24, 0]),
  event: "startup",
  args: [],
  argumentNames: [],
  settings: readSettings(() => undefined, null),
  sandbox: { mode: "isolated", reason: "It works here." },
};

function call(argv: readonly string[], changes: Partial<RecordedCall> = {}): RecordedCall {
  return { at: 1012.5, status: 0, flag: null, caller: { pid: 7, script: "50.samba" }, argv, ...changes };
}

function over(sandbox: Partial<RunReport["sandbox"]>, changes: Partial<RunReport> = {}): Promise<LiveRun> {
  const report = reportOf(start, [], {
    sandbox: { ...start.sandbox, environment: {}, calls: [], notes: [], ...sandbox },
    ...changes,
  });
  return new RunStore().follow(start, {
    report: Promise.resolve(report),
    cancel: () => {},
    async *[Symbol.asyncIterator]() {},
  });
}

describe("the sandbox in the view of a run", () => {
  it("names the mode and its reason from the start, and the rest when the run is over", async () => {
    const store = new RunStore();
    void store.follow(start, {
      report: new Promise(() => {}),
      cancel: () => {},
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }),
    });
    const going = store.current;
    assert.ok(going);
    assert.deepEqual(headView(going).sandbox, { mode: "isolated", reason: "It works here." });
    assert.equal(runView(going).sandbox, null);
    const end = await over({ mode: "stubbed", reason: "It was chosen." });
    assert.deepEqual(headView(end).sandbox, { mode: "stubbed", reason: "It was chosen." });
  });

  it("shows calls as one would type them, with the time since the begin", async () => {
    const run = await over({
      calls: [
        call(["systemctl", "start", "smbd"]),
        call(["ip", "addr", "add", "it's 1"], { at: 999, status: 2 }),
        call(["frob", ""], { status: 127, flag: "not-simulated", caller: { pid: null, script: null } }),
        call(["tail", "-f", "a\nb"], { status: null, flag: "hangs" }),
      ],
    });
    assert.deepEqual(detailView(run, EVENT_INDEX)?.calls, [
      {
        after: 12.5,
        script: "50.samba",
        command: "systemctl start smbd",
        status: "0",
        failed: false,
        flag: null,
      },
      {
        after: 0,
        script: "50.samba",
        command: "ip addr add 'it'\\''s 1'",
        status: "2",
        failed: true,
        flag: null,
      },
      { after: 12.5, script: null, command: "frob ''", status: "127", failed: true, flag: "not simulated" },
      {
        after: 12.5,
        script: "50.samba",
        command: "tail -f 'a^Jb'",
        status: "-",
        failed: true,
        flag: "waits for ever",
      },
    ]);
  });

  it("gives each script its own calls, whichever suffix its file has", async () => {
    const samba = scriptOf("50.samba");
    const old = scriptOf("60.nfs", { fileName: nameOf("60.nfs") }); // as before 4.9
    const run = LiveRun.restore(
      1,
      start,
      reportOf(start, [samba, old], {
        sandbox: {
          ...start.sandbox,
          environment: {},
          notes: [],
          calls: [
            call(["systemctl", "start", "smbd"], { flag: "answered" }),
            call(["rpcinfo"], { caller: { pid: 8, script: "60.nfs" } }),
            call(["true"], { caller: { pid: 9, script: null } }),
          ],
        },
      }),
    );
    assert.deepEqual(
      [0, 1].map((index) => detailView(run, index)?.calls?.map(({ command, flag }) => [command, flag])),
      [[["systemctl start smbd", "answer given"]], [["rpcinfo", null]]],
    );
  });

  it("shows the first 500 calls and how many there are", async () => {
    const run = await over({ calls: Array.from({ length: 1200 }, () => call(["ip", "link"])) });
    const view = detailView(run, EVENT_INDEX);
    assert.deepEqual([view?.calls?.length, view?.totalCalls], [500, 1200]);
  });

  it("warns of what may differ from a node, keeps the rest for a section, and bounds both", async () => {
    const many = Array.from({ length: 30 }, (_, i) => warning(`not simulated: ip ${i}`));
    const run = await over({ notes: [info("functions are ours."), ...many] }, { warnings: ["args"] });
    const { warnings } = headView(run);
    assert.deepEqual(warnings.slice(0, 2), ["args", "not simulated: ip 0"]);
    assert.equal(warnings.length, 22);
    assert.equal(warnings.at(-1), "There are 10 more warnings of this kind.");
    assert.deepEqual(runView(run).sandbox?.notes, ["functions are ours."]);
  });

  it("sorts the environment and shows each variable on one line", async () => {
    const run = await over({ environment: { PATH: "/bin", CTDB_BASE: "/etc/ctdb", A: "1\n2" } });
    assert.deepEqual(runView(run).sandbox?.environment, ["A=1^J2", "CTDB_BASE=/etc/ctdb", "PATH=/bin"]);
  });

  it("offers to overrule ctdbd's refusal and no other", async () => {
    const refused = { outcome: "refused", problem: "The node is in recovery." } as const;
    assert.equal(headView(await over({}, { ...refused, canRunAnyway: true })).canRunAnyway, true);
    assert.equal(headView(await over({}, refused)).canRunAnyway, false);
  });
});
