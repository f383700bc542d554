// Runs the host tests: VS Code's server, a headless browser that opens it, and mocha in the extension host.
// Results go to the file that CTDB_RESULTS names, one line each.
import { appendFileSync } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../../scripts/lib/browser.ts";
import type { TestResult } from "../../scripts/lib/mochaResults.ts";
import { artifacts, root } from "../../scripts/lib/paths.ts";
import { endOrderlyOnSignals, endTree } from "../../scripts/lib/processes.ts";
import { ensureVscode, privateFolders, removeFolders, startTestServer } from "../../scripts/lib/vscode.ts";
import { type Launch, launches } from "./launches.ts";
import { resultMark } from "./resultMark.ts";

endOrderlyOnSignals();

const verdictMs = 400_000;
const resultsFile = process.env.CTDB_RESULTS ?? join(artifacts, "host.results.jsonl");

const only = process.argv.slice(2);
const chosen = launches.filter((launch) => only.length === 0 || only.includes(launch.label));
await mkdir(artifacts, { recursive: true });
const vscode = await ensureVscode(console.log);
const browser = await launchBrowser();
try {
  for (const launch of chosen) if (!(await runLaunch(browser, launch))) process.exitCode = 1;
  report({ state: "end" });
} finally {
  await browser.close();
}

/** One launch from start to clean end; false when a test failed or there was no verdict. */
async function runLaunch(inBrowser: Browser, launch: Launch): Promise<boolean> {
  const begin = Date.now();
  // In a browser VS Code saves by itself, which would come between a test and its own saving; on a desktop it does not.
  const folders = await privateFolders({ "files.autoSave": "off" });
  const workspace = join(folders.base, "workspace");
  await mkdir(workspace);
  if (launch.fixture) await cp(join(root, launch.fixture), workspace, { recursive: true });
  const opened = launch.prepare?.(workspace, join(root, "docs", "rules"));
  const { url, server } = await startTestServer(vscode, folders, {
    trusted: launch.trusted,
    // The virtual nodes of the tests are not the user's.
    env: { CTDB_HOST_LABEL: launch.label, XDG_STATE_HOME: join(folders.base, "state") },
    log: join(artifacts, `host-${launch.label}.server.log`),
  });
  try {
    return await verdict(inBrowser, launch.label, address(url, workspace, opened));
  } finally {
    await endTree(server);
    await removeFolders(folders);
    console.log(`${launch.label}: ${((Date.now() - begin) / 1000).toFixed(1)} s`);
  }
}

/** Opens the address and waits until VS Code says how the tests ended. */
async function verdict(inBrowser: Browser, label: string, url: string): Promise<boolean> {
  const context = await inBrowser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  let ended = false;
  const exit = new Promise<number>((resolve) => {
    void page.exposeFunction("codeAutomationExit", (code: number) => resolve(code));
  });
  await page.exposeFunction("codeAutomationLog", (_type: string, args: readonly unknown[]) => {
    for (const arg of args) {
      const text = String(arg);
      if (!text.includes(resultMark)) continue;
      const result: TestResult = JSON.parse(text.slice(text.indexOf(resultMark) + resultMark.length));
      if (result.state === "end") ended = true;
      else if (result.state !== "left")
        report({ ...result, title: `[${label}] ${result.title}`, part: label });
    }
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<number>((resolve) => {
    timer = setTimeout(() => resolve(-1), verdictMs);
  });
  await page.goto(url);
  const code = await Promise.race([exit, late]);
  clearTimeout(timer);
  if (!ended) {
    await page.screenshot({ path: join(artifacts, `host-${label}.png`) }).catch(() => undefined);
    const error = code === -1 ? `no verdict after ${verdictMs / 1000} s` : "mocha did not reach the end";
    report({ state: "failed", title: `[${label}] the tests run inside VS Code`, error, part: label });
  }
  await context.close();
  return ended && code === 0;
}

function report(result: TestResult): void {
  if (result.state !== "end") console.log(`  ${result.state}: ${result.title}`);
  if (result.state === "failed") console.log(result.error);
  appendFileSync(resultsFile, `${JSON.stringify(result)}\n`);
}

/** @param file the workspace file to open in place of the folder */
function address(url: string, folder: string, file: string | undefined): string {
  const { host } = new URL(url);
  const remote = (path: string) => `vscode-remote://${host}${path}`;
  const payload = JSON.stringify([
    ["extensionDevelopmentPath", remote(root)],
    ["extensionTestsPath", remote(join(root, "dist", "test", "host", "index.cjs"))],
  ]);
  const opened = file === undefined ? ["folder", folder] : ["workspace", file];
  return `${url}?${opened.map(encodeURIComponent).join("=")}&payload=${encodeURIComponent(payload)}`;
}
