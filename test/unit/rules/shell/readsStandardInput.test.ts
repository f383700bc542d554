import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["reads-standard-input"];

describe("reads-standard-input", () => {
  it("finds read, cat and loops", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	read -r x
	y=$(cat)
	while read -r line; do :; done
	cat | grep x
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 4 read`, `warning 5 cat`, `warning 6 read`, `warning 7 cat`]);
  });

  it("is silent on compounds of bash that have a text as their input", async () => {
    for (const line of [
      'while IFS= read -r line; do echo "$line"; done <<<"$(ip -o link)"',
      "for x in a; do read -r y; done <<< $x",
      'if read -r x; then echo "$x"; fi <<<x >/dev/null',
      "{ read -r x; read -r y; } <<<x",
      "read -r x <<<x",
    ]) {
      const script = `#!/bin/bash\ncase "$1" in\nmonitor)\n\t${line}\n\t;;\nesac\nexit 0\n`;
      assert.deepEqual(await checkScript(script, { only }), [], line);
    }
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	read -r x </run/x
	ls | while read -r line; do read -r y; done
	while read -r line; do :; done </run/x
	cat /run/x
	cat <<EOF
	a
	EOF
	{ read -r a; cat; } </run/x
	read -r z <<EOF
	b
	EOF
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
exec </run/x
read -r a
`,
      },
      {
        script: `#!/bin/sh
lines() { while read -r l; do echo "$l"; done; }
ls | lines
`,
      },
      {
        script: `#!/bin/sh
case "$1" in
import)
	cat >/run/x
	;;
esac
exit 0
`,
      },
    ]) {
      assert.deepEqual(await checkScript(script, { only, ...target }), [], script);
    }
  });
});
