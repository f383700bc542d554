import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["ctdb-in-init"];

describe("ctdb-in-init", () => {
  it("finds the tool and helpers that use it in init", async () => {
    const text = handlerScript(
      "init",
      "ctdb status",
      '"$CTDB" -X ip',
      "pnn=$(ctdb_get_pnn)",
      "timeout 5 /usr/bin/ctdb pnn",
    );
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), [
      "error 4 ctdb",
      'error 5 "$CTDB"',
      "error 6 ctdb_get_pnn",
      "error 7 /usr/bin/ctdb",
    ]);
    assert.match(found[0]?.message ?? "", /`ctdb status` asks ctdbd, .* hangs until its time-out/);
  });

  it("finds what every event runs", async () => {
    const text = `#!/bin/sh\npnn=$(ctdb pnn)\n${handlerScript("monitor", "/opt/x").slice(10)}`;
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["error 2 ctdb"]);
    assert.match(found[0]?.message ?? "", /^Every event runs this line, `init` too/);
  });

  it("is silent where init does not get, or ctdbd is not needed", async () => {
    for (const text of [
      handlerScript("startup | monitor", "ctdb status"),
      handlerScript("init", "ctdb listnodes", "ctdb event status legacy monitor"),
      handlerScript("init", "ctdb status >/dev/null 2>&1 &"),
      '#!/bin/sh\n[ "$1" = monitor ] || exit 0\nctdb status\n',
      '#!/bin/sh\n[ "$1" = init ] && exit 0\nctdb status\n',
      '#!/bin/sh\nif [ -n "$X" ]; then\n\tctdb status\nfi\nexit 0\n',
      "#!/bin/sh\nask() {\n\tctdb status\n}\nexit 0\n",
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });

  it("knows that init was run later in ctdbd's start before 2.3", async () => {
    const text = handlerScript("init", "ctdb status");
    assert.deepEqual(await checkScript(text, { only, version: "2.2" }), []);
    assert.equal((await checkScript(text, { only, version: "2.3" })).length, 1);
  });

  it("says nothing of every event behind a guard that it does not understand", async () => {
    const rest = 'pnn=$(ctdb pnn)\necho "$pnn"\n';
    for (const guard of [
      "[[ $1 =~ ^(startup|ipreallocated)$ ]] || exit 0",
      'case " startup recovered " in *" $1 "*) ;; *) exit 0 ;; esac',
      'for e in startup; do [ "$e" = "$1" ] && run=1; done\n[ -n "$run" ] || exit 0',
      'ours() { [[ $1 == take* ]] || exit 0; }\nours "$1"',
      '. /opt/site/dispatch.sh "$1"',
    ]) {
      const text = `#!/bin/bash\n${guard}\n${rest}`;
      assert.deepEqual(await checkScript(text, { only: ["ctdb-in-init", "restart-in-monitor"] }), [], text);
    }
    const understood = `#!/bin/sh\n[ "$1" = monitor ] && exit 0\n[ -f /etc/x ] || exit 0\n${rest}`;
    assert.equal((await checkScript(understood, { only: ["ctdb-in-init"] })).length, 1);
  });
});
