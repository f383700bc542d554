import assert from "node:assert/strict";
import { sh } from "../../support/eventDirectory.ts";
import { makeSite, outline, type Site } from "../../support/runEvent.ts";

describe("a run of one script alone", () => {
  let site: Site;
  afterEach(() => site.close());

  const runOnly = (only: string) =>
    site.engine.run({ event: "monitor", args: [], timeoutSeconds: 30, only }).report;

  it("is that of a directory which holds no other script", async () => {
    site = makeSite({
      "10.fails.script": sh("exit 1"),
      "20.mine.script": sh("echo mine $1", "exit 3"),
      "30.copy.script.rpmnew": sh("exit 1"),
    });
    const report = await runOnly("20.mine.script");
    assert.deepEqual(outline(report), ["20.mine ERROR 3: mine monitor"]);
    assert.deepEqual([report.only, report.summary, report.notListed], ["20.mine.script", 3, []]);
    const status = site.engine.status("monitor");
    assert.deepEqual(
      status?.scripts.map(({ name }) => name.text),
      ["20.mine"],
    );
  });

  it("leaves a disabled script DISABLED", async () => {
    site = makeSite({ "10.off.script": { content: sh("exit 1"), mode: 0o644 } });
    const report = await runOnly("10.off.script");
    assert.deepEqual(outline(report), ["10.off DISABLED -8"]);
    assert.equal(report.outcome, "passed");
  });

  it("is not refused for another script with the same number", async () => {
    site = makeSite({ "10.a": sh("echo a"), "10.b": sh("exit 1") }, "1.0.61");
    assert.equal((await site.run("monitor")).outcome, "refused");
    assert.deepEqual(outline(await runOnly("10.a")), ["10.a OK: a"]);
  });

  it("is refused where there is no such script", async () => {
    site = makeSite({ "10.a.script": sh("exit 0") });
    const report = await runOnly("10.b\n.script");
    assert.equal(report.outcome, "refused");
    assert.deepEqual(report.scripts, []);
    assert.equal(report.problem, `There is no script 10.b\\n.script in ${site.path}.`);
  });

  it("is refused where CTDB does not list the file, and says why", async () => {
    site = makeSite({ "10.a": sh("exit 0") });
    const report = await runOnly("10.a");
    assert.equal(report.outcome, "refused");
    assert.match(report.problem ?? "", /^CTDB does not list 10\.a in .*: .*\.script/);
  });

  it("is refused where CTDB would take a missing directory for an empty one", async () => {
    site = makeSite({}, "4.24", { directory: "/nonexistent/events" });
    const report = await runOnly("10.a.script");
    assert.equal(report.outcome, "refused");
    assert.match(report.problem ?? "", /\/nonexistent\/events/);
  });
});
