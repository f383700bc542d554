import assert from "node:assert/strict";
import { findingsIn, mended, seen } from "./support.ts";

const tunables = (text: string, version = [4, 24, 0]) => seen("tunables", text, { version });
const fixed = (text: string, version = [4, 24, 0]) => mended("tunables", text, { version });

describe("The rules over tunables", () => {
  it("find names that the release does not know", () => {
    assert.deepEqual(tunables("MonitorInterva=3\nFoo=1\neventscripttimeout=60\n"), [
      "tunable-unknown: MonitorInterva",
      "tunable-unknown: Foo",
    ]);
    assert.equal(fixed("MonitorInterva=3\n"), "MonitorInterval=3\n");
    assert.equal(fixed("CTDB_SET_MonitorInterval=3\n"), "MonitorInterval=3\n");
    const [older] = findingsIn("tunables", "UseStatusEvents=1\n");
    assert.match(older?.remark.message ?? "", /CTDB 4\.24\.0 no longer has `UseStatusEvents`/);
    const [newer] = findingsIn("tunables", "CTDB_SET_X=1\n", { version: [4, 12, 0] });
    assert.match(newer?.remark.message ?? "", /the setup event fails/);
  });

  it("find names without effect", () => {
    assert.deepEqual(tunables("# a\nTDBMutexEnabled=1\n"), ["tunable-obsolete: TDBMutexEnabled"]);
    assert.equal(fixed("# a\nTDBMutexEnabled=1\nMonitorInterval=3\n"), "# a\nMonitorInterval=3\n");
    assert.match(
      findingsIn("tunables", "DisableIPFailover=1\n")[0]?.remark.message ?? "",
      /since 4\.9.*disabled = yes/,
    );
  });

  it("find values that CTDB does not take, or takes for others", () => {
    for (const value of ["-1", "60s", "1.5", "yes", "08", "60 # s"]) {
      assert.equal(findingsIn("tunables", `MonitorInterval = ${value}\n`)[0]?.code, "tunable-value", value);
    }
    for (const line of [
      "MonitorInterval=010",
      "MonitorInterval=4294967297",
      "IPAllocAlgorithm=3",
      "EventScriptTimeout=0",
    ]) {
      assert.equal(findingsIn("tunables", `${line}\n`)[0]?.code, "tunable-value", line);
    }
    assert.equal(fixed('MonitorInterval="60"\n'), "MonitorInterval=60\n");
    assert.equal(fixed("MonitorInterval=60 # s\n"), "# s\nMonitorInterval=60\n");
    assert.deepEqual(tunables("MonitorInterval = 0x10\r\n\r\nEnableBans = 0\r\nRecoverInterval=07\n"), []);
  });

  it("find lines that are no NAME=VALUE", () => {
    assert.deepEqual(tunables("[x]\nMonitorInterval\nRecoverTimeout=\n=3\nFoo=1\n"), [
      "tunables-line: [x]",
      "tunables-line: MonitorInterval",
      "tunables-line: RecoverTimeout=",
      "tunables-line: =3",
    ]);
  });

  it("follow who reads the file", () => {
    assert.deepEqual(tunables("MonitorInterval = 20\n", [4, 16, 0]), ["tunables-line:  = "]);
    assert.equal(fixed("MonitorInterval = 20\n", [4, 16, 0]), "MonitorInterval=20\n");
    assert.deepEqual(tunables("Foo=1\n", [4, 8, 0]), []);
  });
});
