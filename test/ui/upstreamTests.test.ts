import { cpSync } from "node:fs";
import type { Locator } from "playwright-core";
import { upstreamTree } from "../support/upstreamTree.ts";
import { Workbench } from "./workbench.ts";

/** Says what upstream's `result_check` says where an output is another than required. */
const FAILING = `define_test "port 445 down"

ok_null
rule="--------------------------------------------------"
simple_test()
{
	printf 'Running script "50.samba.script monitor"\\n%s\\nOutput (Exit status: 1):\\n%s\\n' "$rule" "$rule"
	printf 'samba not listening on TCP port 445\\n%s\\nRequired output (Exit status: 0):\\n%s\\n\\n\\nFAILED\\n' "$rule" "$rule"
	exit 1
}
simple_test
`;

/** A suite of event scripts as upstream's lies, with tests of our own. */
const TESTS = {
  "eventscripts/50.samba.monitor.101.sh": 'define_test() { echo "$1"; }\ndefine_test "healthy"\n',
  "eventscripts/50.samba.monitor.103.sh": `define_test() { echo "$1"; }\nok_null() { :; }\n${FAILING}`,
  "eventscripts/10.interface.010.sh": 'define_test() { echo "$1"; }\ndefine_test "takes and releases"\n',
  "tool/ctdb.ip.001.sh": 'define_test() { echo "$1"; }\ndefine_test "all addresses"\nctdb ip\n',
};

describe("upstream's tests in the workbench", () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    workbench = await Workbench.start({
      prepare: (folder) => {
        const given = process.env.CTDB_UPSTREAM_UI;
        const tree = upstreamTree(TESTS);
        cpSync(given ?? tree.path, folder, { recursive: true, verbatimSymlinks: true });
        tree.remove();
      },
    });
    workbench.page.setDefaultTimeout(20_000);
  });

  after(async () => {
    await workbench?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      await workbench.screenshot("upstreamTests-failed");
    }
  });

  function item(name: RegExp): Locator {
    return workbench.page.getByRole("treeitem", { name });
  }

  async function open(name: RegExp): Promise<void> {
    await item(name).first().locator(".monaco-tl-twistie").click();
  }

  it("are found with their titles, run, and show a diff at the call that failed", async () => {
    await workbench.runCommand("Testing: Focus on Test Explorer View");
    await open(/Upstream's unit tests/);
    await open(/^eventscripts/);
    await open(/^50\.samba/);
    await open(/^monitor/);
    await item(/^103: port 445 down/).waitFor();
    await workbench.screenshot("upstreamTests-tree");
    await workbench.runCommand("Test: Run All Tests");
    await item(/^103: port 445 down \(Failed\)/).waitFor();
    await item(/^tool.*\(Skipped\)/).waitFor();
    await workbench.screenshot("upstreamTests-run");
    await item(/^103: port 445 down/).dblclick();
    await workbench.page.getByText("printed something else").first().waitFor();
    await workbench.screenshot("upstreamTests-diff");
  });
});
