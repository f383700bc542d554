import assert from "node:assert/strict";
import { NODE_FACTS } from "../../../src/caseFiles/nodeFacts.ts";
import type { WhatIsExpected } from "../../../src/caseFiles/testCase.ts";
import { caseDirectory } from "../../support/caseFixtures.ts";
import { resultOf } from "../../support/testCase.ts";

/** Each fact of a node after the changes below, and another value that it does not have. */
const FACTS: readonly (readonly [path: string, value: string, other: string, found?: string])[] = [
  ["health", "UNHEALTHY", "HEALTHY"],
  ["flags", "UNHEALTHY,DISABLED", "none", "DISABLED,UNHEALTHY"],
  ["runState", "STARTUP", "RUNNING"],
  ["services smbd", "failed", "active"],
  ["services none", "absent", "active"],
  ["addresses 10.0.0.31", "eth0", "none"],
  ["addresses 10.0.0.77", "none", "eth0"],
  ["interfaces eth0", "down", "up"],
  ["interfaces eth1", "up", "down"],
  ["interfaces eth9", "absent", "up"],
  ["tunables monitorinterval", "7", "15"],
  ["options CTDB_X", "some words", "none"],
  ["options CTDB_Y", "none", "1"],
];

describe("what a case expects of the node", () => {
  const directory = caseDirectory("running");
  const expecting = (expect: readonly WhatIsExpected[]) =>
    resultOf({
      directory,
      script: "10.calm.script",
      given: { profiles: [{ interfaces: { eth0: { addresses: ["10.0.0.31/24"] } } }] },
      event: null,
      changes: [
        "node 0 flags UNHEALTHY,DISABLED",
        "runstate STARTUP",
        "service smbd failed",
        "link eth0 down",
        "tunable MonitorInterval 7",
        "option CTDB_X some words",
      ],
      expect,
    });
  const fact = (path: string, value: string): WhatIsExpected => ({
    kind: "node",
    path: path.split(" "),
    value,
  });

  it("holds, or fails with what there is", async () => {
    const right = await expecting(FACTS.map(([path, value]) => fact(path, value)));
    assert.deepEqual(right.failures, []);
    assert.equal(right.verdict, "passed");
    const wrong = await expecting(FACTS.map(([path, , other]) => fact(path, other)));
    assert.deepEqual(
      wrong.failures.map(({ sentence }) => sentence),
      FACTS.map(
        ([path, value, other, found = value]) =>
          `On the node ${path.replace(" ", ": ")} is ${found}, not ${other}.`,
      ),
    );
  });

  it("may be a row of a table", async () => {
    const row = (which: "has" | "lacks", text: string): WhatIsExpected => ({
      kind: "node",
      path: ["tables", "services", which],
      value: text,
    });
    const result = await expecting([
      row("has", "smbd failed * smbd"),
      row("has", "smb* f????? * *"),
      row("lacks", "smbd active * *"),
      row("has", "smbd active * smbd"),
      row("lacks", "smbd failed * smbd"),
    ]);
    const [missing = "", present = "", ...others] = result.failures.map(({ sentence }) => sentence);
    assert.deepEqual(others, []);
    assert.match(
      missing,
      /^The node's table services has no row “smbd active \* smbd”; the nearest is “smbd failed \w+ smbd”\.$/,
    );
    assert.match(
      present,
      /^The node's table services has the row “smbd failed \w+ smbd”, which must not be there\.$/,
    );
  });

  it("can be every fact that a case file knows", () => {
    const known = new Set([...FACTS.map(([path]) => path.split(" ", 1)[0]), "tables"]);
    assert.deepEqual(
      NODE_FACTS.map(({ key }) => key).filter((key) => !known.has(key)),
      [],
    );
  });
});
