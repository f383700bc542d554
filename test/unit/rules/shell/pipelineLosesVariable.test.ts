import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["pipeline-loses-variable"];

describe("pipeline-loses-variable", () => {
  it("finds a flag that stays clear", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	failed=""
	list | while read -r x; do
		failed=1
	done
	[ -z "$failed" ] || exit 1
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 6 failed`]);
  });

  it("finds one that is cleared before the case, and not one that is cleared in another branch", async () => {
    const script = (first: string) => `#!/bin/sh
${first}
case "$1" in
monitor)
	list | while read -r x; do n=$((n + 1)); done
	[ "$n" -gt 0 ] || exit 1
	;;
esac
exit 0
`;
    for (const first of ["n=0", "m=1 n=0"]) {
      assert.deepEqual(seen(await checkScript(script(first), { only })), ["warning 5 n"], first);
    }
    assert.deepEqual(
      await checkScript(script("shopt -s lastpipe; n=0").replace("sh\n", "bash\n"), { only }),
      [],
    );
    for (const first of ["[ -f /x ] && n=0", "if true; then n=0; fi", "(n=0)"]) {
      assert.deepEqual(await checkScript(script(first), { only }), [], first);
    }
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	failed=""
	while read -r x; do
		failed=1
	done </run/x
	[ -z "$failed" ] || exit 1
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	name=a
	list | while read -r name; do :; done
	echo "$name"
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	list | while read -r x; do y=1; echo "$y"; done
	y=2
	echo "$y"
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	y=0
	list | while read -r x; do y=1; echo "$y"; done
	echo "$y"
	;;
esac
exit 0
`,
      },
    ]) {
      assert.deepEqual(await checkScript(script, { only, ...target }), [], script);
    }
  });

  it("finds a counter and a list that stay as they were", async () => {
    for (const collect of ["n=$((n + 1))", 'n="$n $x"', "n=$(($n+1))"]) {
      const script = `#!/bin/sh\nn=0\nlist | while read -r x; do\n\t${collect}\ndone\necho "$n"\n`;
      assert.deepEqual(seen(await checkScript(script, { only })), ["warning 4 n"], collect);
    }
    const shown =
      '#!/bin/sh\nn=0\nlist | while read -r x; do\n\tn=$((n + 1))\n\techo "$n"\ndone\necho "$n"\n';
    assert.deepEqual(await checkScript(shown, { only }), []);
  });
});
