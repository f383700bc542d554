import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import type { LastResult } from "../../../src/extension/run/lastResults.ts";
import { directoryChildren, scriptChildren } from "../../../src/extension/tree/childNodes.ts";
import { directoryLook } from "../../../src/extension/tree/directoryLook.ts";
import { handlerLook, isRunnable } from "../../../src/extension/tree/handlerLook.ts";
import { absentLook, scriptLook } from "../../../src/extension/tree/scriptLook.ts";
import {
  directoryOf,
  type HandlerNode,
  nodeId,
  parentOf,
  type ScriptNode,
  type TreeNode,
} from "../../../src/extension/tree/treeNode.ts";
import type { ScriptReport } from "../../../src/runner/report.ts";
import { failedOf, notRunOf, reportOf, scriptOf, startOf } from "../../support/runReports.ts";
import { SCRIPT } from "../../support/temporaryDirectory.ts";
import { useTreeSite } from "../../support/treeSite.ts";

describe("the tree of event scripts", () => {
  const tree = useTreeSite();
  const { site, put, read, rows } = tree;

  async function script(name: string): Promise<ScriptNode> {
    const found = (await rows()).find((row) => row.kind === "script" && row.file.fileName.text === name);
    assert.ok(found?.kind === "script", name);
    return found;
  }

  function result(report: ScriptReport, isStale = false): LastResult {
    const run = reportOf(startOf("/x"), [report]);
    return {
      directory: "/x",
      event: "monitor",
      fileName: report.fileName.text,
      path: "/x/y",
      runId: 1,
      report,
      run,
      isStale,
    };
  }

  it("has scripts in run order, then what looks like one and is not listed", async () => {
    put("60.b.script");
    put("10.a.script", SCRIPT, 0o644);
    put("50.c.sh");
    put("README");
    put("10.a.options", "A=1\n", 0o644);
    const labels = (await rows()).map((row) =>
      row.kind === "script" ? scriptLook(row, []).label : row.kind,
    );
    assert.deepEqual(labels, ["10.a", "60.b", "50.c.sh"]);
  });

  it("says the state of a script in words, with the sentence in its tooltip", async () => {
    put("10.a.script", SCRIPT, 0o644);
    put("20.b.script", "echo no first line\n");
    put("30.c");
    site.current.link("events/legacy/40.d.script", "nowhere");
    const look = async (name: string) => scriptLook(await script(name), []);
    assert.equal((await look("10.a.script")).description, "disabled");
    assert.match((await look("10.a.script")).tooltip.join(" "), /chmod u\+x/);
    assert.equal((await look("20.b.script")).description, "does not start: no #! line");
    assert.equal((await look("20.b.script")).icon.id, "warning");
    assert.equal((await look("30.c")).description, "not run: suffix");
    assert.match((await look("30.c")).tooltip.join(" "), /Rename it to `30\.c\.script`/);
    assert.equal((await look("40.d.script")).description, "link leads nowhere");
    assert.match((await look("10.a.script")).spoken, /10\.a · 1st of 3 · disabled/);
  });

  it("says in the tooltip when CTDB would run it, and what equal numbers mean in the release", async () => {
    put("40.x.script");
    put("40.y.script");
    const { tooltip, description } = scriptLook(await script("40.y.script"), []);
    assert.equal(description, "same number as 40.x");
    assert.ok(tooltip.includes("2nd of 2 in the run order."));
    assert.ok(
      tooltip.includes("`40.x` and `40.y` share a number: they run in the order of their names' bytes."),
    );
  });

  it("says that a release refuses every event for it", async () => {
    site.current.file("events.d/40.x");
    site.current.file("events.d/40.y");
    tree.settings = { convention: "classic", targetVersion: "1.0.61" };
    const view = await read("events.d");
    const [note, first] = directoryChildren(view);
    assert.ok(note?.kind === "note" && note.level === "error");
    assert.match(note.sentence, /refuses every event/);
    assert.ok(first?.kind === "script");
    assert.match(scriptLook(first, []).tooltip.join(" "), /which CTDB .* refuses/);
    assert.match(directoryLook(view, "events.d").description, /^every event is refused/);
  });

  it("shows the last result, with a mark that needs no colour", async () => {
    put("50.samba.script");
    const node = await script("50.samba.script");
    const failed = scriptLook(node, [result(failedOf("50.samba", "port 445"))]);
    assert.equal(failed.description, "✗ monitor · ERROR 1 · 0.057 s");
    assert.deepEqual(failed.icon, { id: "error", color: "testing.iconFailed" });
    assert.equal(scriptLook(node, [result(scriptOf("50.samba"))]).description, "✓ monitor · 0.057 s");
    const notRun = scriptLook(node, [result(notRunOf("50.samba"))]);
    assert.equal(notRun.description, "– monitor · NOT RUN");
    assert.equal(notRun.icon.id, "file-code");
  });

  it("says that a result is older than the script, and dims its icon", async () => {
    put("50.samba.script");
    const look = scriptLook(await script("50.samba.script"), [result(failedOf("50.samba", "no"), true)]);
    assert.match(look.description, /changed since$/);
    assert.equal(look.icon.color, "disabledForeground");
  });

  it("has handlers by their events, each with its result", async () => {
    put("50.samba.script");
    const node = await script("50.samba.script");
    const places = [
      { event: "takeip", line: 4, endLine: 5 },
      { event: "monitor", line: 8, endLine: 9 },
      { event: "mon*", line: 10, endLine: 11 },
      { event: "stopped", line: 12, endLine: 13 },
      { event: "*", line: 14, endLine: 15 },
      { event: "monitor", line: 20, endLine: 21 },
    ];
    const handlers = scriptChildren(node, places, true) as HandlerNode[];
    const looks = handlers.map((handler) => handlerLook(handler, null));
    assert.deepEqual(
      looks.map(({ label, description }) => [label, description]),
      [
        ["takeip", "INTERFACE IP MASKBITS"],
        ["monitor", ""],
        ["mon*", "pattern"],
        ["stopped", "no event of 4.24.0"],
        ["any other event", ""],
        ["monitor", ""],
      ],
    );
    assert.deepEqual(handlers.map(isRunnable), [true, true, false, false, false, true]);
    assert.equal(new Set(handlers.map(nodeId)).size, handlers.length);
    const monitor = handlers[1];
    assert.ok(monitor);
    assert.match(handlerLook(monitor, result(scriptOf("50.samba"))).description, /^✓ OK · 0\.057 s$/);
    assert.equal(parentOf(monitor), node);
    assert.equal(directoryOf(monitor), site.current.resolve("events/legacy"));
  });

  it("says why there are no handlers", async () => {
    put("50.samba.script");
    const node = await script("50.samba.script");
    const note = (children: readonly TreeNode[]) =>
      children[0]?.kind === "note" ? children[0].sentence : "";
    assert.match(note(scriptChildren(node, [], true)), /the same in every event/);
    assert.match(note(scriptChildren(node, null, true)), /Only scripts in sh and bash/);
    assert.match(note(scriptChildren(node, null, false)), /is not running/);
  });

  it("keeps a link that a box removed, until its name is taken", async () => {
    put("50.a.script");
    const path = site.current.resolve("events/legacy");
    await tree.memory.addLink(path, Buffer.from("20.b.script"), "../../share/20.b.script");
    const [, absent] = await rows();
    assert.ok(absent?.kind === "absent");
    assert.equal(absentLook(absent).description, "disabled: its link was removed");
    assert.match(absentLook(absent).tooltip.join(" "), /`\.\.\/\.\.\/share\/20\.b\.script`/);
    put("20.b.script");
    assert.deepEqual(
      (await rows()).map(({ kind }) => kind),
      ["script", "script"],
    );
    await tree.memory.removeLink(path, Buffer.from("20.b.script"));
    assert.deepEqual(tree.memory.linksOf(path), []);
  });

  it("tells names apart that are not UTF-8, and makes control characters visible", async () => {
    put(Buffer.from("50.m\xfcll.script", "latin1"));
    put(Buffer.from("50.m\xf6ll.script", "latin1"));
    put("60.a\nb\u001b[31m.script");
    const nodes = await rows();
    assert.equal(new Set(nodes.map(nodeId)).size, 3);
    const looks = nodes.map((node) => (node.kind === "script" ? scriptLook(node, []) : null));
    assert.match(looks[0]?.tooltip.join(" ") ?? "", /not UTF-8/);
    assert.equal(looks[2]?.label, "60.a^Jb^[[31m");
  });

  it("has ids that stay when a script is read anew, whatever its state", async () => {
    put("50.a.script");
    const before = (await rows()).map(nodeId);
    chmodSync(site.current.resolve("events/legacy/50.a.script"), 0o644);
    assert.deepEqual((await rows()).map(nodeId), before);
  });

  it("reads 500 scripts in one go, and looks at each of them", async function () {
    this.timeout(10_000);
    for (let index = 0; index < 500; index++) {
      put(`${String(index % 100).padStart(2, "0")}.s${index}.script`);
    }
    const nodes = await rows();
    const looks = nodes.map((node) => (node.kind === "script" ? scriptLook(node, []) : null));
    assert.equal(looks.length, 500);
    assert.match(looks[0]?.description ?? "", /^same number as 00\.s\d+ and 3 more$/);
  });
});
