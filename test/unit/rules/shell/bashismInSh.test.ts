import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["bashism-in-sh"];

describe("bashism-in-sh", () => {
  it("finds tests of bash and mends what is simple", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	[[ -e /x ]] && exit 1
	[ a == b ] && exit 1
	test a == "b" && exit 1
	[ -v x ] && exit 1
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 4 [[`, `warning 5 ==`, `warning 6 ==`, `warning 7 -v`]);
  });

  it("mends ==", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	[ "$1" == b ] && exit 1
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 4 ==`]);
    assert.ok(found[0]?.message.includes(`dash says \`unexpected operator\``), found[0]?.message);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(mended.includes(`[ "$1" = b ]`), mended);
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("mends source with a path", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	source /opt/lib.sh
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 4 source`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(mended.includes(`. /opt/lib.sh`), mended);
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("mends the keyword function", async () => {
    const script = `#!/bin/sh
function check {
	:
}
function probe()
{
	:
}
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 2 function`, `warning 5 function`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(
      mended.includes(`check() {
	:
}
probe() {`),
      mended,
    );
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("mends redirections", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	check &>/dev/null
	probe >&/run/x
	more &>> /run/y
	a |& b
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 4 &>`, `warning 5 >&`, `warning 6 &>>`, `warning 7 |&`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(
      mended.includes(`check >/dev/null 2>&1
	probe >/run/x 2>&1
	more >>/run/y 2>&1
	a 2>&1 | b`),
      mended,
    );
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("finds arrays and arithmetic commands", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	a=(1 2)
	a[1]=2
	x+=y
	echo "\${a[1]}"
	((i++))
	echo $((i++)) $((++i)) $((2**3))
	for ((i=0; i<3; i++)); do :; done
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [
      `warning 4 (1 2)`,
      `warning 5 a[1]`,
      `warning 6 +=`,
      `warning 7 \${a[1]}`,
      `warning 8 ((`,
      `warning 9 ++`,
      `warning 9 ++`,
      `warning 9 **`,
      `warning 10 for ((`,
    ]);
  });

  it("finds expansions", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	echo "\${x//a/b}" "\${x/a/b}" "\${x:1:2}" "\${x:1}" "\${!x}" "\${x^^}" "\${x,,}"
	y=$'a'
	z=$"a"
	echo {a,b} {1..3}
	echo $(</run/x)
	cat <(ls) <<<"$x"
	echo "$RANDOM"
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [
      `warning 4 \${x//a/b}`,
      `warning 4 \${x/a/b}`,
      `warning 4 \${x:1:2}`,
      `warning 4 \${x:1}`,
      `warning 4 \${!x}`,
      `warning 4 \${x^^}`,
      `warning 4 \${x,,}`,
      `warning 5 $'a'`,
      `warning 6 $"a"`,
      `warning 7 {a,b}`,
      `warning 7 {1..3}`,
      `warning 8 $(</run/x)`,
      `warning 9 <(ls)`,
      `warning 9 <<<"$x"`,
      `warning 10 $RANDOM`,
    ]);
  });

  it("finds built-ins and their options", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	let i=1
	declare x=1
	pushd /
	shopt -s nullglob
	echo -e a
	printf %q "$x"
	printf -v y %s a
	read -t 5 x </run/x
	set -o pipefail
	trap cleanup ERR
	local -a z
	export -f check
	wait -n
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [
      `warning 4 let`,
      `warning 5 declare`,
      `warning 6 pushd`,
      `warning 7 shopt`,
      `warning 8 -e`,
      `warning 9 %q`,
      `warning 10 -v`,
      `warning 11 -t`,
      `warning 12 pipefail`,
      `warning 13 ERR`,
      `warning 14 -a`,
      `warning 15 -f`,
      `warning 16 -n`,
    ]);
  });

  it("finds select and fall-through", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	select i in a b; do :; done
	case a in a) : ;& b) : ;; esac
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 4 select`, `warning 5 ;&`]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/bash
case "$1" in
monitor)
	[[ -e /x ]] && exit 1
	a=(1 2)
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	local x=1
	echo -n a
	read -r -p "?" x </run/x
	[ a -nt b ] && exit
	x=\${y:-1} z=\${y:=2} w=\${#y} v=\${y%%/*} u=\${y##*/}
	echo "$((a + 1))" "$((a == 1))"
	find / -exec ls {} +
	grep -E "a{1,2}" /x
	check >/dev/null 2>&1
	check >&2
	exec 3>&1 4>&-
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
RANDOM=4
echo "$RANDOM" "\${RANDOM:-1}"
let() { :; }
let x
cat <<EOF
[[ a == b ]]
EOF
echo "[[ a == b ]] &>x"
# source x
printf "%%q"
`,
      },
      {
        script: `#!/bin/sh
[ -n "$BASH_VERSION" ] || exec /bin/bash "$0" "$@"
[[ a == b ]] && exit 1
`,
      },
    ]) {
      assert.deepEqual(await checkScript(script, { only, ...target }), [], script);
    }
  });
});
