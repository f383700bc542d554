import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tunablesOf } from "../../../../src/ctdb/tunables/tunables.ts";
import { parseVersion } from "../../../../src/ctdb/version.ts";
import { OPTIONAL_TABLES, TABLE_NAMES, TABLES } from "../../../../src/virtualNode/disk/tables.ts";
import { defaultModel } from "../../../../src/virtualNode/model/defaults.ts";
import { tablesOf } from "../../../../src/virtualNode/model/nodeModel.ts";
import { type Platform, platformOf } from "../../../../src/virtualNode/model/platform.ts";
import { serviceNamed } from "../../../../src/virtualNode/model/serviceState.ts";
import { makeStubNode, type StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const model = (platform: Platform = "debian") =>
  defaultModel({ version: [4, 24, 0], component: "legacy", platform, base: "/etc/ctdb" });

describe("A new virtual node", () => {
  const site = useTemporaryDirectory();

  it("has the services that CTDB's own scripts start, on either platform", () => {
    const both = [
      "winbind",
      "samba-dcerpcd",
      "multipathd",
      "vsftpd",
      "nfs-server",
      "rpc-statd",
      "nfs-mountd",
      "rpc-rquotad",
      "rpcbind",
    ];
    const names = {
      debian: ["smbd", "nmbd", "apache2", "clamav", "clamav-daemon", "tgt", "nfs-kernel-server", "quotarpc"],
      redhat: ["smb", "nmb", "httpd", "clamd", "tgtd", "nfs", "nfslock", "nfsserver"],
    };
    for (const platform of ["debian", "redhat"] as const) {
      for (const name of [...both, ...names[platform]]) {
        assert.notEqual(serviceNamed(model(platform), name), null, `${platform} ${name}`);
      }
    }
  });

  it("runs nothing but what a machine always runs", () => {
    assert.deepEqual(
      model().processes.map((row) => row.name),
      ["rpcbind", "sshd", "ctdbd", "ctdb-eventd"],
    );
    assert.ok(
      model().processes.every((row) => Number(row.pid) > 4194304),
      "no process of the machine has the number",
    );
  });

  it("knows the machine's platform by os-release", () => {
    assert.equal(platformOf('ID=ubuntu\nID_LIKE="debian"\n'), "debian");
    assert.equal(platformOf('ID="rocky"\nID_LIKE="rhel centos fedora"\n'), "redhat");
    assert.equal(platformOf("ID=opensuse-leap\nID_LIKE='suse opensuse'\n"), "redhat");
    assert.equal(platformOf(""), "debian");
  });

  it("has the tunables of its release", () => {
    const of = (release: string) =>
      Object.fromEntries(tunablesOf(parseVersion(release) ?? []).map(({ name, value }) => [name, value]));
    assert.equal(of("4.24.0").AllowMixedVersions, 0);
    assert.equal(of("4.6.0").AllowMixedVersions, undefined);
    assert.deepEqual(
      ["1.0.60", "1.0.97", "1.0.112", "4.17"].map((release) => of(release).EventScriptTimeout),
      [20, 60, 30, 30],
    );
    assert.equal(of("4.3.4").EventScriptTimeoutCount, 20);
    assert.equal(of("4.4.0").EventScriptTimeoutCount, undefined);
  });

  describe("as the stub commands see it", () => {
    function stubNode(): StubNode {
      const node = makeStubNode(site.current, {});
      for (const [table, text] of Object.entries(tablesOf(model()))) {
        writeFileSync(join(node.directory, table), text);
      }
      return node;
    }

    it("has every table, with the columns that the contract names", () => {
      const contract = readFileSync(new URL("../../../../docs/virtual-node.md", import.meta.url), "utf8");
      for (const table of TABLE_NAMES) {
        const [, columns] = new RegExp(`^\\| \`${table}\` \\| ([A-Z ]+) \\|`, "m").exec(contract) ?? [];
        assert.equal(columns, TABLES[table].join(" ").toUpperCase(), table);
      }
      const files = readdirSync(stubNode().directory).filter((name) => !["bin", "stub"].includes(name));
      assert.deepEqual(files.sort(), TABLE_NAMES.filter((table) => !OPTIONAL_TABLES.includes(table)).sort());
    });

    it("answers as a node does", () => {
      const node = stubNode();
      assert.equal(
        node.call("ip", "-4", "-o", "addr", "show", "dev", "eth0").stdout.trim().split(/\s+/)[3],
        "10.0.0.11/24",
      );
      assert.equal(node.call("ctdb", "pnn").stdout, "0\n");
      assert.match(node.call("ctdb", "ip").stdout, /10\.0\.0\.31 -1/);
      assert.equal(node.call("systemctl", "start", "nfs-kernel-server").status, 0);
      assert.equal(node.call("systemctl", "is-active", "nfs-server").stdout, "active\n");
      assert.equal(node.call("ctdb", "setifacelink", "eth0", "down").status, 0);
      assert.deepEqual(node.rows("iface_links"), ["eth0 down"]);
    });
  });
});
