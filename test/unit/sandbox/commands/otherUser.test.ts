import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expectCalls } from "../../../support/stubCalls.ts";
import { makeStubNode, type StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

/** What is written when the shell itself has no such user. */
const NO_USER =
  "user nobody-here does not exist or the user entry does not contain all the required fields\n";

describe("stub commands that run something as another user", () => {
  const site = useTemporaryDirectory();
  let node: StubNode;

  beforeEach(() => {
    node = makeStubNode(site.current, { settings: ["NAME VALUE", "hostname node0"] });
  });

  for (const line of [
    "su - root -c 'echo $USER $HOME; exit 7'",
    "su -l -c 'echo $USER $HOME; exit 7' root",
    "su --login root --command='echo $USER $HOME; exit 7'",
    "runuser -l root -c 'echo $USER $HOME; exit 7'",
    "sudo -n -u root sh -c 'echo $USER $HOME; exit 7'",
    "sudo -n -- sh -c 'echo $USER $HOME; exit 7'",
  ]) {
    it(`${line} runs it, with that user's environment, and has its status`, () => {
      const [command = "", ...words] = [...line.matchAll(/(--\w+=)?'([^']*)'|\S+/g)].map(
        ([word, option, quoted]) => (quoted === undefined ? word : `${option ?? ""}${quoted}`),
      );
      const { stdout, stderr, status } = node.call(command, ...words);
      assert.deepEqual([stdout, stderr, status], ["root /root\n", "", 7]);
    });
  }

  it("finds stub commands behind them, which the PATH of the real ones would not", () => {
    node.call("hostname");
    const path = process.env.PATH;
    process.env.PATH = `${join(node.directory, "bin")}:${path}`;
    try {
      for (const line of [
        "su - root -c hostname",
        "runuser -u root hostname",
        "sudo hostname",
        "sudo -i hostname",
      ]) {
        expectCalls(node, [[line, { out: "node0\n" }]]);
      }
    } finally {
      process.env.PATH = path;
    }
    const called = node.calls().map(([, , , , ...words]) => words.join(" "));
    assert.deepEqual(called.slice(1, 3), ["su - root -c hostname", "hostname"]);
  });

  it("leaves nothing of CTDB's variables behind a login, as the real ones", () => {
    process.env.CTDB_BASE = "/etc/ctdb";
    try {
      expectCalls(node, [
        ["su - root -c 'echo [$CTDB_BASE]'", { out: "[]\n" }],
        ["su root -c 'echo [$CTDB_BASE]'", { out: "[/etc/ctdb]\n" }],
        ["sudo sh -c 'echo [$CTDB_BASE]'", { out: "[]\n" }],
        ["sudo -E sh -c 'echo [$CTDB_BASE]'", { out: "[/etc/ctdb]\n" }],
      ]);
    } finally {
      delete process.env.CTDB_BASE;
    }
  });

  it("fails as the real ones where there is no such user or program", () => {
    expectCalls(node, [
      ["su - nobody-here -c true", { err: `su: ${NO_USER}`, status: 1 }],
      ["runuser -u nobody-here -- true", { err: `runuser: ${NO_USER}`, status: 1 }],
      ["sudo no-such-program", { err: "sudo: no-such-program: command not found\n", status: 1 }],
    ]);
    assert.equal(node.call("sudo", "-u", "nobody-here", "true").status, 1);
    if (existsSync("/usr/sbin/nologin")) {
      assert.equal(node.call("su", "-s", "/usr/sbin/nologin", "root", "-c", "true").status, 1);
    }
  });
});
