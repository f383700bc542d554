import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defaultStateDirectory, nodePlace } from "../../../src/virtualNode/disk/nodePlace.ts";
import { settingOf } from "../../../src/virtualNode/model/nodeModel.ts";
import { openVirtualNode, type VirtualNodeOptions } from "../../../src/virtualNode/virtualNode.ts";
import { siteOptions } from "../../support/siteNode.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

describe("The virtual node of an event directory", () => {
  const site = useTemporaryDirectory();
  const options = (more: Partial<VirtualNodeOptions> = {}) => siteOptions(site, more);

  it("is made from nothing: three nodes, two interfaces, four addresses", async () => {
    const node = await openVirtualNode(options());
    assert.equal(node.isNew, true);
    assert.equal(node.remadeBecause, null);
    assert.deepEqual(node.warnings, []);
    const model = await node.read();
    assert.deepEqual(
      model.nodes.map((row) => row.address),
      ["10.1.0.1", "10.1.0.2", "10.1.0.3"],
    );
    assert.deepEqual(
      model.interfaces.map((row) => row.name),
      ["lo", "eth0", "eth1"],
    );
    assert.equal(model.public_addresses.length, 4);
    assert.ok(model.public_addresses.every((row) => row.pnn === "-1"));
    assert.equal(settingOf(model, "pnn"), "0");
    assert.equal(readFileSync(join(node.directory, "of"), "utf8"), `${options().directory}\n`);
  });

  it("is made from what CTDB_BASE says", async () => {
    site.current.file("etc/nodes", "10.9.0.1\n#\n10.9.0.3\n", 0o644);
    site.current.file("etc/public_addresses", "10.8.0.1/24 eth0.7\n10.8.0.2/24 ens3\n", 0o644);
    site.current.file(
      "etc/ctdb.conf",
      "[cluster]\nnode address = 10.9.0.3\nleader capability = false\n",
      0o644,
    );
    site.current.file("etc/ctdb.tunables", "EventScriptTimeout=77\n", 0o644);
    site.current.file(
      "etc/events/legacy/05.system.options",
      'CTDB_MONITOR_FILESYSTEM_USAGE="/data:80:90 /var:95"\n',
      0o644,
    );
    const node = await openVirtualNode(options());
    const model = await node.read();
    assert.deepEqual(node.warnings, []);
    assert.equal(settingOf(model, "pnn"), "2");
    assert.equal(settingOf(model, "leader"), "0");
    assert.deepEqual(model.nodes[1], { pnn: "1", address: "0.0.0.0", flags: "DELETED" });
    assert.deepEqual(
      model.interfaces.map((row) => `${row.name} ${row.kind} ${row.detail}`.trim()),
      ["lo loopback", "eth0 ether", "eth1 ether", "eth0.7 vlan parent=eth0 id=7", "ens3 ether"],
    );
    assert.ok(model.addresses.some((row) => row.interface === "eth1" && row.address === "10.9.0.3/24"));
    assert.equal(model.tunables.find((row) => row.name === "EventScriptTimeout")?.value, "77");
    assert.deepEqual(
      model.mounts.map((row) => row.target),
      ["/", "/var", "/data"],
    );
    assert.equal(node.optionFiles.length, 1);
  });

  it("keeps what happened to it from one opening to the next", async () => {
    const first = await openVirtualNode(options());
    await first.change((model) => {
      model.services.push({ name: "mine", state: "active", boot: "static", processes: "mined" });
    });
    const second = await openVirtualNode(options());
    assert.equal(second.isNew, false);
    assert.equal(second.remadeBecause, null);
    assert.ok((await second.read()).services.some((row) => row.name === "mine"));
  });

  it("is made anew when an input changed, and says which", async () => {
    const reasonAfter = async (change: () => void, more: Partial<VirtualNodeOptions> = {}) => {
      change();
      return (await openVirtualNode(options(more))).remadeBecause;
    };
    await openVirtualNode(options());
    const write = (text: string) => site.current.file("etc/public_addresses", text, 0o644);
    const profilePath = site.current.resolve("node-profile.yaml");
    assert.equal(await reasonAfter(() => write("10.0.0.5/24 eth0\n")), "public_addresses is new");
    assert.equal(await reasonAfter(() => write("10.0.0.6/24 eth0\n")), "public_addresses changed");
    const gone = () => rmSync(site.current.resolve("etc/public_addresses"));
    assert.equal(await reasonAfter(gone), "public_addresses is gone");
    assert.equal(
      await reasonAfter(() => {}, { version: [4, 17, 0] }),
      "the target version is 4.17.0, not 4.24.0",
    );
    writeFileSync(profilePath, "version: 4.17.0\npnn: 1\n");
    assert.equal(await reasonAfter(() => {}, { profilePath }), "the node profile changed");
    assert.equal(await reasonAfter(() => {}, { profilePath }), null);
  });

  it("follows a profile, and warns of what is wrong in it", async () => {
    const profilePath = site.current.resolve("node-profile.yaml");
    writeFileSync(profilePath, "platform: redhat\nversion: 4.20\nservices:\n  smb: activ\n  nmb: active\n");
    const node = await openVirtualNode(options({ profilePath }));
    const model = await node.read();
    assert.equal(settingOf(model, "version"), "4.20");
    assert.equal(model.services.find((row) => row.name === "nmb")?.state, "active");
    assert.equal(model.services.find((row) => row.name === "smb")?.state, "inactive");
    assert.deepEqual(
      node.warnings.map(({ file, line }) => [file, line]),
      [[profilePath, 4]],
    );
    const absent = await openVirtualNode(options({ profilePath: site.current.resolve("none.yaml") }));
    assert.match(absent.warnings[0]?.sentence ?? "", /cannot be read: no such file/);
  });

  it("warns of bad files with file and line", async () => {
    site.current.file("etc/nodes", "10.1.0.1\nbad\n", 0o644);
    site.current.folder("etc/public_addresses");
    const { warnings } = await openVirtualNode(options());
    assert.deepEqual(
      warnings.map(({ file, line }) => [file.replace(`${site.current.path}/`, ""), line]),
      [
        ["etc/nodes", 2],
        ["etc/public_addresses", null],
      ],
    );
  });

  it("is reset to what it was", async () => {
    const node = await openVirtualNode(options());
    await node.change((model) => {
      model.services = [];
    });
    site.current.file(`${node.directory.slice(site.current.path.length + 1)}/files/left`, "x", 0o000);
    const fresh = await node.reset();
    assert.ok((await fresh.read()).services.length > 5);
    assert.throws(() => readFileSync(join(fresh.directory, "files/left")), /ENOENT/);
    assert.equal(fresh.remadeBecause, null);
  });

  it("is made once when many open it at the same time", async () => {
    const nodes = await Promise.all(Array.from({ length: 8 }, () => openVirtualNode(options())));
    assert.equal(nodes.filter((node) => node.isNew).length, 1);
    await Promise.all(
      nodes.map((node, i) =>
        node.change((model) => {
          model.options.push({ name: `O${i}`, value: String(i) });
        }),
      ),
    );
    assert.equal((await openVirtualNode(options()).then((node) => node.read())).options.length, 8);
  });

  it("takes over the lock of a process that is gone", async () => {
    const place = nodePlace(site.current.folder("state"), options().directory);
    writeFileSync(`${place}.lock`, `999999999 ${(await import("node:os")).hostname()} x\n`);
    assert.equal((await openVirtualNode(options())).isNew, true);
  });

  it("is mended when a table is missing or was never whole", async () => {
    const node = await openVirtualNode(options());
    rmSync(join(node.directory, "services"));
    assert.ok((await (await openVirtualNode(options())).read()).services.length > 5);
    writeFileSync(join(node.directory, "inputs"), "{");
    assert.equal((await openVirtualNode(options())).isNew, true);
  });

  it("lies below the state directory, under a name that a person knows again", () => {
    assert.equal(defaultStateDirectory({ HOME: "/home/a" }), "/home/a/.local/state/ctdb-events/nodes");
    assert.equal(defaultStateDirectory({ HOME: "/h", XDG_STATE_HOME: "/s" }), "/s/ctdb-events/nodes");
    assert.equal(
      defaultStateDirectory({ HOME: "/h", XDG_STATE_HOME: "s" }),
      "/h/.local/state/ctdb-events/nodes",
    );
    assert.match(nodePlace("/s", "/work/my cluster/events/legacy"), /^\/s\/my_cluster-legacy-[0-9a-f]{16}$/);
    assert.notEqual(nodePlace("/s", "/a/events/legacy"), nodePlace("/s", "/b/a/events/legacy"));
  });
});
