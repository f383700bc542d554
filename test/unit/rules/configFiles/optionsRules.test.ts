import assert from "node:assert/strict";
import { findingsIn, mended, seen } from "./support.ts";

const LEGACY = "/etc/ctdb/events/legacy";
const options = (text: string, name?: string) =>
  seen("options", text, name === undefined ? {} : { path: `${LEGACY}/${name}` });

describe("The rules over options files", () => {
  it("find names that are like an option's", () => {
    assert.deepEqual(options("CTDB_NATGW_NODE=/x\nCTDB_MY_OWN_THING=1\nMINE=2\nCTDB_NATGW_NODES=/x\n"), [
      "option-unknown: CTDB_NATGW_NODE",
    ]);
    assert.equal(mended("options", "export CTDB_NATGW_NODE=/x\n"), "export CTDB_NATGW_NODES=/x\n");
  });

  it("find options of other scripts in the file of one that CTDB ships", () => {
    assert.deepEqual(options("CTDB_LVS_NODES=/x\nCTDB_SAMBA_SKIP_SHARE_CHECK=yes\n", "50.samba.options"), [
      "option-unknown: CTDB_LVS_NODES",
    ]);
    assert.deepEqual(options("CTDB_LVS_NODES=/x\n", "77.mine.options"), []);
    assert.deepEqual(options("CTDB_MINE=/x\nCTDB_NATGW_NODES=$CTDB_MINE/nodes\n", "11.natgw.options"), []);
  });

  it("find options that the release does not read", () => {
    assert.deepEqual(options("CTDB_MANAGES_SAMBA=yes\n"), ["option-removed: CTDB_MANAGES_SAMBA"]);
    const [newer] = findingsIn("options", "CTDB_KILLTCP_USE_SS_KILL=yes\n", { version: [4, 17, 12] });
    assert.match(newer?.remark.message ?? "", /came with CTDB 4\.22/);
  });

  it("find values that mean something else", () => {
    assert.equal(
      mended("options", "CTDB_SAMBA_SKIP_SHARE_CHECK='Yes'\n"),
      "CTDB_SAMBA_SKIP_SHARE_CHECK=yes\n",
    );
    assert.equal(mended("options", "CTDB_SAMBA_SKIP_SHARE_CHECK=0\n"), "CTDB_SAMBA_SKIP_SHARE_CHECK=no\n");
    assert.deepEqual(options("CTDB_KILLTCP_USE_SS_KILL=maybe\nCTDB_NATGW_PUBLIC_IP=10.0.0.1\n"), [
      "option-value: maybe",
      "option-value: 10.0.0.1",
    ]);
    assert.deepEqual(
      options(
        'CTDB_SAMBA_SKIP_SHARE_CHECK="$X"\nCTDB_KILLTCP_USE_SS_KILL="try" # c\nCTDB_MONITOR_MEMORY_USAGE=80:90\n',
      ),
      [],
    );
  });

  it("find what the shell reads in another way", () => {
    assert.deepEqual(
      options("CTDB_NATGW_NODES = /x\nCTDB_NATGW_NODES= /x\nCTDB_MONITOR_FILESYSTEM_USAGE=/a:90 /b:80\n"),
      ["option-syntax:  = ", "option-syntax:  /x", "option-syntax: /a:90 /b:80"],
    );
    assert.equal(mended("options", "CTDB_NATGW_NODES = /x\n"), "CTDB_NATGW_NODES=/x\n");
    assert.equal(
      mended("options", "CTDB_SAMBA_INTERFACES_EXTRA=a b\n"),
      'CTDB_SAMBA_INTERFACES_EXTRA="a b"\n',
    );
    assert.deepEqual(options('CTDB_NATGW_NODES="/x\n'), ['option-syntax: "']);
    assert.deepEqual(options("CTDB_NATGW_NODES=/x\r\nCTDB_SAMBA_SKIP_SHARE_CHECK=yes\r\n"), [
      "option-syntax: \r",
    ]);
  });

  it("leave shell alone that is meant", () => {
    const text = [
      "if [ -f /x ] ; then CTDB_NATGW_NODES=/x; else CTDB_NATGW_NODES=/y ; fi",
      "CTDB_BASE=/etc/ctdb . /etc/ctdb/more",
      "f() { LANG=C sort /x; }",
      "cat >/dev/null <<'EOF'",
      'CTDB_NATGW_NODES = "',
      "EOF",
      "case $(uname # it's\n) in *) CTDB_NATGW_NODES=\"$" + "{X:-it's}\" ;; esac # it's",
    ].join("\n");
    assert.deepEqual(options(text), []);
  });

  it("find files that no script reads", () => {
    const named = (path: string, siblings: readonly string[] = []) => seen("options", "", { path, siblings });
    assert.deepEqual(named(`${LEGACY}/50.samba.script.options`), ["options-file-name: "]);
    assert.deepEqual(named(`${LEGACY}/script.options`), ["options-file-name: "]);
    assert.deepEqual(named("/usr/share/ctdb/events/legacy/50.samba.options"), ["options-file-name: "]);
    assert.deepEqual(named("/etc/ctdb/50.samba.options", ["functions", "events"]), ["options-file-name: "]);
    assert.deepEqual(named(`${LEGACY}/50.samba.options`, ["50.samba.script"]), []);
    assert.deepEqual(named("/etc/ctdb/script.options", ["functions", "events"]), []);
  });
});

describe("The rules over checks of NFS", () => {
  const check = (text: string) => seen("check", text);

  it("find variables that 60.nfs does not know", () => {
    assert.deepEqual(check("# c\n\nfamly=tcp\nversion = 3\nwhat\n  family=udp\n"), [
      "check-unknown-variable: famly",
      "check-unknown-variable: version = 3",
      "check-unknown-variable: what",
    ]);
    assert.equal(mended("check", "version = 3\n"), "version=3\n");
    assert.deepEqual(seen("check", "service_stats_cmd=x\n", { version: [4, 17, 12] }), [
      "check-unknown-variable: service_stats_cmd",
    ]);
  });

  it("find values that 60.nfs cannot use", () => {
    assert.deepEqual(
      check('unhealthy_after=two\nversion="3 x"\nfamily=sctp\nservice_stop_cmd="a\nversion=3 4\n'),
      [
        "check-value: unhealthy_after=two",
        'check-value: "3 x"',
        "check-value: sctp",
        'check-value: "',
        "check-value: 3 4",
      ],
    );
    assert.equal(
      mended("check", "service_check_cmd=systemctl is-active x\n"),
      'service_check_cmd="systemctl is-active x"\n',
    );
    assert.deepEqual(check("version=3\r\n\r\nfamily=tcp\r\n"), ["check-value: \r"]);
    assert.deepEqual(check("unhealthy_after=$N\nfamily=\"tcp udp\" # both\nversion=''\n"), []);
  });

  it("find a last line that is not read", () => {
    assert.deepEqual(check("version=3\nrestart_every=2"), ["check-last-line: restart_every=2"]);
    assert.equal(mended("check", "version=3"), "version=3\n");
    assert.deepEqual(check("version=3\n# end"), []);
  });

  it("find restarts without commands", () => {
    assert.deepEqual(check("restart_every=2\nservice_stop_cmd=x\nservice_start_cmd=\n"), [
      "check-restart-without-command: restart_every=2",
    ]);
    assert.deepEqual(check("restart_every=0\n"), []);
    assert.deepEqual(check('restart_every=2\nservice_stop_cmd="$X a"\nservice_start_cmd="$X b"\n'), []);
  });

  it("find names that 60.nfs does not look for", () => {
    const at = (name: string) => findingsIn("check", "", { path: `/etc/ctdb/nfs-checks.d/${name}` });
    assert.deepEqual(
      at("5.nfs.check").map(({ code, remark }) => [code, remark.fixes?.[0]?.title]),
      [["check-name", "Rename to 05.nfs.check"]],
    );
    assert.deepEqual(at("20.nfs.check"), []);
  });
});
