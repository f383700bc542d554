import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../../scripts/lib/browser.ts";
import { root } from "../../scripts/lib/paths.ts";
import { UpdateBatch } from "../../src/extension/panel/updateBatch.ts";
import type { LiveRun } from "../../src/extension/run/liveRun.ts";
import { RunStore } from "../../src/extension/run/runStore.ts";
import type { EventRun } from "../../src/runner/run.ts";
import type { FromPage, ToPage } from "../../src/webview/messages.ts";
import { startOf } from "../support/runReports.ts";

const ORIGIN = "http://panel.localhost";

/** How the page of the panel is opened. */
export interface PanelOptions {
  readonly width?: number;
  readonly height?: number;
  /** `html`'s style and `body`'s class as VS Code sets them, for pictures in a theme. */
  readonly theme?: { readonly style: string; readonly bodyClass: string };
}

/**
 * The page of the panel in a browser without a workbench: built files, the same policy, and a host that answers as
 * the extension does. For what is quicker to see without VS Code around it.
 */
export class PanelSite {
  readonly page: Page;
  readonly store = new RunStore();
  /** What the page sent besides its own needs. */
  readonly sent: FromPage[] = [];
  /** What the browser complained about, such as a style that the policy forbids. */
  readonly complaints: string[] = [];
  /** How many messages the page was given, and how many of them it has not drawn. */
  posted = 0;
  #drawing = 0;
  readonly #browser: Browser;
  readonly #batch = new UpdateBatch();
  #isReady = false;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.page = page;
    this.store.listen((run, change) => {
      this.#batch.add(run, change);
      this.#flush();
    });
    this.store.listenHistory(() => {
      if (this.#batch.run !== this.store.shown) {
        this.#batch.show(this.store.shown);
        this.#flush();
      }
    });
  }

  static async open(options: PanelOptions = {}): Promise<PanelSite> {
    const browser = await launchBrowser();
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1000, height: options.height ?? 420 },
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    const site = new PanelSite(browser, page);
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") {
        site.complaints.push(message.text());
      }
    });
    page.on("pageerror", (error) => site.complaints.push(String(error)));
    await page.exposeFunction("toHost", (message: FromPage) => site.#receive(message));
    await page.addInitScript(fakeHost);
    await page.route(`${ORIGIN}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      const file = { "/webview.js": "webview.js", "/webview.css": "webview.css" }[pathname];
      return file === undefined
        ? route.fulfill({ contentType: "text/html", body: pageText(options.theme) })
        : route.fulfill({
            contentType: file.endsWith(".js") ? "text/javascript" : "text/css",
            body: readFileSync(join(root, "dist", file)),
          });
    });
    await page.goto(`${ORIGIN}/`);
    await page.locator("ctdb-events-page").waitFor();
    return site;
  }

  /** Shows a run from its request to its end. */
  async follow(
    directory: string,
    eventRun: EventRun,
    event = "monitor",
    args: readonly string[] = [],
  ): Promise<LiveRun> {
    return this.store.follow({ ...startOf(directory, event), args }, eventRun);
  }

  async reload(): Promise<void> {
    this.#isReady = false;
    await this.page.reload();
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  /** Gives the page a message of the extension. */
  post(message: ToPage): void {
    this.#drawing++;
    this.posted++;
    // A page that is just closed takes nothing any more.
    this.page.evaluate((data) => window.postMessage(data, "*"), message).catch(() => undefined);
  }

  #receive(message: FromPage): void {
    switch (message.kind) {
      case "ready":
        this.#isReady = true;
        this.#drawing = 0;
        this.#batch.show(this.store.shown);
        this.post({ kind: "trace", on: true });
        this.#post(this.#batch.take());
        break;
      case "shown":
        this.#drawing--;
        this.#flush();
        break;
      case "choose":
        this.#batch.choose(message.index);
        this.#flush();
        break;
      default:
        this.sent.push(message);
    }
  }

  #flush(): void {
    if (this.#isReady && this.#drawing === 0) {
      this.#post(this.#batch.take());
    }
  }

  #post(messages: readonly ToPage[]): void {
    for (const message of messages) {
      this.post(message);
    }
  }
}

/** What VS Code gives a webview; the state outlives a reload. */
function fakeHost(): void {
  const host = {
    postMessage: (message: unknown) => (window as unknown as { toHost(m: unknown): void }).toHost(message),
    getState: () => JSON.parse(sessionStorage.getItem("state") ?? "null") ?? undefined,
    setState: (state: unknown) => sessionStorage.setItem("state", JSON.stringify(state)),
  };
  Object.assign(window, { acquireVsCodeApi: () => host });
}

function pageText(theme: PanelOptions["theme"]): string {
  const policy = `default-src 'none'; style-src ${ORIGIN}; script-src 'nonce-n'`;
  // The theme comes by a style element, which the policy of VS Code's outer frame allows.
  const head =
    theme === undefined
      ? ""
      : `<style nonce="n">html{${theme.style.replaceAll("<", "")};background:var(--vscode-panel-background)}</style>`;
  const policyWithTheme = theme === undefined ? policy : policy.replace(ORIGIN, `${ORIGIN} 'nonce-n'`);
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyWithTheme}">
<link rel="stylesheet" href="${ORIGIN}/webview.css">${head}<title>CTDB Events</title></head>
<body class="${theme?.bodyClass ?? "vscode-light"}"><main id="page"></main>
<script nonce="n" src="${ORIGIN}/webview.js"></script></body></html>`;
}
