import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["updateip-missing"];

describe("updateip-missing", () => {
  const takeip = 'takeip)\n\tip rule add from "$3" iif "$2" table 7\n\t;;\n';
  const releaseip = 'releaseip)\n\tip rule del from "$3" iif "$2" table 7\n\t;;\n';
  const script = (arms: string): string => `#!/bin/sh\ncase "$1" in\n${arms}esac\nexit 0\n`;

  it("warns where something is bound to the interface, and inserts a handler", async () => {
    const text = script(takeip + releaseip);
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["warning 3 takeip"]);
    const mended = applyFix(text, found[0]?.fixes[0]);
    assert.match(
      mended,
      /table 7\n\t;;\nupdateip\)\n\toiface=\$2\n\tniface=\$3\n\tip=\$4\n\tmaskbits=\$5\n.*\n\t;;\nreleaseip\)/,
    );
    assert.deepEqual(await checkScript(mended, { only: ["updateip-missing", "wrong-event-arguments"] }), []);
  });

  it("knows the interface in a variable, too", async () => {
    const named = 'takeip)\n\tiface=$2\n\tip route add 192.0.2.0/24 dev "$iface"\n\t;;\n';
    assert.deepEqual(seen(await checkScript(script(named + releaseip), { only })), ["warning 3 takeip"]);
  });

  it("only mentions it where ipreallocated may mend that", async () => {
    const text = script(`${takeip}${releaseip}ipreallocated)\n\t/opt/repair\n\t;;\n`);
    assert.deepEqual(seen(await checkScript(text, { only })), ["information 3 takeip"]);
  });

  it("is silent where nothing depends on the interface, or something handles updateip", async () => {
    const plain =
      'takeip)\n\tip rule add from "$3" table 7\n\t;;\nreleaseip)\n\tip rule del from "$3"\n\t;;\n';
    for (const text of [
      script(plain),
      script('takeip | releaseip)\n\tlogger "$1 $2 $3"\n\t;;\n'),
      script(`${takeip}${releaseip}updateip)\n\t/opt/move "$@"\n\t;;\n`),
      script(`${takeip}${releaseip}*)\n\t/opt/other "$@"\n\t;;\n`),
      script(`${takeip}${releaseip}update*)\n\t/opt/move "$@"\n\t;;\n`),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
    assert.deepEqual(await checkScript(script(takeip + releaseip), { only, version: "1.0.112" }), []);
  });
});
