import assert from "node:assert/strict";
import { loadShellParser } from "../../../src/shell/shellParser.ts";
import { readShellScript } from "../../../src/shell/shellScript.ts";
import { checkScript } from "../../support/checkSite.ts";
import { seen } from "../../support/seen.ts";

const TIGHT = `#!/bin/sh
start_it() { systemctl start filer || exit 1; }
case "$1" in
startup)start_it;;
"monitor"|ipreallocated)[ -f /run/filer ]||exit 1;;
takeip)x="$3" /opt/take;exit;; releaseip)"$HOME"/give;;
updateip)[ \\( "$2" = a -o "$2" = b \\) -a -d /srv ]&&move;;
*)exit 0;;
esac
[ "$a" "$op" "$b" ] && rebuild
`;

describe("Arms of case with commands right behind the parenthesis", () => {
  it("are read, with all nodes at their places", async () => {
    const { errors, commands, nodes } = readShellScript((await loadShellParser()).parse(TIGHT));
    assert.deepEqual(errors, []);
    assert.deepEqual(
      commands.map(({ node }) => node.text),
      [
        "systemctl start filer",
        "exit 1",
        "start_it",
        "[ -f /run/filer ]",
        "exit 1",
        'x="$3" /opt/take',
        "exit",
        '"$HOME"/give',
        '[ \\( "$2" = a -o "$2" = b \\) -a -d /srv ]',
        "move",
        "exit 0",
        '[ "$a" "$op" "$b" ]',
        "rebuild",
      ],
    );
    const arms = nodes.filter(({ type }) => type === "case_item").map(({ text }) => text);
    assert.equal(arms[0], "startup)start_it;;");
    assert.equal(arms.at(-1), "*)exit 0;;");
  });

  it("are those of events", async () => {
    const text =
      "#!/bin/sh\ncase $1 in\nmonitor)systemctl restart filer;;\nmoniter)exit;;\n*)exit 0;;\nesac\n";
    const found = await checkScript(text, { only: ["restart-in-monitor", "unknown-event"] });
    assert.deepEqual(seen(found), ["warning 3 restart", "information 4 moniter"]);
  });

  it("change nothing where the script has other mistakes", async () => {
    const parser = await loadShellParser();
    for (const text of ["x=$(a\nb)c\nif\n", "case $1 in\na)b\n", "a)b\n)c\n"]) {
      const { nodes } = parser.parse(text);
      for (const { start, end } of nodes) {
        assert.ok(0 <= start && start <= end && end <= text.length);
      }
    }
  });
});
