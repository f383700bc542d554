import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["sourced-helper-exits"];

describe("sourced-helper-exits", () => {
  it("warns where the failure of such a helper is to be handled", async () => {
    const text = handlerScript(
      "startup",
      "if ! ctdb_setup_state_dir service x; then",
      "\tlogger none",
      "fi",
      'die "no" || logger dead',
    );
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["warning 4 ctdb_setup_state_dir", "warning 7 die"]);
    assert.match(found[0]?.message ?? "", /does not return a failure but ends the script/);
  });

  it("is silent where the script ends anyway, in a subshell, for other helpers and own functions", async () => {
    for (const text of [
      handlerScript("startup", "ctdb_setup_state_dir service x || exit 1"),
      handlerScript("startup", "(ctdb_setup_state_dir service x) || logger none"),
      handlerScript("startup", 'if ! ip_addr_add "$3/$4" "$2"; then', "\tlogger none", "fi"),
      handlerScript("startup", 'die "no" || logger dead').replace("case", "die() {\n\treturn 1\n}\ncase"),
      handlerScript("startup", '/opt/x || die "no"'),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });
});
