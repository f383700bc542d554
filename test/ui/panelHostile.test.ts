import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { root } from "../../scripts/lib/paths.ts";
import { type HostileLine, hostileLines } from "../support/hostile/hostileOutput.ts";
import { makeSite, type Site } from "../support/runEvent.ts";
import { PanelSite } from "./panelSite.ts";

const MEBIBYTE = 1024 * 1024;

describe("the page of the panel, given output to attack it", function () {
  this.timeout(30_000);
  let panel: PanelSite;
  let site: Site | null = null;
  let evil: Server;
  let lines: readonly HostileLine[];
  const asked: string[] = [];

  beforeEach(async () => {
    asked.length = 0;
    evil = createServer(({ url }, response) => {
      asked.push(url ?? "");
      response.end();
    }).listen(0, "127.0.0.1");
    await once(evil, "listening");
    lines = hostileLines(`http://evil.localhost:${(evil.address() as AddressInfo).port}`);
    panel = await PanelSite.open();
    panel.page.setDefaultTimeout(10_000);
  });

  afterEach(async () => {
    await panel.close();
    await site?.close();
    site = null;
    evil.closeAllConnections();
    evil.close();
  });

  const isHit = () => panel.page.evaluate(() => "wasHit" in globalThis);
  const shown = () => panel.page.locator(".line-text").allTextContents();

  it("shows it as text: nothing runs, and nothing is asked of any machine", async () => {
    const octal = (bytes: Buffer) =>
      [...bytes].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
    const writes = lines.map(({ bytes }) => `printf '${octal(bytes)}\\n'`);
    site = makeSite({
      "10.long.script": `#!/bin/sh\nhead -c ${MEBIBYTE} /dev/zero | tr '\\0' '<'\n`,
      "50.<img src=x onerror=x>.script": ["#!/bin/sh", ...writes, "exit 1", ""].join("\n"),
    });
    const { page } = panel;
    const run = site.engine.run({ event: "monitor", args: [], timeoutSeconds: 30 });
    await panel.follow(site.path, run, "monitor");
    await page.locator(".line-text", { hasText: "window.wasHit" }).first().waitFor();
    const texts = await shown();
    for (const { title, shown: wanted } of lines) {
      assert.ok(wanted === null || texts.includes(wanted), `${title}\n${texts.join("\n")}`);
    }
    const control = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
    assert.deepEqual(
      texts.filter((line) => control.test(line)),
      [],
      "control characters are written out",
    );
    const ours = page.locator(".line-text, .row .name").locator(":not(span)");
    assert.equal(await ours.count(), 0, "no element was made of it");
    await page.locator(".row", { hasText: "10.long" }).click();
    await page.locator(".line-text", { hasText: "<<<<" }).first().waitFor();
    assert.equal(await isHit(), false);
    assert.equal(await page.title(), "CTDB Events");
    assert.deepEqual(asked, []);
    assert.deepEqual(panel.complaints, []);
  });

  it("would do nothing even if all of it became HTML, since its policy forbids that", async () => {
    const { page } = panel;
    // A page can be made to go elsewhere, which VS Code's outer frame forbids.
    const html = lines.map(({ bytes }) => bytes.toString("utf8").replaceAll(/<meta[^>]*>/g, "")).join("\n");
    await page.evaluate(async (text) => {
      document.body.insertAdjacentHTML("beforeend", text);
      const script = document.createElement("script");
      script.textContent = "window.wasHit=true";
      document.body.append(script);
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      await frame();
      await frame();
      await fetch(document.querySelector("img")?.src ?? "").catch(() => undefined);
    }, html);
    assert.equal(await isHit(), false);
    assert.ok(panel.complaints.length > 3, "the browser says what it refused");
    assert.deepEqual(asked, []);
  });

  it("is opened here with the policy that it has in VS Code", () => {
    const source = readFileSync(join(root, "src/extension/panel/panelPage.ts"), "utf8");
    const policy = /const policy = `(.*)`;/.exec(source)?.[1]?.replaceAll(/\$\{[^}]*\}/g, "*");
    assert.equal(policy, "default-src 'none'; style-src *; script-src 'nonce-*'");
    const ours = readFileSync(join(root, "test/ui/panelSite.ts"), "utf8");
    assert.match(ours, /default-src 'none'; style-src \$\{ORIGIN\}; script-src 'nonce-n'/);
  });
});
