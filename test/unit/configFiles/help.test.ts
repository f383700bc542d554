import assert from "node:assert/strict";
import type { ConfigFileKind } from "../../../src/configFiles/configFileKind.ts";
import { completionsIn, describeIn } from "../../../src/configFiles/help/configHelp.ts";
import { TUNABLE_FACTS } from "../../../src/ctdb/tunables/tunableFacts.ts";
import { TUNABLES } from "../../../src/ctdb/tunables/tunableTable.ts";

/** What is offered where `|` stands. */
function offered(kind: ConfigFileKind, marked: string, version = [4, 24, 0]): string[] {
  return completionsIn(kind, marked.replace("|", ""), marked.indexOf("|"), version).map(({ label }) => label);
}

/** The text after the completion of that label is taken. */
function taken(kind: ConfigFileKind, marked: string, label: string): string {
  const text = marked.replace("|", "");
  const found = completionsIn(kind, text, marked.indexOf("|"), [4, 24, 0]).find((one) => one.label === label);
  assert.ok(found, label);
  return text.slice(0, found.range.start) + (found.insertText ?? label) + text.slice(found.range.end);
}

function described(kind: ConfigFileKind, marked: string, version = [4, 24, 0]): string | null {
  return describeIn(kind, marked.replace("|", ""), marked.indexOf("|"), version)?.markdown ?? null;
}

describe("Help in configuration files", () => {
  it("offers sections, options of the section and release, and values in ctdb.conf", () => {
    assert.deepEqual(offered("ctdb.conf", "|").slice(0, 2), ["[logging]", "[cluster]"]);
    assert.ok(offered("ctdb.conf", "[cluster]\n\tnod|").includes("nodes list"));
    assert.ok(!offered("ctdb.conf", "[cluster]\n|", [4, 17, 12]).includes("nodes list"));
    assert.ok(!offered("ctdb.conf", "[event]\n|").includes("node address"));
    assert.deepEqual(offered("ctdb.conf", "[failover]\ndisabled = |"), ["false", "true", "no", "yes"]);
    assert.deepEqual(offered("ctdb.conf", "# |"), []);
    assert.equal(taken("ctdb.conf", "[event]\n\tde|", "debug script"), "[event]\n\tdebug script = ");
    assert.equal(taken("ctdb.conf", "[ev|", "[event]"), "[event]");
    assert.equal(taken("ctdb.conf", "[logging]\nlog level = NO|", "NOTICE"), "[logging]\nlog level = NOTICE");
  });

  it("describes sections and options of ctdb.conf", () => {
    assert.match(described("ctdb.conf", "[ev|ent]\n") ?? "", /^\*\*\[event\]\*\*/);
    const old = described("ctdb.conf", "[legacy]\nrecmaster |capability = no\n") ?? "";
    assert.match(old, /Gone since 4\.16/);
    assert.match(old, /Not in 4\.24\.0/);
    assert.equal(described("ctdb.conf", "[legacy]\nnons|ense = 1\n"), null);
    assert.equal(described("ctdb.conf", "[legacy]\nstart as stopped = y|es\n"), null);
  });

  it("offers and describes tunables of the release", () => {
    assert.ok(offered("tunables", "Mon|").includes("MonitorInterval"));
    assert.ok(!offered("tunables", "|").includes("DeterministicIPs"));
    assert.equal(taken("tunables", "Mon|", "MonitorInterval"), "MonitorInterval=");
    assert.equal(taken("tunables", "Mon|=3", "MonitorInterval"), "MonitorInterval=3");
    assert.deepEqual(offered("tunables", "IPAllocAlgorithm=|"), ["0", "1", "2"]);
    assert.match(
      described("tunables", "monitor|interval=3\n") ?? "",
      /\(seconds\)[\s\S]*Default in 4\.24\.0: `15`/,
    );
    assert.match(described("tunables", "Deterministic|IPs=1\n") ?? "", /No effect since 4\.6/);
  });

  it("has a description for every tunable", () => {
    assert.deepEqual(Object.keys(TUNABLE_FACTS).sort(), TUNABLES.map(({ name }) => name).sort());
  });

  it("offers and describes script options", () => {
    assert.ok(offered("options", "export CTDB_NAT|").includes("CTDB_NATGW_NODES"));
    assert.equal(taken("options", "export CTDB_NAT|", "CTDB_NATGW_NODES"), "export CTDB_NATGW_NODES=");
    assert.deepEqual(offered("options", "CTDB_SAMBA_SKIP_SHARE_CHECK=|"), ["yes", "no"]);
    assert.match(described("options", "CTDB_NATGW|_NODES=/x\n") ?? "", /Read by `11\.natgw`/);
    assert.equal(described("options", "MINE|=1\n"), null);
  });

  it("says the default of a script option: a value as code, in words what it depends on", () => {
    assert.match(described("options", "CTDB_NFS_DUMP_|STUCK_THREADS=1\n") ?? "", /Default: `0`\./);
    assert.match(
      described("options", "CTDB_SERVICE_|SMB=x\n") ?? "",
      /Default: smbd on Debian, smb elsewhere\./,
    );
  });

  it("offers and describes the variables of a check", () => {
    assert.ok(offered("check", "ser|").includes("service_stats_cmd"));
    assert.ok(!offered("check", "ser|", [4, 17, 12]).includes("service_stats_cmd"));
    assert.deepEqual(offered("check", "family=|"), ["tcp", "udp", "tcp6", "udp6"]);
    assert.match(described("check", "unhealthy|_after=2\n") ?? "", /Default: `1`/);
  });

  it("has nothing to say in lists of addresses", () => {
    assert.deepEqual(offered("nodes", "1|"), []);
    assert.equal(described("public_addresses", "1|"), null);
  });
});
