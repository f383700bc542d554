import assert from "node:assert/strict";
import type { SelectionRange } from "vscode-languageserver/node";
import { codeLenses } from "../../../../src/server/features/codeLenses.ts";
import { documentLinks } from "../../../../src/server/features/documentLinks.ts";
import { foldingRanges } from "../../../../src/server/features/folding.ts";
import { handlerPlaces } from "../../../../src/server/features/handlerPlaces.ts";
import { selectionAt } from "../../../../src/server/features/selection.ts";
import { scriptTokens, semanticTokens } from "../../../../src/server/features/semanticTokens.ts";
import { documentSymbols } from "../../../../src/server/features/symbols/documentSymbols.ts";
import { WorkspaceSymbols } from "../../../../src/server/features/symbols/workspaceSymbols.ts";
import { FeatureSite, withScript } from "../../../support/featureSite.ts";

/** A script as Debian's administrators write them. */
const SCRIPT = `#!/bin/sh
# Serves the web farm.
#
# Second paragraph.

# ctdb-events: ignore=monitor-slow
. "\${CTDB_BASE}/functions"

CTDB_NFS_SKIP_SHARE_CHECK=yes
limit=3

check_farm()
{
	if [ "$limit" -gt 2 ]; then
		echo a
		echo b
	elif [ -f "$CTDB_BASE/farm.conf" ]; then
		echo c
		echo d
	else
		echo e
		echo f
	fi
	while read -r line; do
		echo "$line"
		die x
	done <<EOF
one
two
EOF
}

case "$1" in
monitor)
	check_farm
	ctdb setvar MonitorInterval 30
	;;
takeip | releaseip)
	iface=$2
	echo "$iface on $3"
	;;
*)
	exit 0
	;;
esac
`;

describe("document symbols", () => {
  it("show handlers with their events first, then functions and options", async () => {
    const symbols = await withScript(SCRIPT, (model) => documentSymbols(model));
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ["monitor", "takeip | releaseip", "*", "check_farm", "CTDB_NFS_SKIP_SHARE_CHECK"],
    );
    assert.deepEqual(symbols[0]?.range.start, { line: 33, character: 0 });
    assert.equal(symbols[0]?.range.end.line, 36);
  });

  it("show a script that tests one event", async () => {
    const text = '#!/bin/sh\n[ "$1" = "monitor" ] || exit 0\necho a\n';
    assert.deepEqual(
      (await withScript(text, (model) => documentSymbols(model))).map(({ name }) => name),
      ["monitor"],
    );
  });
});

describe("workspace symbols", () => {
  it("find events of all scripts before functions", async () => {
    const site = await new FeatureSite().write({
      "events/legacy/50.a.script": SCRIPT,
      "events/legacy/51.b.script":
        '#!/bin/sh\nmonitor_it() { :; }\ncase "$1" in monitor) monitor_it ;; esac\n',
      "events/legacy/README": "monitor\n",
    });
    try {
      const symbols = new WorkspaceSymbols(site);
      const find = async (query: string): Promise<string[]> =>
        (await symbols.find(query, () => false)).map(({ name, containerName }) => `${containerName} ${name}`);
      assert.deepEqual(await find("mon"), [
        "50.a.script monitor",
        "51.b.script monitor",
        "51.b.script monitor_it",
      ]);
      assert.deepEqual(await find("chkfrm"), ["50.a.script check_farm"]);
      assert.deepEqual(await symbols.find("", () => true), []);
    } finally {
      site.remove();
    }
  });
});

describe("folding and selection", () => {
  it("folds handlers, functions, branches, loops, here-documents and comments", async () => {
    const ranges = await withScript(SCRIPT, (model) => foldingRanges(model));
    const folded = ranges.map(
      ({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1}${kind ?? ""}`,
    );
    assert.deepEqual(folded, [
      "2-4comment",
      "12-30",
      "14-16",
      "17-19",
      "20-22",
      "24-26",
      "27-30",
      "33-44",
      "34-37",
      "38-41",
      "42-44",
    ]);
  });

  it("grows a selection by syntax, up to the handler and the script", async () => {
    const grown = await withScript(SCRIPT.replace('echo "$iface', 'echo "$if¦ace'), (model, offset) => {
      const texts: string[] = [];
      for (let at: SelectionRange | undefined = selectionAt(model, offset); at; at = at.parent) {
        const { start, end } = at.range;
        texts.push(model.text.slice(model.lines.offsetAt(start), model.lines.offsetAt(end)));
      }
      return texts;
    });
    assert.deepEqual(grown.slice(0, 5), [
      "iface",
      "$iface",
      "$iface on $3",
      '"$iface on $3"',
      'echo "$iface on $3"',
    ]);
    assert.ok(grown.includes('iface=$2\n\techo "$iface on $3"'));
    assert.equal(grown.at(-1), SCRIPT);
  });
});

describe("semantic tokens", () => {
  const tokensOf = (text: string, version = ""): Promise<string[]> =>
    withScript(
      text,
      (model) =>
        scriptTokens(model).map(
          ({ range, type, modifiers }) =>
            `${model.text.slice(range.start, range.end)} ${[type, ...modifiers].join(".")}`,
        ),
      { version },
    );

  it("mark events, helpers, CTDB's variables and arguments", async () => {
    const tokens = await tokensOf(SCRIPT);
    for (const token of [
      "monitor event",
      "takeip event",
      "check_farm function.declaration",
      "check_farm function",
      "die function.defaultLibrary",
      "CTDB_BASE variable.defaultLibrary",
      "CTDB_NFS_SKIP_SHARE_CHECK variable.defaultLibrary.declaration",
      "2 parameter",
      "setvar method",
      "MonitorInterval property",
    ]) {
      assert.ok(tokens.includes(token), `${token} in ${tokens.join(", ")}`);
    }
    assert.ok(!tokens.some((token) => token.startsWith("echo ")));
  });

  it("mark what the target release does not have any more", async () => {
    const text = '#!/bin/sh\n. "$CTDB_BASE/functions"\nloadconfig\n';
    assert.ok((await tokensOf(text)).includes("loadconfig function.defaultLibrary.deprecated"));
    assert.ok((await tokensOf(text, "4.6")).includes("loadconfig function.defaultLibrary"));
  });

  it("come as numbers that an editor can take", async () => {
    const { data } = await withScript(SCRIPT, (model) => semanticTokens(model, null));
    assert.ok(data.length > 0 && data.length % 5 === 0 && data.every((number) => number >= 0));
    const few = await withScript(SCRIPT, (model) => semanticTokens(model, { start: 0, end: 30 }));
    assert.ok(few.data.length < data.length);
  });
});

describe("links and lenses", () => {
  it("lead to files that exist and to pages of rules", async () => {
    const links = await withScript(SCRIPT, (model, _offset, site) => documentLinks(site, model), {
      files: { functions: "", "farm.conf": "" },
    });
    assert.deepEqual(
      links.map(({ range, target }) => `${range.start.line + 1} ${target?.split("/").at(-1)}`).toSorted(),
      ["17 farm.conf", "6 monitor-slow.md", "7 functions"],
    );
    const none = await withScript(SCRIPT, (model, _offset, site) => documentLinks(site, model));
    assert.equal(none.length, 1);
  });

  it("offer to run each event of a handler", async () => {
    const lenses = await withScript(SCRIPT, (model) =>
      codeLenses(model, "test.run").map(({ range, command }) => {
        const [directory, event, script] = command?.arguments ?? [];
        assert.deepEqual(
          [directory, event, script],
          [model.directory?.path, command?.title.slice(4), model.entry?.fileName.text],
        );
        return `${range.start.line + 1} ${command?.title}`;
      }),
    );
    assert.deepEqual(lenses, ["34 Run monitor", "38 Run takeip", "38 Run releaseip"]);
  });

  it("say where a handler is, and whether its event has arguments", async () => {
    const data = await withScript(SCRIPT, (model) => codeLenses(model, "x").map((lens) => lens.data));
    assert.deepEqual(
      data.map(({ handler, hasArguments }) => [handler.start.line + 1, handler.end.line + 1, hasArguments]),
      [
        [34, 37, false],
        [38, 41, true],
        [38, 41, true],
      ],
    );
    const guarded = '#!/bin/sh\n[ "$1" = monitor ] || exit 0\ntrue\nexit 1\n';
    const [behind] = await withScript(guarded, (model) => codeLenses(model, "x"));
    assert.deepEqual([behind?.data.handler.start.line, behind?.data.handler.end.line], [1, 4]);
  });

  it("offer none for events that the release does not have", async () => {
    const text = "#!/bin/sh\ncase $1 in startipreallocate|monitr) : ;; esac\n";
    assert.deepEqual(await withScript(text, (model) => codeLenses(model, "x"), { version: "4.2" }), []);
  });
});

describe("half-typed scripts", () => {
  it("get an answer to every question", async () => {
    for (let at = 12; at < SCRIPT.length; at += 29) {
      await withScript(SCRIPT.slice(0, at), async (model, _offset, site) => {
        documentSymbols(model);
        foldingRanges(model);
        selectionAt(model, at);
        semanticTokens(model, null);
        codeLenses(model, "x");
        await documentLinks(site, model);
      });
    }
  });
});

describe("the places of handlers", () => {
  const places = (event: string | null) => withScript(SCRIPT, (model) => handlerPlaces(model, event));

  it("are the labels of every event, and the arm for everything else", async () => {
    assert.deepEqual(
      (await places(null)).map(({ event, line }) => `${event} ${line}`),
      ["monitor 33", "takeip 37", "releaseip 37", "* 41"],
    );
  });

  it("are for one event its own label, or the arm that it gets to", async () => {
    assert.deepEqual(
      (await places("releaseip")).map(({ line }) => line),
      [37],
    );
    assert.deepEqual(
      (await places("startup")).map(({ event }) => event),
      ["*"],
    );
    assert.deepEqual(await withScript("#!/bin/sh\ntrue\n", (model) => handlerPlaces(model, "startup")), []);
  });
});
