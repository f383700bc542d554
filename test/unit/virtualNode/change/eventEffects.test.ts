import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEvent, applyBefore, refusal } from "../../../../src/virtualNode/change/eventEffects.ts";
import { addAddress } from "../../../../src/virtualNode/model/network.ts";
import { type NodeModel, setSetting, settingOf } from "../../../../src/virtualNode/model/nodeModel.ts";
import { openVirtualNode, type VirtualNode } from "../../../../src/virtualNode/virtualNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

describe("What ctdbd does around an event", () => {
  const site = useTemporaryDirectory();
  let node: VirtualNode;

  beforeEach(async () => {
    node = await openVirtualNode({
      directory: site.current.folder("events/legacy"),
      base: site.current.path,
      component: "legacy",
      version: [4, 24, 0],
      profilePath: null,
      stateDirectory: site.current.resolve("state"),
      platform: "debian",
    });
  });

  const begin = async (event: string, ...args: string[]): Promise<NodeModel> => {
    await node.change((model) => applyBefore(model, event, args));
    return node.read();
  };
  const end = async (
    passed: boolean,
    event: string,
    args: readonly string[] = [],
    more: { timedOut?: boolean; statusText?: string | null } = {},
  ): Promise<NodeModel> => {
    await afterEvent(node.directory, event, args, { passed, statusText: "text", ...more });
    return node.read();
  };
  const held = (model: NodeModel) => {
    const { pnn, interface: name } = model.public_addresses[0] ?? { pnn: "", interface: "" };
    return `${pnn} ${name}`.trim();
  };
  const own = (model: NodeModel) => model.nodes[0]?.flags;

  it("follows the life of the daemon with its run state", async () => {
    const states: string[] = [];
    for (const event of ["init", "setup", "startup", "monitor", "shutdown", "startup"]) {
      states.push(settingOf(await begin(event), "runstate"));
    }
    assert.deepEqual(states, ["INIT", "SETUP", "STARTUP", "RUNNING", "SHUTDOWN", "STARTUP"]);
    assert.equal(settingOf(await end(false, "startup"), "runstate"), "STARTUP");
    assert.equal(settingOf(await end(true, "startup"), "runstate"), "RUNNING");
  });

  it("knows the first recovery, and that a starting node runs ipreallocated before startup", async () => {
    const states: string[] = [];
    for (const event of ["init", "setup", "startrecovery", "recovered"]) {
      states.push(settingOf(await begin(event), "runstate"));
    }
    assert.deepEqual(states, ["INIT", "SETUP", "FIRST_RECOVERY", "FIRST_RECOVERY"]);
    assert.equal(settingOf(await end(false, "recovered"), "runstate"), "STARTUP");
    assert.equal(settingOf(await begin("ipreallocated"), "runstate"), "STARTUP");
    // An address can only come to a node that runs.
    assert.equal(settingOf(await begin("takeip"), "runstate"), "RUNNING");
    assert.equal(settingOf(await begin("startrecovery"), "runstate"), "RUNNING");
    assert.equal(settingOf(await end(true, "recovered"), "runstate"), "RUNNING");
  });

  it("keeps a run state that is held", async () => {
    await node.change((model) => setSetting(model, "fixedrunstate", "STARTUP"));
    await node.change((model) => setSetting(model, "runstate", "STARTUP"));
    assert.equal(settingOf(await begin("monitor"), "runstate"), "STARTUP");
    assert.equal(settingOf(await end(true, "startup"), "runstate"), "STARTUP");
  });

  it("names the event that runs", async () => {
    assert.equal(
      settingOf(await begin("takeip", "eth0", "10.0.0.31", "24"), "event"),
      "takeip eth0 10.0.0.31 24",
    );
    assert.equal(settingOf(await end(true, "takeip"), "event"), "");
  });

  it("records an address before takeip, and keeps it whatever the script does", async () => {
    const args = ["eth0", "10.0.0.31", "24"];
    assert.equal(held(await begin("takeip", ...args)), "0 eth0");
    assert.equal(held(await end(false, "takeip", args)), "0 eth0");
  });

  it("forgets an address after releaseip once it is gone from the interface, even if the script failed", async () => {
    const args = ["eth0", "10.0.0.31", "24"];
    await begin("takeip", ...args);
    await node.change((model) => addAddress(model, "eth0", { address: "10.0.0.31", bits: 24 }));
    assert.equal(held(await begin("releaseip", ...args)), "0 eth0");
    assert.equal(held(await end(true, "releaseip", args)), "0 eth0");
    await node.change((model) => {
      model.addresses = model.addresses.filter((row) => !row.address.startsWith("10.0.0.31/"));
    });
    assert.equal(held(await end(false, "releaseip", args)), "-1");
  });

  it("moves an address with updateip, and goes back when that fails", async () => {
    const args = ["eth0", "eth1", "10.0.0.31", "24"];
    await begin("takeip", "eth0", "10.0.0.31", "24");
    assert.equal(held(await begin("updateip", ...args)), "0 eth1");
    assert.equal(held(await end(true, "updateip", args)), "0 eth1");
    assert.equal(held(await end(false, "updateip", args)), "-1 eth0");
    assert.equal(held(await end(false, "updateip", ["__none__", "eth1", "10.0.0.31", "24"])), "-1");
  });

  it("makes the node healthy or not by its monitor event", async () => {
    assert.equal(own(await begin("init")), "UNHEALTHY");
    assert.equal(own(await end(true, "monitor")), "");
    assert.equal(own(await end(false, "monitor", [], { timedOut: true })), "");
    assert.equal(own(await end(false, "monitor", [], { statusText: null })), "");
    assert.equal(own(await end(false, "monitor")), "UNHEALTHY");
    assert.equal(own(await end(true, "startup")), "UNHEALTHY");
  });

  it("knows of no address when it starts", async () => {
    await begin("takeip", "eth0", "10.0.0.31", "24");
    assert.equal(held(await begin("init")), "-1");
  });

  it("keeps the status text of the last run", async () => {
    await end(true, "monitor");
    assert.equal(readFileSync(join(node.directory, "status/legacy.monitor"), "utf8"), "text");
    await end(true, "../x");
    assert.equal(readFileSync(join(node.directory, "status/legacy...%2Fx"), "utf8"), "text");
  });

  it("refuses during a recovery what CTDB refuses, in its words", async () => {
    assert.equal(await refusal(node.directory, "monitor"), null);
    await node.change((model) => setSetting(model, "recmode", "RECOVERY"));
    assert.equal(
      await refusal(node.directory, "monitor"),
      "Refusing to run event 'monitor' while in recovery",
    );
    for (const event of ["releaseip", "ipreallocated", "init", "reconfigure", "mine"]) {
      assert.equal(await refusal(node.directory, event), null, event);
    }
  });
});
