import assert from "node:assert/strict";
import { privilegeWarning } from "../../../src/runner/privilege.ts";
import { fileName } from "../../../src/scripts/fileNames.ts";

describe("privilegeWarning", () => {
  const file = (mode: number) => ({ fileName: fileName(Buffer.from("10.a.script")), mode });
  const refused = { end: { kind: "start-failed", errno: 13 } } as const;

  it("tells an ordinary user of a script that only its owner may run", () => {
    assert.match(privilegeWarning(file(0o100700), refused, false) ?? "", /10\.a\.script .*CTDB runs as root/);
  });

  it("has nothing to tell root, of a script without the owner's bit, or of one that ran", () => {
    assert.equal(privilegeWarning(file(0o100700), refused, true), null);
    assert.equal(privilegeWarning(file(0o100644), refused, false), null);
    assert.equal(privilegeWarning(file(0o100700), { end: { kind: "exit", status: 77 } }, false), null);
  });
});
