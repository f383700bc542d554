import assert from "node:assert/strict";
import type { HistoryEntry } from "../../src/webview/history/messages.ts";
import { contrast, parseColour } from "../../src/webview/output/readableColour.ts";
import { makeSite, type Site } from "../support/runEvent.ts";
import { type PanelOptions, PanelSite } from "./panelSite.ts";
import { until } from "./until.ts";

/** Fonts as in VS Code. */
const FONTS =
  "--vscode-font-family:sans-serif;--vscode-font-size:13px;--vscode-editor-font-family:monospace;--vscode-editor-font-size:14px;";

/** What VS Code gives the panel in a window of 1280 by 800, and in one of 1920 by 1080 at a zoom of 200 %. */
const USUAL = { width: 554, height: 200 };
const ZOOMED = { width: 362, height: 226 };

describe("the page of the panel where there is little room", function () {
  this.timeout(30_000);
  let panel: PanelSite;
  let site: Site;

  async function open(
    size: Pick<PanelOptions, "width" | "height">,
    files: Parameters<typeof makeSite>[0],
    colours = "",
  ): Promise<void> {
    panel = await PanelSite.open({ ...size, theme: { style: FONTS + colours, bodyClass: "vscode-dark" } });
    panel.page.setDefaultTimeout(10_000);
    site = makeSite(files);
    const run = site.engine.run({ event: "monitor", args: [], timeoutSeconds: 30, trace: true });
    await panel.follow(site.path, run, "monitor");
    await panel.page.locator("#row-event .icon-fail").waitFor();
  }

  afterEach(async () => {
    await panel.close();
    await site.close();
  });

  /** The part of an element that can be seen, in pixels of its height. */
  async function seen(selector: string): Promise<number> {
    const box = await panel.page.locator(selector).first().boundingBox();
    const bottom = panel.page.viewportSize()?.height ?? 0;
    return box === null ? 0 : Math.min(bottom, box.y + box.height) - Math.max(0, box.y);
  }

  /** Has the strip of the history stand above the run, as after many runs. */
  async function giveHistory(isWide = true): Promise<void> {
    const entry = (id: number): HistoryEntry => ({
      id,
      directory: site.path,
      event: "monitor",
      command: "monitor",
      result: "failed",
      words: "failed in 50.a",
      begin: id,
      milliseconds: 100,
      mode: "isolated",
      traced: true,
      earlier: false,
    });
    const entries = Array.from({ length: 50 }, (_, index) => entry(index + 1));
    panel.post({
      kind: "part",
      part: "history",
      message: { kind: "history", history: { entries, shown: 1 } },
    });
    const button = panel.page.getByRole("button", { name: isWide ? "Compare with previous" : "History" });
    await button.waitFor();
  }

  it("shows output under a failure, also after many runs", async () => {
    await open(USUAL, { "50.a.script": "#!/bin/sh\necho why\nexit 1\n" });
    await giveHistory();
    assert.ok((await seen(".history-strip")) < 48, "the history takes one row");
    assert.ok((await seen(".lines")) >= 30, "a line of output is seen");
    assert.ok((await panel.page.locator(".history-bar").count()) >= 10);
  });

  it("shows which button has nothing to compare, and says why", async () => {
    await open(USUAL, { "50.a.script": "#!/bin/sh\nexit 1\n" });
    await giveHistory(); // the first of them is shown
    const button = panel.page.getByRole("button", { name: "Compare with previous" });
    assert.ok(await button.isDisabled());
    assert.ok((await button.evaluate((element) => Number(getComputedStyle(element).opacity))) < 1);
    assert.match((await button.getAttribute("title")) ?? "", /no run of this event before/);
    const title = await panel.page.locator("header .title").getAttribute("title");
    assert.match(title ?? "", /^Failed in 50\.a\. .*UNHEALTHY/, "a line that is cut off can be read");
  });

  it("can compare two runs at a zoom of 200 %", async () => {
    await open(ZOOMED, { "50.a.script": "#!/bin/sh\nexit 1\n" });
    await giveHistory(false);
    const { page } = panel;
    await page.getByRole("button", { name: "History" }).click();
    for (const row of [0, 1])
      await page
        .getByRole("checkbox", { name: /^Compare monitor/ })
        .nth(row)
        .check();
    await page.getByRole("button", { name: "Compare the two chosen" }).click();
    assert.ok(panel.sent.some(({ kind }) => kind === "part"));
  });

  it("shows what a search in the output found", async () => {
    const lines = Array.from({ length: 40 }, (_, index) => `echo line ${index}`);
    await open(USUAL, { "50.a.script": `#!/bin/sh\n${lines.join("\n")}\nexit 1\n` });
    await giveHistory();
    const { page } = panel;
    await page.getByRole("tab", { name: "Output" }).press("Control+f");
    const field = page.getByRole("textbox", { name: "Search in the output" });
    await field.fill("line 33");
    await page.getByText("1 of 1").waitFor();
    const found = page.locator(".line", { hasText: "line 33" });
    const { y = 0, height = 0 } = (await found.boundingBox()) ?? {};
    assert.ok(y > 0 && y + height <= USUAL.height, `the line found is at ${y}`);
    for (const name of ["Previous match (Shift+Enter)", "Next match (Enter)", "Close the search (Escape)"]) {
      const box = await page.getByRole("button", { name }).boundingBox();
      assert.ok(box !== null && box.x + box.width <= USUAL.width, `${name} is seen`);
      assert.ok(box.y + box.height <= y, `${name} is beside the field`);
    }
    await field.press("Escape");
    await page.getByRole("tab", { name: "What happened" }).click();
  });

  it("shows the end of a long output, and the way to all of it", async () => {
    const flood = "#!/bin/sh\nyes this is a long line | head -c 600000\necho\necho last\nexit 1\n";
    await open(USUAL, { "50.a.script": flood });
    await giveHistory();
    const { page } = panel;
    const link = await page.getByRole("button", { name: "Open whole output" }).boundingBox();
    assert.ok(link !== null && link.x + link.width <= USUAL.width && link.y + link.height <= USUAL.height);
    const last = page.locator(".line", { hasText: /last$/ }).last();
    const isSeen = async () => {
      const { y = 0, height = 0 } = (await last.boundingBox()) ?? {};
      return y > link.y && y + height <= USUAL.height + 1;
    };
    assert.ok(await until(isSeen, 5000), "the last line of output is seen");
  });

  it("shows where in a long line a search found something", async () => {
    const words = Array.from({ length: 40 }, (_, index) => `echo row ${index} ${"long ".repeat(20)}`);
    await open(USUAL, { "50.a.script": `#!/bin/sh\n${words.join("\n")}\nexit 1\n` });
    await giveHistory();
    const { page } = panel;
    await page.getByRole("tab", { name: "Output" }).press("Control+f");
    await page.getByRole("textbox", { name: "Search in the output" }).fill("row 33");
    const found = page.locator(".line", { hasText: "row 33" });
    const isSeen = async () => {
      const [row, view] = await Promise.all([found.boundingBox(), page.locator(".lines").boundingBox()]);
      return row !== null && view !== null && row.y >= view.y - 1 && row.y + 18 <= USUAL.height;
    };
    assert.ok(await until(isSeen, 5000), "the begin of the row is seen");
  });

  it("shows the one that failed among 500 at a zoom of 200 %", async () => {
    const names = Array.from({ length: 500 }, (_, index) => `50.s${String(index).padStart(3, "0")}.script`);
    const text = (name: string) => (name.includes("s450") ? "#!/bin/false\n" : "#!/bin/true\n");
    await open(ZOOMED, Object.fromEntries(names.map((name) => [name, text(name)])));
    await panel.page.locator('.row[aria-selected="true"] .name', { hasText: "50.s450" }).waitFor();
    assert.ok((await seen('.row[aria-selected="true"]')) >= 30);
  });

  it("shows where a script with a long name failed, and what happened", async () => {
    const name = `50.${"long-name-".repeat(20)}`;
    await open(USUAL, { [`${name}.script`]: "#!/bin/sh\nexit 3\n" });
    const { page } = panel;
    const state = page.locator(".detail-head .state");
    const { x, width } = (await state.boundingBox()) ?? { x: 0, width: 0 };
    assert.ok(x > 0 && x + width <= USUAL.width, "its state stands beside the name");
    await page.getByRole("tab", { name: "What happened" }).click();
    await page.setViewportSize({ width: 362, height: 320 });
    assert.ok(((await page.locator(".tab-panel").boundingBox())?.height ?? 0) > 60);
  });

  it("shows the line of the failure whole beside the name and the state", async () => {
    await open(USUAL, { "70.storage.script": "#!/bin/sh\nls /missing-folder\nexit 127\n" });
    const place = panel.page.locator(".blame .place");
    assert.equal(await place.innerText(), "line 3");
    const { x, width } = (await place.boundingBox()) ?? { x: 0, width: 0 };
    assert.ok(x > 0 && x + width <= USUAL.width);
    await panel.page.setViewportSize({ width: 1200, height: 600 });
    assert.equal(await place.innerText(), "70.storage.script:3");
  });

  it("has plain text on a terminal's colour that can be read there", async () => {
    const theme =
      "--vscode-terminal-foreground:#cccccc;--vscode-terminal-ansiYellow:#e5e510;--vscode-editor-background:#1e1e1e;";
    await open({}, { "50.a.script": "#!/bin/sh\nprintf '\\033[43mplain'\nexit 1\n" }, theme);
    const colours = await panel.page
      .locator(".ansi-bg-3")
      .evaluate((span) => [getComputedStyle(span).color, getComputedStyle(span).backgroundColor]);
    const [text, ground] = colours.map((colour) => parseColour(colour));
    assert.ok(text && ground && contrast(text, ground) >= 4.5, colours.join(" on "));
  });
});
