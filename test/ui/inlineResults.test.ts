import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Editor } from "./editor.ts";
import { requireIsolation } from "./isolation.ts";
import { succeeds, until } from "./until.ts";
import { Workbench } from "./workbench.ts";

const FAILING = `#!/bin/sh
# Serves the web farm.
. "$CTDB_BASE/functions"

service_name="a web farm with a long name, so that the line is longer than a narrow editor"
ports="445"

case "$1" in
startup)
	echo "$service_name"
	;;
monitor)
	for port in $ports; do
		echo "testing port $port of $service_name, which is not needed here but makes the line long"
		farm_check "$port" "ERROR: samba tcp port $port is not responding, and this goes on until nobody reads it"
	done
	;;
esac
`;

const FUNCTIONS = `# Helper functions of this workspace.
farm_check()
{
	echo "$2"
	exit 1
}
`;

/** Besides the light one, which the workbench has at first: file name, label, class. */
const THEMES = [
  ["dark", "Dark 2026", "vs-dark"],
  ["hc-dark", "Dark High Contrast", "hc-black"],
  ["hc-light", "Light High Contrast", "hc-light"],
] as const;

describe("results in the editor", () => {
  let workbench: Workbench;
  let editor: Editor;

  before(async function () {
    this.timeout(90_000);
    await requireIsolation(this);
    workbench = await Workbench.start({
      prepare(folder) {
        const directory = join(folder, "events", "legacy");
        mkdirSync(directory, { recursive: true });
        for (const [name, text] of [
          ["10.quiet.script", '#!/bin/sh\ncase "$1" in\nmonitor)\n\ttrue\n\t;;\nesac\n'],
          ["50.farm.script", FAILING],
        ] as const) {
          writeFileSync(join(directory, name), text);
          chmodSync(join(directory, name), 0o755);
        }
        writeFileSync(join(folder, "functions"), FUNCTIONS);
      },
    });
    editor = new Editor(workbench);
  });

  after(async () => {
    await workbench?.stop();
  });

  /** What stands behind the code, in the editors that are shown. */
  function marks(): Promise<string[]> {
    return workbench.page.locator(".view-line span").evaluateAll((all) =>
      all
        .map((span) => getComputedStyle(span, "::after").content)
        .filter((content) => /[✗✓⚠]/.test(content))
        .map((content) => content.replace(/^"|"$/g, "").replaceAll("\u00a0", " ")),
    );
  }

  async function untilMarked(pattern: RegExp): Promise<void> {
    const isMarked = async (): Promise<boolean> => (await marks()).some((text) => pattern.test(text));
    assert.ok(await until(isMarked), `marks: ${(await marks()).join(" | ")}`);
  }

  it("stand behind the code, in Problems and in a hover", async () => {
    await editor.open("50.farm.script");
    await workbench.runEvent("monitor");
    await untilMarked(/^✗ ERROR 1 · \d+\.\d{3} s · ERROR: samba tcp port 445/);
    const hover = await editor.hover(15, 4);
    await workbench.screenshot("inline-hover");
    assert.match(hover, /50\.farm +ERROR/);
    assert.match(hover, /exit status 1 → ERROR 1/);
    assert.match(hover, /Run again · Open in panel/);
  });

  it("lead to the statement of the other file, which says where it was called from", async () => {
    const link = workbench.page.locator(".monaco-hover a", { hasText: /^functions:5$/ });
    const opened = workbench.page.locator(".tab.active", { hasText: "functions" });
    const isOpened = await until(async () => {
      // A pointer that moves there may close the hover on its way; a hover that is shown anew loses the click.
      await succeeds(link.dispatchEvent("click", undefined, { timeout: 5000 }));
      return (await succeeds(opened.waitFor({ timeout: 5000 }))) || (await editor.hover(15, 4)) === "";
    }, 40_000);
    assert.ok(isOpened, "the link opens nothing");
    await workbench.page.locator(".statusbar-item", { hasText: "Ln 5, Col 1" }).waitFor();
    await untilMarked(/^✗ ERROR 1 · called from 50\.farm\.script:15$/);
    await workbench.screenshot("inline-called");
  });

  it("can be read in every theme", async () => {
    await editor.open("50.farm.script");
    await workbench.screenshot("inline-light");
    for (const [name, theme, shown] of THEMES) {
      await workbench.runCommand("Preferences: Color Theme");
      await workbench.typeAndChoose(theme, "Color Theme");
      await workbench.page.locator(`.monaco-workbench.${shown}`).waitFor();
      await untilMarked(/^✗ ERROR 1/);
      await workbench.screenshot(`inline-${name}`);
    }
  });

  it("wrap with the code in a narrow editor", async () => {
    await editor.open("50.farm.script");
    await workbench.page.keyboard.press("Alt+z");
    await workbench.page.keyboard.press("Control+\\");
    await until(async () => (await marks()).length >= 2);
    await workbench.screenshot("inline-narrow");
    await editor.open("10.quiet.script");
    await untilMarked(/^✓ OK · \d\.\d{3} s$/);
    await workbench.screenshot("inline-passed");
  });
});
