import assert from "node:assert/strict";
import type { CompletionItem, TextEdit } from "vscode-languageserver/node";
import { completionsAt } from "../../../../src/server/features/completion/completion.ts";
import { resolveItem } from "../../../../src/server/features/completion/itemData.ts";
import { PLAIN_CLIENT } from "../../../../src/server/features/model/featureClient.ts";
import { FULL_CLIENT, withScript } from "../../../support/featureSite.ts";

interface Asked {
  readonly trigger?: string;
  readonly version?: string;
  readonly snippets?: boolean;
  readonly files?: Readonly<Record<string, string>>;
}

/** The completions at the mark, in the order in which an editor shows them. */
async function complete(marked: string, asked: Asked = {}): Promise<CompletionItem[]> {
  const client = asked.snippets === false ? PLAIN_CLIENT : FULL_CLIENT;
  const items = await withScript(
    marked,
    (model, offset) => completionsAt(model, offset, client, asked.trigger ?? null),
    asked,
  );
  return items.toSorted((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
}

async function labels(marked: string, asked: Asked = {}): Promise<string[]> {
  return (await complete(marked, asked)).map(({ label }) => label);
}

async function item(label: string, marked: string, asked: Asked = {}): Promise<CompletionItem> {
  const found = (await complete(marked, asked)).find((one) => one.label === label);
  assert.ok(found, `${label} is offered`);
  return found;
}

function newText({ textEdit }: CompletionItem): string {
  return (textEdit as TextEdit).newText;
}

const HEAD = '#!/bin/sh\n. "$CTDB_BASE/functions"\n';

describe("completion of events", () => {
  const script = `${HEAD}case "$1" in\nmonitor)\n\tservice_check\n\t;;\n¦\nesac\nexit 0\n`;

  it("offers the events that the script does not serve yet before the others", async () => {
    const names = (await labels(script)).filter((label) => !label.includes(")"));
    assert.equal(names.at(-1), "monitor");
    assert.ok(names.includes("takeip"));
  });

  it("offers no event that the target release does not have", async () => {
    assert.ok((await labels(script)).includes("startipreallocate"));
    assert.ok(!(await labels(script, { version: "4.6" })).includes("startipreallocate"));
  });

  it("offers a missing handler as a whole, with the event's arguments", async () => {
    const handler = await item("takeip) … ;;", script);
    assert.equal(newText(handler), "takeip)\n\tiface=\\$2\n\tip=\\$3\n\tmaskbits=\\$4\n\t$0\n\t;;");
    assert.ok(!(await labels(script)).includes("monitor) … ;;"));
  });

  it("writes a handler without places where the editor takes no snippets", async () => {
    const handler = await item("updateip) … ;;", script, { snippets: false });
    assert.equal(newText(handler), "updateip)\n\toiface=$2\n\tniface=$3\n\tip=$4\n\tmaskbits=$5\n\t;;");
  });

  it("completes a name that is half typed, and in a pattern of several", async () => {
    const typed = await item("startup", `${HEAD}case "$1" in\nsta¦)\n\t;;\nesac\n`);
    assert.deepEqual((typed.textEdit as TextEdit).range, {
      start: { line: 3, character: 0 },
      end: { line: 3, character: 3 },
    });
    const several = await labels(`${HEAD}case "$1" in\nmonitor|sta¦`);
    assert.ok(several.includes("startup") && !several.some((label) => label.includes("…")));
  });

  it("knows a variable that holds the event, and the arguments after a shift", async () => {
    const handler = await item("takeip) … ;;", `${HEAD}event=$1\nshift\ncase "$event" in\n¦\nesac\n`);
    assert.ok(newText(handler).startsWith("takeip)\n\tiface=\\$1\n"));
  });

  it("offers nothing in a case about something else", async () => {
    assert.deepEqual(await labels(`${HEAD}case "$2" in\n¦\nesac\n`), []);
    assert.deepEqual(await labels(`${HEAD}ctl() {\ncase "$1" in\n¦\nesac\n}\nctl start\n`), []);
  });

  it("documents an event when it is looked at", async () => {
    const event = resolveItem(await item("takeip", script));
    assert.match(JSON.stringify(event.documentation), /takeip INTERFACE IP MASKBITS/);
  });
});

describe("completion of commands", () => {
  it("offers helpers with what they must be given, own functions first", async () => {
    const marked = `${HEAD}check_disk() { :; }\nmonitor_disk() {\n\tdi¦\n}\n`;
    assert.deepEqual((await labels(marked)).slice(0, 2), ["check_disk", "monitor_disk"]);
    const die = await item("die", marked);
    assert.equal(newText(die), `die \${1:message}`);
    assert.equal(newText(await item("die", marked, { snippets: false })), "die");
  });

  it("offers the functions of files that the script sources", async () => {
    const files = { "site-functions": "restart_farm() { :; }\n" };
    assert.ok(
      (await labels('#!/bin/sh\n. "$CTDB_BASE/site-functions"\nres¦', { files })).includes("restart_farm"),
    );
    assert.ok(!(await labels("#!/bin/sh\nres¦", { files })).includes("restart_farm"));
  });

  it("offers no helper that the target release does not have", async () => {
    assert.ok(!(await labels(`${HEAD}¦\n`, { version: "4.6" })).includes("load_script_options"));
    assert.ok((await labels(`${HEAD}¦\n`)).includes("load_script_options"));
  });

  it("offers commands in substitutions and behind operators, and none in arguments", async () => {
    for (const code of ["x=$(¦", "true && ¦", "if ¦", "echo `¦"]) {
      assert.ok((await labels(HEAD + code)).includes("die"), code);
    }
    assert.deepEqual(await labels(`${HEAD}echo di¦`), []);
  });

  it("offers the commands of ctdb, and tunables where one is named", async () => {
    assert.ok((await labels(`${HEAD}ctdb ¦`, { trigger: " " })).includes("setifacelink"));
    assert.ok((await labels(`${HEAD}"$CTDB" -T 5 ¦`)).includes("pnn"));
    assert.ok((await labels(`${HEAD}ctdb -¦`)).includes("-T"));
    assert.ok((await labels(`${HEAD}ctdb setvar Mon¦`)).includes("MonitorInterval"));
    assert.deepEqual(await labels(`${HEAD}ctdb setvar MonitorInterval ¦`), []);
  });

  it("offers the statuses that mean something, and none of them where nothing was asked for", async () => {
    const statuses = await complete(`${HEAD}exit ¦`, { trigger: " " });
    assert.deepEqual(
      statuses.slice(0, 3).map(({ label }) => label),
      ["0", "1", "64"],
    );
    assert.match(statuses[1]?.detail ?? "", /ERROR/);
    assert.deepEqual(statuses[1]?.labelDetails, { description: statuses[1]?.detail });
    assert.deepEqual(await labels(`${HEAD}echo ¦`, { trigger: " " }), []);
  });
});

describe("completion of variables", () => {
  it("offers the arguments of the handler with their meaning", async () => {
    const marked = `${HEAD}case "$1" in\ntakeip)\n\techo "$¦"\n\t;;\nesac\n`;
    const first = (await complete(marked)).slice(0, 4);
    assert.deepEqual(
      first.map(({ label, detail }) => `${label} ${detail}`),
      ["1 event", "2 interface", "3 ip", "4 maskbits"],
    );
    assert.equal(first[1] && newText(first[1]), "$2");
  });

  it("counts arguments that were shifted away", async () => {
    const marked = `${HEAD}event=$1\nshift\ncase "$event" in\nupdateip)\n\techo $¦\n\t;;\nesac\n`;
    assert.equal((await complete(marked))[0]?.detail, "old interface");
  });

  it("closes the brace where it is missing", async () => {
    const marked = `${HEAD}my_name=x\necho "\${my¦"\n`;
    assert.equal(newText(await item("my_name", marked)), `\${my_name}`);
    assert.equal(newText(await item("my_name", marked.replace("¦", "¦}"))), `\${my_name`);
  });

  it("offers options with their default, also before an assignment and as its value", async () => {
    const option = await item("CTDB_PARTIALLY_ONLINE_INTERFACES", `${HEAD}echo $CTDB_P¦`);
    assert.match(option.detail ?? "", /default no/);
    const assigned = await item("CTDB_PARTIALLY_ONLINE_INTERFACES", `${HEAD}CTDB_¦`);
    assert.equal(newText(assigned), "CTDB_PARTIALLY_ONLINE_INTERFACES=");
    assert.deepEqual(await labels(`${HEAD}CTDB_PARTIALLY_ONLINE_INTERFACES=¦`), ["yes", "no"]);
  });

  it("offers an option once, though a sourced file sets its default", async () => {
    const marked = `${HEAD}: "\${CTDB_NFS_CALLOUT:=x}"\nCTDB_NFS_CALLOUT=y\necho $CTDB_NFS_CALLOUT¦\n`;
    assert.equal((await labels(marked)).filter((label) => label === "CTDB_NFS_CALLOUT").length, 1);
  });

  it("knows variables in here-documents, and none in single quotes", async () => {
    assert.ok((await labels(`${HEAD}farm=a\ncat <<EOF\n$¦\nEOF\n`)).includes("farm"));
    assert.deepEqual(await labels(`${HEAD}farm=a\necho '$¦'\n`), []);
    assert.deepEqual(await labels(`${HEAD}farm=a\ncat <<'EOF'\n$¦\nEOF\n`), []);
  });
});

describe("completion of paths, codes and whole scripts", () => {
  it("offers what lies below CTDB_BASE, and nothing above it", async () => {
    const files = { functions: "", "nfs-checks.d/00.a.check": "", "extra.sh": "" };
    assert.deepEqual(await labels(`#!/bin/sh\n. "\${CTDB_BASE}/¦"`, { files, trigger: "/" }), [
      "functions",
      "extra.sh",
      "events",
      "nfs-checks.d",
    ]);
    assert.deepEqual(await labels("#!/bin/sh\nx=$CTDB_BASE/nfs-checks.d/¦", { files }), ["00.a.check"]);
    assert.deepEqual(await labels('#!/bin/sh\n. "$CTDB_BASE/../¦"', { files }), []);
    assert.deepEqual(await labels("#!/bin/sh\n. /etc/¦", { files, trigger: "/" }), []);
  });

  it("offers the codes of findings in the comment that silences them", async () => {
    const codes = await labels("#!/bin/sh\n# ctdb-events: ignore=¦\n");
    assert.deepEqual(codes, [...new Set(codes)]);
    assert.deepEqual(await labels("#!/bin/sh\n# see ignore=¦\n"), []);
  });

  it("offers a whole script in an empty file", async () => {
    const [skeleton] = await complete("¦");
    assert.match(newText(skeleton ?? { label: "" }), /^#!\/bin\/sh\n/);
    assert.match(newText(skeleton ?? { label: "" }), /monitor\)/);
    const behind = await item("ctdb event script", "#!/bin/sh\n\nct¦");
    assert.ok(newText(behind).startsWith("# What this script is for."));
    assert.ok(!(await labels(`${HEAD}¦`)).includes("ctdb event script"));
  });

  it("answers at every place of a script that is being typed", async () => {
    const text = `${HEAD}case "$1" in\nmonitor)\n\tif [ -n "\${CTDB_X:-$(ctdb pnn | sed -e 's/a/b/')}" ]; then\n\t\tdie "a\n\t\tcat <<-E\n\t\t$x\n\t\tE\n\tfi\n\t;;\n`;
    for (let at = HEAD.length; at <= text.length; at += 3) {
      await complete(`${text.slice(0, at)}¦`);
    }
  });
});
