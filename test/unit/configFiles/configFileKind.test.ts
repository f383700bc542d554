import assert from "node:assert/strict";
import { configFileKind } from "../../../src/configFiles/configFileKind.ts";

describe("The kind of a configuration file", () => {
  const KINDS: readonly (readonly [path: string, siblings: readonly string[], kind: string | null])[] = [
    ["/etc/ctdb/ctdb.conf", [], "ctdb.conf"],
    ["/usr/lib/tmpfiles.d/ctdb.conf", [], null],
    ["/etc/ctdb/nodes", [], "nodes"],
    ["/work/cluster/nodes", ["events", "nodes"], "nodes"],
    ["/work/cluster/nodes", ["package.json"], null],
    ["/etc/ctdb/home_nodes", [], "home_nodes"],
    ["/etc/ctdb/lvs_nodes", [], "node_group"],
    ["/x/public_addresses", [], "public_addresses"],
    ["/etc/ctdb/ctdb.tunables", [], "tunables"],
    ["/etc/ctdb/tunables.d/10-site.tunables", [], "tunables"],
    ["/x/10-site.tunables", [], null],
    ["/etc/ctdb/script.options", [], "options"],
    ["/etc/ctdb/events/legacy/50.samba.options", [], "options"],
    ["/etc/ctdb/events/legacy/50.samba.script.options", [], "options"],
    ["/x/compiler.options", [], null],
    ["/etc/ctdb/nfs-checks.d/20.nfs.check", [], "check"],
    ["/etc/ctdb/nfs-checks.d/nfs.check", [], "check"],
    ["/x/spell.check", [], null],
    ["/etc/ctdb/nfs-checks.d/README", [], null],
    ["", [], null],
  ];
  for (const [path, siblings, kind] of KINDS) {
    it(`of ${path || "nothing"} with ${siblings.join(" ") || "no siblings"} is ${kind ?? "none"}`, () => {
      assert.equal(configFileKind(path, siblings), kind);
    });
  }
});
