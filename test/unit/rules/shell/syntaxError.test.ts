import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["syntax-error"];

describe("syntax-error", () => {
  it("finds a missing end", async () => {
    const script = `#!/bin/sh
case "$1" in
monitor)
	if [ -e /x ]; then
		exit 1
	;;
esac
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 6 ;;`]);
  });

  it("finds what is never closed", async () => {
    const script = `#!/bin/sh
if true; then
	echo a
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 2 if`]);
    assert.ok(found[0]?.message.includes(`This \`if\` has no \`fi\``), found[0]?.message);
  });

  it("finds quotes that are never closed", async () => {
    const script = `#!/bin/sh
echo "a
echo b
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 2 "`]);
  });

  it("finds words in the wrong place", async () => {
    const script = `#!/bin/sh
if true; do
	echo a
fi
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 2 do`]);
  });

  it("finds empty parts", async () => {
    const script = `#!/bin/sh
check() {
}
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 3 }`]);
  });

  it("finds a missing parenthesis in a substitution", async () => {
    const script = `#!/bin/sh
x=$(date
echo "$x"
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 2 $(`]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
exit 0
if then ((( "
`,
      },
      {
        script: `#!/bin/bash
[[ a =~ (b|c) ]] && x=(1 2)
if ((x > 1)); then :; fi
`,
      },
      {
        script: `#!/bin/sh
cat <<EOF
if "
EOF
case a in (a) : ;; b|c) esac
x=$(case a in a) echo b;; esac)
echo "\${x:-$(echo ")")}" \`echo "a"\` # it is "fine
`,
      },
      {
        script: `#!/bin/sh
`,
      },
    ]) {
      assert.deepEqual(await checkScript(script, { only, ...target }), [], script);
    }
  });
});
