import assert from "node:assert/strict";
import { parseChange } from "../../../../src/virtualNode/change/change.ts";
import { applyBefore } from "../../../../src/virtualNode/change/eventEffects.ts";
import { emptyModel } from "../../../../src/virtualNode/model/nodeModel.ts";
import { describeNode, viewOf } from "../../../../src/virtualNode/view/describe.ts";
import { debianModel } from "../../../support/debianModel.ts";

const fresh = () => debianModel();

/** One section of the text, with its lines. */
function section(text: string, title: string): string[] {
  const found = text.split("\n\n").find((part) => part.startsWith(`${title}\n`));
  return found?.trimEnd().split("\n").slice(1) ?? [];
}

describe("The view of a virtual node", () => {
  it("shows what a person looks for, in aligned columns", () => {
    const model = fresh();
    parseChange(["link", "eth0", "down"]).apply(model);
    applyBefore(model, "takeip", ["eth0", "10.0.0.31", "24"]);
    const text = describeNode(model);
    assert.deepEqual(section(text, "Cluster"), [
      "  Node 0  OK  10.1.0.1, this node",
      "  Node 1  OK  10.1.0.2",
      "  Node 2  OK  10.1.0.3",
    ]);
    assert.deepEqual(section(text, "Interfaces"), [
      "  lo    link up    loopback 127.0.0.1/8 ::1/128",
      "! eth0  link down  ether 10.0.0.11/24",
      "  eth1  link up    ether 10.1.0.1/24",
    ]);
    assert.deepEqual(section(text, "Public addresses").slice(0, 2), [
      "! 10.0.0.31/24  held by this node  eth0",
      "  10.0.0.32/24  held by none       eth0",
    ]);
    assert.ok(text.startsWith("Node\n  PNN "));
  });

  it("counts what is too much to show, and takes a time that is none as it is", () => {
    const model = fresh();
    const [first] = model.interfaces;
    assert.ok(first);
    model.interfaces = Array.from({ length: 20_000 }, (_, index) => ({ ...first, name: `dummy${index}` }));
    model.settings = model.settings.map((setting) =>
      setting.name === "time" ? { ...setting, value: "soon" } : setting,
    );
    const text = describeNode(model);
    assert.match(section(text, "Interfaces").at(-1) ?? "", /^ {2}… +19500 more$/);
    assert.match(text, /Time +soon/);
  });

  it("leaves out what is not there, and tunables that are as usual", () => {
    const ids = viewOf(fresh()).map(({ id }) => id);
    assert.ok(!ids.includes("connections") && !ids.includes("tunables") && !ids.includes("firewall"));
    assert.equal(describeNode({ ...emptyModel() }).split("\n")[0], "Node");
  });

  it("has an identity for every row, which stays", () => {
    const ids = (model = fresh()) => viewOf(model).flatMap(({ rows }) => rows.map(({ id }) => id));
    assert.equal(new Set(ids()).size, ids().length);
    const changed = fresh();
    parseChange(["service", "smbd", "active"]).apply(changed);
    assert.deepEqual(
      ids().filter((id) => !ids(changed).includes(id)),
      [],
    );
  });

  it("offers the change that helps", () => {
    const model = fresh();
    const offers = (id: string) =>
      viewOf(model)
        .flatMap(({ rows }) => rows)
        .find((row) => row.id === id)
        ?.changes.map(({ label }) => label);
    assert.deepEqual(offers("interfaces/eth0"), ["Set link of eth0 down", "Switch eth0 off"]);
    assert.deepEqual(offers("services/smbd"), ["Start smbd", "Break smbd"]);
    parseChange(["service", "smbd", "active"]).apply(model);
    assert.deepEqual(offers("services/smbd"), ["Stop smbd", "Fail smbd", "Break smbd"]);
  });

  it("lets nothing of a table move a terminal's cursor", () => {
    const model = fresh();
    model.options.push({ name: "A", value: "\u001b[2J" });
    assert.ok(!describeNode(model).includes("\u001b"));
  });
});
