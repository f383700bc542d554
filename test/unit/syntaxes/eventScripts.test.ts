import assert from "node:assert/strict";
import { skipBecause } from "../../skipBecause.ts";
import { shellGrammar, type Token, tokenize } from "./grammars.ts";
import { scopesOf, textsWith } from "./scopes.ts";

const event = "entity.name.type.event.ctdb";
const helper = "support.function.helper.ctdb";
const variable = "variable.other.constant.ctdb";

function shell(text: string): Promise<readonly (readonly Token[])[]> {
  return tokenize("source.shell", text);
}

const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
init) ;;
startup|monitor)
	ctdb_setup_state_dir service "$x" || die "no $x"
	case "$x" in
	shutdown) ;;
	esac
	;;
takeip | \\
releaseip)
	pnn=$(ctdb_get_pnn)
	;;
other) ;;
esac`;

describe("an event script", () => {
  before(function () {
    if (!shellGrammar) skipBecause(this, "the grammar of VS Code is not fetched: npm run test:ui fetches it");
  });

  it("has its event labels marked, and no other labels", async () => {
    const lines = await shell(script);
    assert.deepEqual(textsWith(lines, event), ["init", "startup", "monitor", "takeip", "releaseip"]);
  });

  it("has labels that are not strings, so that completion opens while they are typed", async () => {
    const lines = await shell('case "$1" in\nstart');
    const label = lines.at(-1)?.filter(({ scopes }) => scopes.some((scope) => scope.startsWith("string")));
    assert.deepEqual(label, []);
  });

  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is shell
  for (const subject of ["$1", '"$1"', '"${1}"', '"$event"', '"$event_name"', "$EVENT"]) {
    it(`has its labels marked in case ${subject}`, async () => {
      assert.deepEqual(textsWith(await shell(`case ${subject} in\nmonitor) ;;\nesac`), event), ["monitor"]);
    });
  }

  for (const subject of ["$2", '"$service"', "$(uname)"]) {
    it(`has no labels marked in case ${subject}`, async () => {
      assert.deepEqual(textsWith(await shell(`case ${subject} in\nmonitor) ;;\nesac`), event), []);
    });
  }

  it("leaves the labels of service scripts alone", async () => {
    const lines = await shell('case "$1" in\nstart|stop|status|reload) ;;\nesac');
    assert.deepEqual(textsWith(lines, event), []);
  });

  it("has the shell marked as before after its case", async () => {
    const lines = await shell(`${script}\necho done\ncase $y in\nmonitor) ;;\nesac`);
    assert.equal(textsWith(lines, event).length, 5);
    assert.deepEqual(textsWith(lines, "keyword.control.esac.shell"), ["esac", "esac", "esac"]);
  });

  it("has calls of helper functions marked", async () => {
    const called = ["load_script_options", "ctdb_setup_state_dir", "die", "ctdb_get_pnn"];
    assert.deepEqual(textsWith(await shell(script), helper), called);
  });

  for (const text of ["echo die", "die() { :; }", "./die", "# die", 'x="die"', "diet", "die-hard"]) {
    it(`has no helper function marked in ${text}`, async () => {
      assert.deepEqual(textsWith(await shell(text), helper), []);
    });
  }

  const uses: Readonly<Record<string, readonly string[]>> = {
    "echo $CTDB_BASE": ["$", "CTDB_BASE"],
    'echo "${CTDB_VARDIR:-/x}"': ["CTDB_VARDIR"],
    "CTDB_A=1 CTDB_B=2 foo": ["CTDB_A", "CTDB_B"],
    "export CTDB_A=1": ["CTDB_A"],
    "if x; then CTDB_A=1; fi": ["CTDB_A"],
    "echo '$CTDB_BASE' CTDB_BASE # $CTDB_BASE": [],
    "env CTDB_A=1 foo": [],
    "MY_CTDB_A=$MY_CTDB_A": [],
  };
  for (const [text, expected] of Object.entries(uses)) {
    it(`has ${expected.length === 0 ? "no variables" : expected.join(" ")} marked in ${text}`, async () => {
      assert.deepEqual(textsWith(await shell(text), variable), expected);
    });
  }

  it("keeps the command after an assignment a command", async () => {
    const lines = await shell("CTDB_A=1 nice_service x");
    assert.deepEqual(textsWith(lines, helper), ["nice_service"]);
  });
});

describe("an options file", () => {
  before(function () {
    if (!shellGrammar) skipBecause(this, "the grammar of VS Code is not fetched: npm run test:ui fetches it");
  });

  it("has its variables marked, in values too", async () => {
    const lines = await tokenize("source.ctdb-options", 'CTDB_NATGW_NODES="$CTDB_BASE/natgw_nodes"');
    assert.deepEqual(textsWith(lines, variable), ["CTDB_NATGW_NODES", "$", "CTDB_BASE"]);
  });

  it("has a blank before the equals sign marked, which makes the variable a command", async () => {
    const scopes = await scopesOf("ctdb-options", "CTDB_A = 1");
    assert.deepEqual(scopes.slice(0, 2), [`CTDB_A → ${variable}`, "= → invalid.illegal.blank"]);
  });
});
