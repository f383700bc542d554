import assert from "node:assert/strict";
import { findingsIn, mended, seen } from "./support.ts";

const conf = (text: string, version = [4, 24, 0]) => seen("ctdb.conf", text, { version });
const fixed = (text: string, version = [4, 24, 0]) => mended("ctdb.conf", text, { version });

describe("The rules over ctdb.conf", () => {
  it("find what makes CTDB drop the whole file, and nothing else in it", () => {
    assert.deepEqual(conf("[cluster\nfoo\n[x]\n"), ["conf-syntax-error: [cluster"]);
    assert.deepEqual(conf("[event]\nfoo = 1\n  = x\n"), ["conf-syntax-error: = x"]);
    assert.deepEqual(conf("[failover]\ndisabled = 1\n[event\n"), [
      "conf-wrong-value: 1", // ctdbd does not even start
      "conf-syntax-error: [event",
    ]);
    assert.equal(fixed("[ event\ndebug script = a\n"), "[event]\ndebug script = a\n");
  });

  it("find sections that CTDB does not know, and say which is meant", () => {
    assert.deepEqual(conf("x = 1\n[ cluster ]\ncluster lock = /x\n[foo]\na = b\n"), [
      "conf-unknown-section: x",
      "conf-unknown-section:  cluster ",
      "conf-unknown-section: foo",
    ]);
    assert.equal(fixed("[ cluster ]\n"), "[cluster]\n");
    assert.equal(fixed("[databse]\n"), "[database]\n");
    assert.deepEqual(conf("[CLUSTER] rest\ncluster lock = /x\n"), []);
  });

  it("find options that CTDB does not know, and say which is meant", () => {
    assert.deepEqual(conf("[event]\nDebug Script = a\nother = 1\n"), [
      "conf-unknown-option: Debug Script",
      "conf-unknown-option: other",
    ]);
    assert.equal(fixed("[event]\nDebug Script = a\n"), "[event]\ndebug script = a\n");
    assert.equal(fixed("[legacy]\nctdb start as stopped = yes\n"), "[legacy]\nstart as stopped = yes\n");
    const [misplaced] = findingsIn("ctdb.conf", "[legacy]\ndebug script = a\n");
    assert.match(misplaced?.remark.message ?? "", /belongs in section `\[event\]`/);
  });

  it("find values that ctdbd does not start with", () => {
    const refused: readonly (readonly [string, string, string | null])[] = [
      ["failover", "disabled = 1", "disabled = yes"],
      ["failover", "disabled =", null],
      ["cluster", "leader timeout = 0", null],
      ["cluster", "leader timeout = -3", null],
      ["cluster", "node address = [fd00::1]", "node address = fd00::1"],
      ["cluster", "node address = 10.0.0.1/24", "node address = 10.0.0.1"],
      ["cluster", "transport = ib", null],
      ["logging", "log level = LOUD", null],
      ["logging", "location = /var/log/log.ctdb", "location = file:/var/log/log.ctdb"],
      ["logging", "location = syslog:tcp", null],
    ];
    for (const [section, line, right] of refused) {
      const text = `[${section}]\n${line}\n`;
      const [finding, ...others] = findingsIn("ctdb.conf", text);
      assert.deepEqual([finding?.code, finding?.severity, others], ["conf-wrong-value", "error", []], line);
      assert.equal(fixed(text), right === null ? text : `[${section}]\n${right}\n`);
    }
  });

  it("take all that CTDB takes", () => {
    const taken = [
      "[failover]\ndisabled = TRUE\nshutdown extra timeout = 0x10\n",
      "[cluster]\nnode address = fd00::1\nleader timeout = 010\ncluster lock = !/usr/bin/helper 'a b' ; x\n",
      "[logging]\nlocation = syslog:udp-rfc5424\nlog level = w\n",
      "[logging]\nlocation = file:\nlog level = 10\r\n[event]\r\ndebug script = \\\r\n debug-hung-script.sh\r\n",
      "# a\n; b\n[database]\ntdb mutexes = no\n  volatile database directory = /a  b\n",
    ];
    for (const text of taken) {
      assert.deepEqual(conf(text), [], text);
    }
  });

  it("say how CTDB reads a number with something behind it", () => {
    const [finding] = findingsIn("ctdb.conf", "[cluster]\nleader timeout = 10s\n");
    assert.equal(finding?.severity, "warning");
    assert.match(finding?.remark.message ?? "", /as 10\./);
  });

  it("follow the release", () => {
    assert.deepEqual(conf("[cluster]\ncluster lock = /x\n", [4, 15]), [
      "conf-option-not-in-version: cluster lock",
    ]);
    assert.equal(fixed("[cluster]\ncluster lock = /x\n", [4, 15]), "[cluster]\nrecovery lock = /x\n");
    const [old] = findingsIn("ctdb.conf", "[cluster]\nrecovery lock = /x\n");
    assert.deepEqual(
      old?.remark.fixes?.map(({ title, isPreferred }) => [title, isPreferred]),
      [["Change to cluster lock", false]], // 01.reclock asks for the old name
    );
    assert.deepEqual(
      findingsIn("ctdb.conf", "[cluster]\nrecovery lock = /x\n").map(({ severity }) => severity),
      ["information"],
    );
    assert.deepEqual(
      conf("[cluster]\nrecovery lock = /x\n[legacy]\nrecmaster capability = no\n", [4, 15]),
      [],
    );
    assert.deepEqual(conf("[legacy]\nrecmaster capability = no\n"), [
      "conf-option-not-in-version: recmaster capability",
    ]);
    assert.deepEqual(conf("[clustr\n", [4, 8]), []); // no such file there
  });

  it("find lines without an equals sign", () => {
    assert.deepEqual(conf("[event]\ndebug script\n"), ["conf-line-ignored: debug script"]);
    assert.equal(fixed("[logging]\nlog level: NOTICE\n"), "[logging]\nlog level = NOTICE\n");
  });

  it("find comments and quotes that become a part of the value", () => {
    assert.deepEqual(conf("[failover]\ndisabled = yes ; really\n"), ["conf-trailing-comment:  ; really"]);
    assert.equal(
      fixed("[cluster]\n\tcluster lock = /x # all nodes\n"),
      "[cluster]\n\t# all nodes\n\tcluster lock = /x\n",
    );
    assert.equal(fixed("[event]\ndebug script = 'a.sh'\n"), "[event]\ndebug script = a.sh\n");
    assert.deepEqual(conf("[cluster]\ncluster lock = /x#y\n"), []);
  });

  it("are silent where a comment says so", () => {
    const line = "cluster lock = '/x'\n";
    assert.deepEqual(conf(`[cluster]\n# ctdb-events: ignore=conf-quotes\n${line}`), []);
    assert.deepEqual(conf(`[cluster]\n# ctdb-events: ignore=conf-wrong-value\n${line}`).length, 1);
  });

  it("say nothing of templates", () => {
    assert.deepEqual(conf("[cluster]\n{% if lock %}\ncluster lock = '{{ lock }}'\n{% endif %}\n"), []);
  });
});
