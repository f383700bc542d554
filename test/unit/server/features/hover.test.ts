import assert from "node:assert/strict";
import { configCompletions, configHover } from "../../../../src/server/features/config/configItems.ts";
import { hoverAt } from "../../../../src/server/features/hover/hover.ts";
import { FeatureSite, withScript } from "../../../support/featureSite.ts";

interface Asked {
  readonly version?: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** The Markdown at the mark; empty where there is none. */
async function hover(marked: string, asked: Asked = {}): Promise<string> {
  return withScript(
    marked,
    (model, offset) => {
      const found = hoverAt(model, offset);
      return found === null ? "" : (found.contents as { readonly value: string }).value;
    },
    asked,
  );
}

const HEAD = '#!/bin/sh\n. "$CTDB_BASE/functions"\n';

describe("hover over events", () => {
  it("says what an event's arguments are, when it runs and what a failure does", async () => {
    const text = await hover(`${HEAD}case "$1" in\ntake¦ip)\n\t:\n\t;;\nesac\n`);
    assert.match(text, /takeip INTERFACE IP MASKBITS/);
    assert.match(text, /`\$2` \*\*interface\*\*/);
    assert.match(text, /A failure: The takeover run fails/);
    assert.ok(text.split("\n").length < 30, "no more than a screen");
  });

  it("says that a release does not have the event, and since when another has", async () => {
    const text = await hover(`${HEAD}[ "$1" = "startip¦reallocate" ] || exit 0\n`, { version: "4.2" });
    assert.match(text, /Not in 4\.2/);
  });

  it("says that a name is no event", async () => {
    assert.match(await hover(`${HEAD}case $1 in\nmoni¦tr) : ;;\nesac\n`), /no event/);
  });

  it("says what an argument is where it stands, also after a shift", async () => {
    assert.match(
      await hover(`${HEAD}case "$1" in\ntakeip)\n\tip addr add "$¦3"\n;;\nesac\n`),
      /`\$3`\*\*: ip/,
    );
    const shifted = `${HEAD}event=$1\nshift\ncase "$event" in\nupdateip)\n\techo \${2¦}\n;;\nesac\n`;
    assert.match(await hover(shifted), /new interface \(argument 3/);
    assert.equal(await hover(`${HEAD}log() {\n\techo "$2¦"\n}\nlog a b\n`), "");
  });
});

describe("hover over names", () => {
  it("explains a helper as the target release has it", async () => {
    assert.match(await hover(`${HEAD}di¦e "gone"\n`), /helper function/);
    const removed = await hover(`${HEAD}ctdb_service¦_check_reconfigure\n`);
    assert.match(removed, /Not in 4\.24/);
  });

  it("shows a script's own function in place of a helper, with the comment above it", async () => {
    const text = await hover(`${HEAD}# Ends it all.\n# Slowly.\ndie()\n{\n\texit 1\n}\ndi¦e\n`);
    assert.match(text, /function of this script, line 5/);
    assert.match(text, /Ends it all\.\nSlowly\./);
  });

  it("says in which sourced file a function is", async () => {
    const files = { "site.sh": "# Asks the farm.\nask_farm() { :; }\n" };
    assert.match(
      await hover(`#!/bin/sh\n. "\${CTDB_BASE}/site.sh"\nask¦_farm\n`, { files }),
      /`site\.sh`, line 2/,
    );
  });

  it("explains options, variables and tunables", async () => {
    assert.match(await hover(`${HEAD}echo "$CTDB_PARTIALLY¦_ONLINE_INTERFACES"\n`), /Default: `no`/);
    assert.match(await hover(`${HEAD}limit=20\n[ "$lim¦it" -gt 3 ]\n`), /line 3: `limit=20`/);
    assert.match(await hover(`${HEAD}ctdb setvar Monitor¦Interval 30\n`), /Default in 4\.24/);
    assert.match(await hover(`${HEAD}ctdb set¦var MonitorInterval 30\n`), /command of `ctdb`/);
  });

  it("knows what is in here-documents", async () => {
    assert.match(await hover(`${HEAD}farm=a\ncat <<EOF\n\${fa¦rm}\nEOF\n`), /farm=a/);
  });
});

describe("hover over what a script ends with", () => {
  const inMonitor = (code: string): string => `${HEAD}case "$1" in\nmonitor)\n\t${code}\n\t;;\nesac\n`;

  it("says what CTDB makes of the status in this event", async () => {
    const text = await hover(inMonitor("exit ¦1"));
    assert.match(text, /`ERROR`/);
    assert.match(text, /In `monitor`: The node becomes UNHEALTHY/);
    assert.match(await hover(inMonitor("exit ¦77")), /`DISABLED`/);
    assert.match(await hover(inMonitor("exit ¦64")), /`OK`/);
  });

  it("reads it as the target release does", async () => {
    assert.match(await hover(inMonitor("exit ¦77"), { version: "4.2" }), /`ERROR`/);
  });

  it("tells a function's status and a subshell's from the script's", async () => {
    assert.match(await hover(`${HEAD}check() {\n\treturn ¦1\n}\n`), /The function returns 1/);
    assert.match(await hover(inMonitor("(exit ¦1)")), /subshell only/);
  });

  it("says on the first line where CTDB runs the file, and why not where it does not", async () => {
    assert.match(
      await hover("#!/bi¦n/sh\n", { files: { "events/legacy/10.a.script": "#!/bin/sh\n" } }),
      /number 2 of 2/,
    );
    assert.match(await hover("#!/bi¦n/sh\n", { version: "4.2" }), /number 1 of 1/);
  });

  it("answers at every place of a script that is being typed", async () => {
    const text = `${HEAD}case "$1" in\nmonitor)\n\tif [ -n "\${CTDB_X:-$(ctdb pnn)}" ]; then\n\t\texit 1\n\tfi\n\t;;\n`;
    for (let at = HEAD.length; at < text.length; at += 3) {
      await hover(`${text.slice(0, at)}¦`);
    }
  });
});

describe("help in configuration files", () => {
  it("completes and explains options of ctdb.conf", async () => {
    const site = await new FeatureSite().write({
      "ctdb.conf": "[cluster]\n  \n[event]\n  debug script = x\n# ctdb-events: ignore=conf-\n",
    });
    try {
      const model = await site.modelAt(site.path("ctdb.conf"));
      assert.equal(model?.configKind, "ctdb.conf");
      if (model !== null) {
        const labels = configCompletions(model, "ctdb.conf", 12).map(({ label }) => label);
        assert.ok(labels.includes("cluster lock"), labels.join());
        const codes = configCompletions(model, "ctdb.conf", model.text.length - 1).map(({ label }) => label);
        assert.ok(codes.includes("conf-unknown-option") && !codes.includes("empty-script"), codes.join());
        assert.notEqual(configHover(model, "ctdb.conf", model.text.indexOf("debug") + 1), null);
      }
    } finally {
      site.remove();
    }
  });
});
