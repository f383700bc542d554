import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SiteFile } from "../support/checkSite.ts";
import { Editor } from "./editor.ts";
import { until } from "./until.ts";
import { Workbench } from "./workbench.ts";
import { writeSite } from "./writeSite.ts";

const SCRIPT = `#!/bin/sh

. "\${CTDB_BASE}/functions"

service_name="web"

load_script_options

# Tells which address came.
tell_address() {
	logger "$1 $2"
}

case "$1" in
startup)
	service "$service_name" start || exit 77
	;;
takeip)
	tell_address "$2" "$3"
	ip addr replace "$3/$4" dev "$2"
	;;
releaseip)
	tell_address "$2" "$3"
	ip addr del "$3/$4" dev "$2"
	;;
monitor)
	if [ "$CTDB_SAMBA_SKIP_SHARE_CHECK" = yes ]; then
		exit 0
	fi
	ctdb_check_tcp_ports 80 || exit $?

	;;
esac

exit 0
`;
/** Lines of the script, from 1. */
const LINE = { source: 3, startup: 15, takeip: 18, option: 27, helper: 30, free: 31, end: 32, esac: 33 };

const FILES: Readonly<Record<string, SiteFile>> = {
  "ctdb/functions": {
    content: "# Checks that something listens.\nctdb_check_tcp_ports()\n{\n\ttrue\n}\n",
    mode: 0o644,
  },
  "ctdb/events/legacy/50.web.script": SCRIPT,
  "ctdb/events/legacy/60.other.script": '#!/bin/sh\n\n. "$CTDB_BASE/functions"\n\nctdb_check_tcp_ports 81\n',
};

describe("writing an event script", () => {
  let workbench: Workbench;
  let editor: Editor;

  before(async function () {
    this.timeout(90_000);
    workbench = await Workbench.start({
      prepare: (folder) => writeSite(folder, FILES),
      settings: { "files.autoSave": "off", "ctdb.shellcheck.enabled": "off" },
    });
    editor = new Editor(workbench);
    await editor.open("50.web.script");
    await workbench.page.locator(".squiggly-warning").first().waitFor();
  });

  afterEach(async function () {
    await workbench.page.keyboard.press("Escape");
    if (this.currentTest?.state === "failed") await workbench.screenshot("typing-test-failed");
  });

  after(async () => {
    await workbench?.stop();
  });

  it("shows what the arguments are, links, and colours by meaning", async () => {
    const { page } = workbench;
    assert.ok(
      await until(async () => (await editor.shownLines())[LINE.takeip]?.includes('"$2"interface') === true),
    );
    await page.locator(".view-line .detected-link", { hasText: "CTDB_BASE" }).first().waitFor();
    const colour = (word: string) =>
      page
        .locator(".view-line span span", { hasText: new RegExp(`^${word}$`) })
        .first()
        .evaluate((span) => getComputedStyle(span).color);
    assert.ok(await until(async () => (await colour("tell_address")) !== (await colour("case"))));
    assert.notEqual(await colour("takeip"), await colour("logger"));
    await workbench.screenshot("typing");
  });

  it("explains events, helpers, options, statuses and the file", async () => {
    assert.match(await editor.hover(LINE.takeip, 3), /takeip INTERFACE IP MASKBITS/);
    await workbench.screenshot("typing-hover-event");
    assert.match(await editor.hover(LINE.helper, 5), /ctdb_check_tcp_ports/);
    await workbench.screenshot("typing-hover-helper");
    assert.match(await editor.hover(LINE.option, 12), /CTDB_SAMBA_SKIP_SHARE_CHECK/);
    await workbench.screenshot("typing-hover-option");
    assert.match(await editor.hover(LINE.startup + 1, 40), /DISABLED/);
    await workbench.screenshot("typing-hover-status");
    assert.match(await editor.hover(1, 3), /50\.web/);
    await workbench.screenshot("typing-hover-file");
  });

  it("goes to a helper, lists its uses, and shows the outline by events", async () => {
    const { page } = workbench;
    await editor.goTo(LINE.helper, 5);
    const uses = page.locator(".peekview-widget .monaco-list-row", { hasText: "60.other.script" });
    await editor.pressUntil("Shift+F12", uses);
    await workbench.screenshot("typing-references");
    await page.keyboard.press("Escape");
    await page.locator(".peekview-widget").waitFor({ state: "detached" });
    await editor.pressUntil("F12", page.locator(".tab.active", { hasText: "functions" }));
    await editor.pressUntil("Control+Alt+-", page.locator(".tab.active", { hasText: "50.web.script" }));
    await page.keyboard.press("Control+Shift+o");
    assert.ok(await until(async () => (await workbench.quickPickLabels()).includes("takeip")));
    await workbench.screenshot("typing-outline");
    const labels = await workbench.quickPickLabels();
    for (const name of ["startup", "takeip", "releaseip", "monitor", "tell_address"]) {
      assert.ok(labels.includes(name), `${name} is not among ${labels.join(", ")}`);
    }
  });

  it("folds handlers", async () => {
    const { keyboard } = workbench.page;
    await editor.goTo(LINE.takeip + 1);
    await keyboard.press("Control+Shift+[");
    const isFolded = async () => !(await editor.shownLines()).some((line) => line.includes("addr replace"));
    assert.ok(await until(isFolded));
    await keyboard.press("Control+Shift+]");
    assert.ok(await until(async () => !(await isFolded())));
  });

  it("offers helpers, options, sub-commands, tunables and statuses by itself", async () => {
    await editor.goTo(LINE.free);
    await workbench.page.keyboard.type("\t");
    await editor.typeLine("ctdb_ch");
    await editor.suggestions("ctdb_check_tcp_ports");
    await workbench.screenshot("typing-helpers");
    await editor.typeLine('echo "$CTDB_SAM');
    await editor.suggestions("CTDB_SAMBA_SKIP_SHARE_CHECK");
    await workbench.screenshot("typing-options");
    await editor.typeLine("ctdb ");
    await editor.suggestions("addtickle");
    await editor.typeLine("ctdb setvar ");
    await editor.suggestions("AllowClientDBAttach");
    await workbench.screenshot("typing-tunables");
    await editor.typeLine("exit ");
    assert.match((await editor.suggestions("77")).join("\n"), /^0, /);
    await workbench.screenshot("typing-statuses");
    await editor.typeLine("ctdb_check_tcp_ports ");
    const hints = workbench.page.locator(".parameter-hints-widget.visible", { hasText: "PORT" });
    await editor.pressUntil("Control+Shift+Space", hints);
    await workbench.screenshot("typing-signature");
    await editor.typeLine("true");
  });

  it("offers the events that are missing, and writes the handler", async () => {
    await editor.goTo(LINE.end, 0);
    await workbench.page.keyboard.press("Enter");
    await editor.typeLine("upd");
    await editor.suggestions("updateip) … ;;");
    await workbench.screenshot("typing-events");
    await workbench.page.keyboard.press("ArrowDown");
    const focused = workbench.page.locator(".suggest-widget.visible .monaco-list-row.focused");
    while (!(await focused.innerText()).includes("…")) await workbench.page.keyboard.press("ArrowDown");
    await workbench.page.keyboard.press("Enter");
    assert.ok(
      await until(async () => (await editor.shownLines()).some((line) => /^updateip\)/.test(line.trim()))),
    );
    await workbench.screenshot("typing-handler");
  });

  it("renames a function wherever it is called", async () => {
    const { page } = workbench;
    await page.keyboard.press("Escape");
    await editor.goTo(LINE.takeip + 1, 4);
    const name = page.locator(".rename-box input");
    await editor.pressUntil("F2", name);
    await name.fill("report");
    await name.press("Enter");
    const path = join(workbench.folder, "ctdb/events/legacy/50.web.script");
    const names = () => readFileSync(path, "utf8").match(/\b(?:report|tell_address)\b/g) ?? [];
    const isRenamed = await until(async () => {
      await editor.save();
      const all = names(); // none while the file is being written
      return all.length === 3 && all.every((name) => name === "report");
    });
    assert.ok(isRenamed, names().join(" "));
  });
});
