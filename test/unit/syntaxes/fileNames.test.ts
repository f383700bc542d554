import assert from "node:assert/strict";
import { languageOf } from "./fileNames.ts";

const expected: Readonly<Record<string, readonly string[]>> = {
  shellscript: [
    "/etc/ctdb/events/legacy/50.samba.script",
    "/srv/site/events/custom/10.first.script",
    "/home/me/samba/ctdb/config/events/legacy/00.ctdb.script",
    "/etc/ctdb/events.d/40.vsftpd",
    "/etc/ctdb/events.d/10.interface.rpmnew~",
    "/etc/ctdb/events.d/70.storage.old",
    "/etc/ctdb/events.d/50.samba.conf",
    "/etc/ctdb/events/legacy/65.forgotten",
    "/etc/ctdb/events/legacy/75.copy.script.bak",
    "/etc/ctdb/events/legacy/no-number.script",
    "/etc/ctdb/events/notification/mail.script",
    "/etc/ctdb/functions",
    "/home/me/samba/ctdb/config/functions",
  ],
  python: ["/etc/ctdb/events.d/50.foo.py", "/etc/ctdb/events/legacy/50.foo.py"],
  perl: ["/etc/ctdb/events.d/50.foo.pl"],
  ruby: ["/etc/ctdb/events.d/50.foo.rb"],
  properties: ["/usr/lib/tmpfiles.d/ctdb.conf", "/etc/init/ctdb.conf"],
  "ctdb-conf": ["/etc/ctdb/ctdb.conf", "/home/me/samba/ctdb/config/ctdb.conf", "/ctdb.conf"],
  "ctdb-tunables": ["/etc/ctdb/ctdb.tunables", "/etc/ctdb/tunables.d/10.timeouts.tunables"],
  "ctdb-public-addresses": ["/etc/ctdb/public_addresses", "/srv/node1/public_addresses"],
  "ctdb-nodes": ["/etc/ctdb/nodes", "/usr/local/etc/ctdb/nodes", "/home/me/tests/etc-ctdb/nodes"],
  "ctdb-options": [
    "/etc/ctdb/script.options",
    "/etc/ctdb/events/legacy/11.natgw.options",
    "/usr/share/doc/ctdb/examples/91.lvs.options",
  ],
  "ctdb-check": ["/etc/ctdb/nfs-checks.d/20.nfs.check", "/usr/share/doc/ctdb/examples/20.nfs_ganesha.check"],
};

const others = [
  "/etc/ctdb/events/legacy/README",
  "/etc/ctdb/events.d/README",
  "/etc/ctdb/events.d/7.storage",
  "/etc/ctdb/nfs-checks.d/README",
  "/srv/other/nodes",
  "/srv/other/nodes/10.first",
  "/srv/other/functions",
  "/srv/other/health.check",
  "/srv/other/build.options",
  "/srv/other/events/index.ts",
  "/srv/other/events/2024/10.talk.md",
  "/srv/other/smb.conf",
];

describe("the language of a file", () => {
  for (const [language, paths] of Object.entries(expected)) {
    for (const path of paths) {
      it(`${path} is ${language}`, () => assert.equal(languageOf(path), language));
    }
  }
  for (const path of others) {
    it(`${path} is left to others`, () => assert.equal(languageOf(path), undefined));
  }
});
