import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Editor } from "./editor.ts";
import { requireIsolation } from "./isolation.ts";
import { Workbench } from "./workbench.ts";

const COVERED = `#!/bin/sh
. "$CTDB_BASE/functions"

check_disk() {
	if [ ! -d "$1" ]; then
		echo "$1 is missing"
		exit 1
	fi
}

case "$1" in
startup)
	for mount in /nowhere; do
		check_disk "$mount" ||
			echo "never said"
	done
	;;
monitor)
	check_disk /
	true && cat <<EOF
the disk
is there
EOF
	;;
esac
`;
const DIRECTORY = join("etc", "ctdb", "events", "legacy");

describe("coverage in the workbench", () => {
  let workbench: Workbench;
  let editor: Editor;

  before(async function () {
    this.timeout(90_000);
    await requireIsolation(this);
    workbench = await Workbench.start({
      prepare: (folder) => {
        mkdirSync(join(folder, DIRECTORY), { recursive: true });
        for (const [name, text] of [
          ["20.disk.script", COVERED],
          ["30.never.script", '#!/bin/sh\ncase "$1" in\nnever)\n\texit 1\n\t;;\nesac\n'],
        ] as const) {
          writeFileSync(join(folder, DIRECTORY, name), text);
          chmodSync(join(folder, DIRECTORY, name), 0o755);
        }
      },
    });
    editor = new Editor(workbench);
  });

  after(() => workbench?.stop());

  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      await workbench.screenshot("coverage-failed");
    }
  });

  /** How the editor marks a line, from 1: `hit`, `miss`, both where only a part was executed, or nothing. */
  async function mark(line: number): Promise<string> {
    const number = workbench.page
      .locator(".margin .line-numbers")
      .filter({ hasText: new RegExp(`^${line}$`) });
    const classes = (await number.getAttribute("class")) ?? "";
    return ["hit", "miss"].filter((kind) => classes.includes(`coverage-deco-${kind}`)).join(" ");
  }

  it("shows what the tests of a directory executed, in its view and in the editor", async () => {
    const { page } = workbench;
    await editor.open("20.disk.script");
    await workbench.runCommand("Testing: Focus on Test Explorer View");
    await page.locator(".test-explorer .monaco-list-row", { hasText: "events/legacy" }).waitFor();
    await workbench.runCommand("Test: Run All Tests with Coverage");
    await page.locator(".coverage-deco-gutter").first().waitFor();
    const rows = page.locator(".test-coverage-list-item");
    const names = (await rows.allInnerTexts()).map((text) => text.split("\n")[0]);
    assert.deepEqual(names, ["legacy", "20.disk.script", "30.never.script"]);
    const lines = {
      5: "hit",
      6: "hit",
      8: "hit",
      11: "hit",
      13: "hit",
      14: "hit miss",
      15: "miss",
      19: "hit",
    };
    const marks = await Promise.all(Object.keys(lines).map(async (line) => [line, await mark(Number(line))]));
    await workbench.runCommand("Test: Toggle Inline Coverage");
    await page.locator(".coverage-deco-inline").first().waitFor();
    await workbench.screenshot("coverage");
    assert.deepEqual(Object.fromEntries(marks), lines);
  });
});
