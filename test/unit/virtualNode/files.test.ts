import assert from "node:assert/strict";
import { parseNodes } from "../../../src/configFiles/nodesFile.ts";
import { parsePublicAddresses } from "../../../src/configFiles/publicAddressesFile.ts";
import { parseTunables } from "../../../src/configFiles/tunablesFile.ts";
import { parseCtdbConf } from "../../../src/virtualNode/workspace/ctdbConf.ts";

const lines = (problems: readonly { line: number }[]) => problems.map(({ line }) => line);

describe("CTDB's files, read for a virtual node", () => {
  it("reads public_addresses as ctdbd does", () => {
    const text =
      "# comment\n\n  10.0.0.31/24 eth0,,eth1 and more\n\t[fd00::0:1]/64\teth1\n::ffff:10.0.0.9/24 eth0\n";
    const { addresses, problems } = parsePublicAddresses(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(addresses, [
      { line: 3, address: "10.0.0.31", bits: 24, interfaces: ["eth0", "eth1"] },
      { line: 4, address: "fd00::1", bits: 64, interfaces: ["eth1"] },
      { line: 5, address: "10.0.0.9", bits: 24, interfaces: ["eth0"] },
    ]);
  });

  it("says what is wrong in public_addresses, with its line, and keeps the rest", () => {
    const text =
      "10.0.0.1/24\nhost/24 eth0\n10.0.0.2 eth0\n10.0.0.3/24 eth0\n10.0.0.3/16 eth1\n10.0.0.4/99 eth0\n10.0.0.5/24 eth0\r\n";
    const { addresses, problems } = parsePublicAddresses(text);
    assert.deepEqual(lines(problems), [1, 2, 3, 5, 6, 7]);
    assert.match(problems[0]?.sentence ?? "", /no interface/);
    assert.match(problems[3]?.sentence ?? "", /10\.0\.0\.3 stands here for the second time/);
    assert.deepEqual(
      addresses.map(({ address, interfaces }) => [address, ...interfaces]),
      [
        ["10.0.0.3", "eth0"],
        ["10.0.0.4", "eth0"],
        ["10.0.0.5", "eth0"],
      ],
    );
  });

  it("takes a line without an interface where the release had a default", () => {
    assert.deepEqual(parsePublicAddresses("10.0.0.1/24\n", false).problems, []);
  });

  it("reads nodes: a # is a deleted node that keeps its number", () => {
    const { nodes, problems } = parseNodes("10.1.0.1\n\n#10.1.0.2\n 10.1.0.3 \nnode4\nfd00::5\n");
    assert.deepEqual(
      nodes.map(({ pnn, address, isDeleted }) => [pnn, address, isDeleted]),
      [
        [0, "10.1.0.1", false],
        [1, "0.0.0.0", true],
        [2, "10.1.0.3", false],
        [4, "fd00::5", false],
      ],
    );
    assert.deepEqual(lines(problems), [5]);
    assert.match(problems[0]?.sentence ?? "", /“node4” is not an address; CTDB rejects the whole file/);
  });

  it("reads ctdb.conf as CTDB does", () => {
    const text = [
      "; comment",
      "[CLUSTER] rest",
      "  cluster   lock =  /clusterfs/.lock ",
      "node address = 10.1.0.2",
      "leader capability = No",
      "[event]",
      "debug script = \\",
      "  debug-hung-script.sh",
    ].join("\n");
    const { conf, problems } = parseCtdbConf(text, [4, 24, 0]);
    assert.deepEqual(problems, []);
    assert.equal(conf.clusterLock, "/clusterfs/.lock");
    assert.equal(conf.nodeAddress, "10.1.0.2");
    assert.equal(conf.leaderCapability, false);
    assert.equal(conf.debugScript, "debug-hung-script.sh");
  });

  it("gives every option its default after a syntax error, as CTDB does without a word", () => {
    for (const bad of ["[event", "= x"]) {
      const { conf, problems } = parseCtdbConf(`[cluster]\ncluster lock = /x\n${bad}\n`, [4, 24, 0]);
      assert.equal(conf.clusterLock, null, bad);
      assert.deepEqual(lines(problems), [3]);
      assert.match(problems[0]?.sentence ?? "", /drops the whole file without a word/);
    }
  });

  it("names what CTDB passes over in ctdb.conf", () => {
    const text =
      "x = 1\n[foo]\na = b\n[cluster]\nnonsense = 1\nnodes list = /n\nbare\nnode address = here\nconstructor = 1\n[constructor]\n";
    const { conf, problems } = parseCtdbConf(text, [4, 17, 0]);
    assert.deepEqual(lines(problems), [1, 2, 5, 6, 7, 8, 9, 10]);
    assert.match(problems[3]?.sentence ?? "", /no option “nodes list” in 4\.17\.0/);
    assert.equal(conf.nodesList, null);
  });

  it("reads ctdb.tunables: good lines count, bad ones are named", () => {
    const text =
      "# comment\neventscripttimeout = 0x3c\nMonitorInterval=010\nNoSuch=1\nMaxRedirectCount=3\nRecoverTimeout=\nTakeoverTimeout=-1\nwhat\n[x]\n";
    const { values, problems } = parseTunables(text, [4, 24, 0]);
    assert.deepEqual(Object.fromEntries(values), { EventScriptTimeout: 60, MonitorInterval: 8 });
    assert.deepEqual(lines(problems), [4, 5, 6, 7, 8, 9]);
  });
});
