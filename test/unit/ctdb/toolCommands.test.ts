import assert from "node:assert/strict";
import type { ToolCommand } from "../../../src/ctdb/tool/toolCommand.ts";
import {
  hasToolCommand,
  reachOf,
  TOOL_COMMANDS,
  toolCommandNamed,
  toolCommandsFor,
} from "../../../src/ctdb/tool/toolCommands.ts";
import { compareVersions, type Version } from "../../../src/ctdb/version.ts";

function known(name: string): ToolCommand {
  const command = toolCommandNamed(name);
  assert.ok(command !== null, name);
  return command;
}

function namesOf(version: Version): readonly string[] {
  return toolCommandsFor(version).map(({ name }) => name);
}

/** Two releases, what only the older has, what only the newer has: from the tables in `tools/ctdb.c`. */
const CHANGES: readonly (readonly [Version, Version, string, string])[] = [
  [[4, 2], [4, 3], "", ""],
  [[4, 3], [4, 4], "repack setnatgwstate", ""],
  [
    [4, 4],
    [4, 5],
    "chksrvid getdbprio getsrvids gratiousarp killtcp lvsmaster msglisten msgsend rebalanceip rebalancenode regsrvid setdbprio setreclock showban thaw unregsrvid xpnn",
    "deletekey gratarp natgw",
  ],
  [[4, 5], [4, 6], "disablescript enablescript eventscript", "event"],
  [[4, 6], [4, 7], "", ""],
  [[4, 7], [4, 8], "check_srvids disablemonitor enablemonitor getmonmode natgwlist", ""],
  [[4, 8], [4, 9], "ipiface", ""],
  [[4, 9], [4, 13], "", ""],
  [[4, 13], [4, 14], "isnotrecmaster", ""],
  [[4, 15], [4, 16], "recmaster setrecmasterrole", "leader setleaderrole"],
  [[4, 16], [4, 24], "", ""],
  [[4, 24], [4, 25], "", "pushrecord"],
];

describe("sub-commands of ctdb", () => {
  for (const [older, newer, gone, come] of CHANGES) {
    it(`between ${older.join(".")} and ${newer.join(".")}: goes ${gone || "none"}, comes ${come || "none"}`, () => {
      const before = namesOf(older);
      const after = namesOf(newer);
      assert.equal(
        before
          .filter((name) => !after.includes(name))
          .toSorted()
          .join(" "),
        gone,
      );
      assert.equal(
        after
          .filter((name) => !before.includes(name))
          .toSorted()
          .join(" "),
        come,
      );
    });
  }

  it("has each name once and none that goes before it came", () => {
    assert.equal(new Set(TOOL_COMMANDS.map(({ name }) => name)).size, TOOL_COMMANDS.length);
    for (const { name, since, removed } of TOOL_COMMANDS) {
      assert.ok(since === null || removed === null || compareVersions(since, removed) < 0, name);
    }
  });

  it("replaces a sub-command by one that the release without it has, with the same arguments", () => {
    const replaced = TOOL_COMMANDS.filter(({ replacement }) => replacement !== null);
    assert.equal(replaced.length, 3);
    for (const { name, usage, removed, replacement } of replaced) {
      const other = known(replacement ?? "");
      assert.ok(removed !== null && hasToolCommand(other, removed), name);
      assert.equal(other.usage, usage, name);
    }
  });

  it("says what works in init and in setup", () => {
    assert.equal(reachOf(known("checktcpport"), [4, 17]), "none");
    assert.equal(reachOf(known("pnn"), [4, 17]), "local");
    assert.equal(reachOf(known("setvar"), [4, 17]), "local");
    assert.equal(reachOf(known("ipreallocate"), [4, 17]), "cluster");
    assert.equal(reachOf(known("wipedb"), [4, 17]), "cluster");
    assert.equal(reachOf(known("scriptstatus"), [4, 5]), "local");
    assert.equal(reachOf(known("scriptstatus"), [4, 6]), "none");
  });
});
