import assert from "node:assert/strict";
import { changedRow } from "../../../src/extension/virtualNode/changedRow.ts";
import { placeOffers, placesOf } from "../../../src/extension/virtualNode/changePlaces.ts";
import { childElements, rootElements, rowElement } from "../../../src/extension/virtualNode/nodeElement.ts";
import { type NodeOnShow, remadeIn } from "../../../src/extension/virtualNode/nodeState.ts";
import { changesFor, rowContext } from "../../../src/extension/virtualNode/rowActions.ts";
import { rowDescription, rowIcon, spokenRow } from "../../../src/extension/virtualNode/rowLook.ts";
import { sectionSummary } from "../../../src/extension/virtualNode/sectionSummary.ts";
import { remadeNotes } from "../../../src/sandbox/nodeNotes.ts";
import { info } from "../../../src/sandbox/sandbox.ts";
import { CHANGE_KINDS, parseChange } from "../../../src/virtualNode/change/change.ts";
import type { NodeModel } from "../../../src/virtualNode/model/nodeModel.ts";
import { type ViewRow, viewOf } from "../../../src/virtualNode/view/describe.ts";
import { openVirtualNode } from "../../../src/virtualNode/virtualNode.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

describe("the tree of the virtual node", () => {
  const directory = useTemporaryDirectory();
  let model: NodeModel;

  beforeEach(async () => {
    const node = await openVirtualNode({
      directory: directory.current.folder("events/legacy"),
      base: directory.current.path,
      component: "legacy",
      version: [4, 24, 0],
      profilePath: null,
      stateDirectory: directory.current.resolve("state"),
      platform: "debian",
    });
    model = await node.read();
  });

  function change(...words: readonly string[]): void {
    parseChange(words).apply(model);
  }

  function shown(more: Partial<NodeOnShow> = {}): NodeOnShow {
    const sections = viewOf(model);
    const none = { remadeBecause: null, warnings: [] };
    return { kind: "node", directory: "/d", folder: "/n", model, sections, ...none, ...more };
  }

  function section(id: string) {
    const found = viewOf(model).find((one) => one.id === id);
    assert.ok(found);
    return found;
  }

  function row(id: string): ViewRow {
    const element = rowElement(shown(), id);
    assert.ok(element?.kind === "row", id);
    return element.row;
  }

  it("is empty without a node, and says why one cannot be shown", () => {
    assert.deepEqual(rootElements({ kind: "no-directory" }), []);
    assert.deepEqual(rootElements({ kind: "no-node", directory: "/d" }), []);
    const [note] = rootElements({ kind: "failed", directory: "/d", sentence: "Disk full." });
    assert.ok(note?.kind === "note");
    assert.deepEqual([note.level, note.sentence], ["error", "Disk full."]);
  });

  it("begins with what happened to the node and what is wrong in its files", () => {
    const remadeBecause = "nodes changed";
    const warnings = [{ file: "/base/nodes", line: 3, sentence: "“x” is no address." }];
    const notes = rootElements(shown({ remadeBecause, warnings })).slice(0, 2);
    assert.deepEqual(
      notes.map((note) => note.kind === "note" && [note.label, note.sentence, note.file]),
      [
        ["Made anew", "since nodes changed.", null],
        ["nodes:3", "“x” is no address.", "/base/nodes"],
      ],
    );
    assert.equal(remadeIn([info("Else."), ...remadeNotes(remadeBecause)]), remadeBecause);
    assert.equal(remadeIn([info("The virtual node was made anew since nodes changed.")]), null);
  });

  it("has a row for each row of a section, and ids that are all different", () => {
    const rows = rootElements(shown()).flatMap(childElements);
    const ids = rows.map((element) => (element.kind === "row" ? element.row.id : ""));
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.includes("interfaces/eth0"));
    assert.equal(rowElement(shown(), "services/none"), null);
  });

  it("sums sections up", () => {
    change("link", "eth0", "down");
    change("recovery", "on");
    change("mount", "/var", "used", "99");
    assert.equal(sectionSummary(section("node")), "PNN 0, RUNNING, in recovery");
    assert.equal(sectionSummary(section("interfaces")), "2 link up, 1 link down");
    assert.equal(sectionSummary(section("mounts")), "2, 1 amiss");
  });

  it("offers what fits a row's state", () => {
    change("service", "smbd", "active");
    change("service", "winbind", "broken");
    assert.equal(rowContext(row("services/smbd")), " stop fail break ");
    assert.equal(rowContext(row("services/nmbd")), " start break ");
    assert.equal(rowContext(row("services/winbind")), " start mend ");
    assert.equal(rowContext(row("interfaces/eth0")), " link-down change ");
    assert.equal(rowContext(row("interfaces/lo")).trim(), "");
    assert.equal(rowContext(row("nodes/1")), " flags ");
    assert.deepEqual(changesFor(row("services/smbd"), "stop")[0]?.words, ["service", "smbd", "inactive"]);
  });

  it("tells states apart by shape, not by colour alone", () => {
    const icons = () => rowIcon("services", row("services/smbd")).id;
    const seen = ["active", "inactive", "failed", "broken"].map((state) => {
      change("service", "smbd", state);
      return icons();
    });
    assert.deepEqual(seen, ["circle-filled", "circle-outline", "error", "circle-slash"]);
    change("link", "eth0", "down");
    assert.equal(rowIcon("interfaces", row("interfaces/eth0")).id, "circle-outline");
    assert.match(spokenRow("interfaces", row("interfaces/eth0")), /^eth0, link down, amiss, ether/);
    assert.match(rowDescription("interfaces", row("interfaces/eth0")), /^link down · ether/);
  });

  it("says what is amiss where CTDB and the interfaces differ", () => {
    model.public_addresses = [{ address: "10.0.0.31/24", interfaces: "eth0", pnn: "0", interface: "eth0" }];
    const text = () => rowDescription("public_addresses", row("public_addresses/10.0.0.31"));
    assert.equal(text(), "held by this node · but on no interface · eth0");
    change("address", "add", "eth0", "10.0.0.31/24");
    assert.equal(text(), "held by this node, on eth0 · eth0");
    change("holder", "10.0.0.31", "1");
    assert.equal(text(), "held by node 1, on eth0 · though it should not be · eth0");
  });

  it("knows the row that shows each change", () => {
    const words = [
      ["link", "eth0", "down"],
      ["interface", "eth0", "up"],
      ["address", "add", "eth0", "10.9.0.1/24"],
      ["connection", "add", "10.0.0.31:445", "10.0.0.9:5000"],
      ["service", "smbd", "active"],
      ["mount", "/var", "used", "96"],
      ["memory", "SwapFree", "5"],
      ["option", "CTDB_X", "a b"],
      ["tunable", "EventScriptTimeout", "61"],
      ["node", "1", "flags", "BANNED"],
      ["holder", "10.0.0.31/24", "1"],
      ["pnn", "1"],
      ["recovery", "on"],
      ["runstate", "STARTUP"],
      ["leader", "1"],
      ["time", "real"],
      ["sleep", "instant"],
    ];
    model.public_addresses = [{ address: "10.0.0.31/24", interfaces: "eth0", pnn: "-1", interface: "" }];
    for (const one of words) {
      change(...one);
      const id = changedRow(one);
      assert.ok(id !== null && rowElement(shown(), id), one.join(" "));
    }
    assert.deepEqual(new Set(words.map(([kind]) => kind)), new Set(CHANGE_KINDS.map(({ name }) => name)));
    assert.equal(changedRow(["option", "remove", "CTDB_X"]), null);
  });

  it("finds the places of every change in its usage, and values for the names", () => {
    const places = (name: string) => {
      const kind = CHANGE_KINDS.find((one) => one.name === name);
      assert.ok(kind);
      return placesOf(kind);
    };
    const texts = (name: string) => places(name).map(({ text }) => text);
    assert.deepEqual(texts("link"), ["INTERFACE", "up|down"]);
    assert.deepEqual(texts("holder"), ["ADDRESS", "NUMBER|none"]);
    assert.deepEqual(texts("option"), ["NAME", "VALUE"]);
    const offers = (name: string, at: number) => {
      const place = places(name)[at];
      assert.ok(place);
      return [placeOffers(name, place, model).map(({ value }) => value), place.isOpen] as const;
    };
    assert.deepEqual(offers("link", 0), [["lo", "eth0", "eth1"], true]);
    assert.deepEqual(offers("link", 1), [["up", "down"], false]);
    assert.deepEqual(offers("runstate", 0)[0].slice(-2), ["SHUTDOWN", "auto"]);
    assert.equal(offers("runstate", 0)[1], false);
    assert.deepEqual(offers("leader", 0)[0], ["0", "1", "2", "UNKNOWN"]);
    assert.deepEqual(offers("node", 1), [["flags"], false]);
    assert.ok(offers("node", 2)[0].includes("none"));
    assert.deepEqual(offers("time", 0)[0].slice(0, 1), ["real"]);
    assert.equal(offers("time", 0)[1], true);
    assert.deepEqual(offers("memory", 1), [[], true]);
  });
});
