import assert from "node:assert/strict";
import { makeSite, type Site } from "../support/runEvent.ts";
import { axeViolations } from "./axe.ts";
import { PanelSite } from "./panelSite.ts";

const HOSTILE = String.raw`#!/bin/sh
printf '<script>document.title="run"</script>\n<img src=x onerror=alert(1)>\n'
printf '\033[2J\033]0;t\007\033[31mred\033[8mhidden\033[0m\r\n\342\200\256rtl\n'
i=0; while [ $i -lt 3000 ]; do echo "line $i of many"; i=$((i+1)); done
exit 127
`;
/** Chosen while it is silent, and then 20 MB without a pause. */
const FLOOD =
  "#!/bin/sh\nsleep 1; yes 'a line of a flood that nobody can read' | head -c 20000000; echo; echo end\n";

describe("the page of the panel", function () {
  this.timeout(30_000);
  const sites: Site[] = [];
  let panel: PanelSite;

  beforeEach(async () => {
    panel = await PanelSite.open();
    panel.page.setDefaultTimeout(10_000); // so that what is waited for is named
  });

  afterEach(async () => {
    assert.deepEqual(panel.complaints, [], "the browser complains about nothing, such as the policy");
    await panel.close();
    await Promise.all(sites.splice(0).map((site) => site.close()));
  });

  async function run(files: Parameters<typeof makeSite>[0], event = "monitor"): Promise<void> {
    const site = makeSite(files);
    sites.push(site);
    await panel.follow(site.path, site.engine.run({ event, args: [], timeoutSeconds: 30 }), event);
  }

  // Colours come from the themes of VS Code, which are not here.
  const violations = () => axeViolations(panel.page, "color-contrast");

  const chosen = () => panel.page.locator('.row[aria-selected="true"] .name').innerText();
  const waitChosen = (name: string) =>
    panel.page.locator('.row[aria-selected="true"] .name').getByText(name, { exact: true }).waitFor();

  it("shows hostile output as text, coloured and searchable", async () => {
    await run({ "50.<b>x.script": HOSTILE });
    const { page } = panel;
    await waitChosen("50.<b>x");
    await page.locator(".line").first().waitFor();
    const lines = await page.locator(".line-text").allTextContents();
    assert.deepEqual(lines.slice(0, 4), [
      '<script>document.title="run"</script>',
      "<img src=x onerror=alert(1)>",
      "^[[2J^[]0;t^Gredhidden^M",
      "<U+202E>rtl",
    ]);
    assert.equal(await page.title(), "CTDB Events");
    assert.deepEqual(await page.locator(".ansi-fg-1").allInnerTexts(), ["red", "hidden"]);
    assert.ok((await page.locator(".line").count()) < 1000, "only what is near is made");
    await page.getByRole("tab", { name: "Output" }).focus();
    await page.keyboard.press("Control+f");
    await page.keyboard.type("LINE 2999");
    await page.locator(".found", { hasText: "1 of 1" }).waitFor();
    await page.locator(".line-text", { hasText: "line 2999 of many" }).waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".search").count(), 0);
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "row-0", "back in the list");
  });

  it("is driven by keys alone and keeps what was chosen over a reload", async () => {
    await run({
      "10.a.script": "#!/bin/sh\n",
      "20.b.script": "#!/bin/sh\necho b\n",
      "30.c.script": "#!/bin/sh\n",
    });
    const { page } = panel;
    await page.locator("#row-2 .state", { hasText: "OK" }).waitFor();
    assert.equal(await chosen(), "monitor");
    // As VS Code does where the panel is shown by its command.
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    assert.equal(await page.evaluate(() => document.activeElement?.id), "row-event");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    assert.equal(await chosen(), "20.b");
    await page.locator(".line-text", { hasText: "b" }).waitFor();
    await page.keyboard.press("End");
    assert.equal(await chosen(), "30.c");
    await page.keyboard.type("20");
    assert.equal(await chosen(), "20.b");
    await page.keyboard.press("Enter");
    await page.locator('[role="tab"]:focus').waitFor();
    await page.keyboard.press("ArrowRight");
    const says = page.getByRole("region", { name: "CTDB's status text" });
    assert.match(await says.innerText(), /^20\.b +OK +0\.\d{3} /);
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    assert.deepEqual(
      panel.sent.filter(({ kind }) => kind === "copyScriptStatus"),
      [{ kind: "copyScriptStatus", id: 1, index: 1 }],
    );
    await panel.reload();
    await says.waitFor();
    assert.equal(await chosen(), "20.b");
  });

  it("has no faults for those who hear it", async () => {
    await run({ "10.a.script": "#!/bin/sh\necho a\nexit 1\n", "20.b.script": "#!/bin/sh\n" });
    assert.deepEqual(await violations(), []);
    await panel.page.getByRole("tab", { name: "What happened" }).click();
    assert.deepEqual(await violations(), []);
    await panel.page.locator("#row-event").click();
    await panel.page.locator(".section summary").first().click();
    assert.deepEqual(await violations(), []);
  });

  it("checks what is typed into the form, and runs it", async () => {
    await run({ "10.a.script": "#!/bin/sh\n" });
    const { page } = panel;
    await page.getByRole("button", { name: "Run again" }).waitFor();
    const field = page.getByRole("textbox", { name: "Arguments" });
    await field.fill("now");
    const input = { id: 1, event: "monitor", args: "now" };
    const problem = { field: "args", sentence: "CTDB gives monitor no arguments; 1 is given." } as const;
    panel.post({ kind: "formProblem", input, problem });
    await page.getByRole("alert").filter({ hasText: problem.sentence }).waitFor();
    assert.notEqual(
      await page.getByRole("button", { name: "Run", exact: true }).getAttribute("disabled"),
      null,
    );
    await field.fill("");
    await field.press("Enter");
    assert.deepEqual(panel.sent.at(-1), { kind: "runForm", input: { ...input, args: "" } });
    await page.getByRole("combobox", { name: "Event" }).selectOption("takeip");
    await field.fill("eth0 10.0.0.31 24");
    await field.press("Enter");
    assert.deepEqual(panel.sent.at(-1), {
      kind: "runForm",
      input: { id: 1, event: "takeip", args: "eth0 10.0.0.31 24" },
    });
    await page.getByRole("combobox", { name: "Event" }).selectOption("Other event…");
    await page.keyboard.type("my-event");
    await page.keyboard.press("Enter");
    assert.deepEqual(panel.sent.at(-1), { kind: "runForm", input: { id: 1, event: "my-event", args: "" } });
  });

  it("shows 500 scripts and the one that fails among them", async () => {
    const names = Array.from({ length: 500 }, (_, index) => `${10 + (index % 90)}.s${index}.script`);
    await run(
      Object.fromEntries(
        names.map((name) => [name, name.includes(".s450.") ? "#!/bin/false\n" : "#!/bin/true\n"]),
      ),
    );
    await waitChosen("10.s450");
    assert.equal(await panel.page.locator(".row").count(), 501);
    const seen = await panel.page
      .locator('.row[aria-selected="true"]')
      .evaluate((row) => row.getBoundingClientRect().bottom);
    assert.ok(seen > 0 && seen < 420, "the failure is in view");
  });

  it("tells of a flood of output with one message per frame at most", async () => {
    const { page } = panel;
    await page.evaluate(() => {
      const gaps: number[] = [];
      let last = performance.now();
      const frame = (): void => {
        const now = performance.now();
        gaps.push(now - last);
        last = now;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      Object.assign(window, { gaps });
    });
    const begin = Date.now();
    await run({ "50.flood.script": FLOOD });
    await waitChosen("50.flood");
    await page.locator("#row-0 .state", { hasText: "OK" }).waitFor();
    await page.locator(".lines").press("End");
    await page.locator(".line-text", { hasText: /^end$/ }).waitFor();
    const gaps = (await page.evaluate("window.gaps")) as number[];
    const sorted = gaps.toSorted((a, b) => a - b);
    const longest = Math.round(sorted.at(-1) ?? 0);
    const usual = Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0);
    // biome-ignore lint/suspicious/noConsole: the figures are worth reading
    console.info(
      `      ${Date.now() - begin} ms, ${panel.posted} messages, ${gaps.length} frames, 95 % under ${usual} ms, longest ${longest} ms`,
    );
    assert.ok(panel.posted <= gaps.length + 5, "at most one message per frame");
    assert.ok(await page.getByRole("button", { name: "Open whole output" }).isVisible());
  });
});
