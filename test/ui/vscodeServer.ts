import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { launchProfile } from "../../scripts/lib/browser.ts";
import {
  endOrderlyOnSignals,
  endTree,
  type ProcessRow,
  startedWith,
  untilGone,
} from "../../scripts/lib/processes.ts";
import {
  ensureVscode,
  installExtension,
  type PrivateFolders,
  privateFolders,
  type Running,
  removeFolders,
  startWorkbench,
} from "../../scripts/lib/vscode.ts";
import { succeeds } from "./until.ts";

endOrderlyOnSignals();

const VIEWPORT = { width: 1280, height: 800 };

/** All that a page can keep, but not what the browser has loaded and compiled: that makes a window a fifth cheaper. */
const KEPT_BY_PAGES = "cookies,indexeddb,local_storage,service_workers,cache_storage,file_systems";

/** VS Code with the packaged extension, and a browser: opens one window after another, each as in a fresh profile. */
export class VscodeServer {
  readonly folders: PrivateFolders;
  readonly #running: Running;
  readonly #browser: BrowserContext;
  /** The page that the browser began with: it stays, or the browser would end with its last window. */
  readonly #first: Page;
  readonly #windows = new Set<Page>();

  private constructor(folders: PrivateFolders, running: Running, browser: BrowserContext, first: Page) {
    this.folders = folders;
    this.#running = running;
    this.#browser = browser;
    this.#first = first;
  }

  /** Installs the package that `CTDB_VSIX` names. */
  static async start(trusted: boolean): Promise<VscodeServer> {
    const vsix = process.env.CTDB_VSIX;
    if (!vsix) throw new Error("CTDB_VSIX names no package; run the tests with: npm run test:ui");
    const vscode = await ensureVscode();
    const folders = await privateFolders({});
    try {
      await installExtension(vscode, folders, vsix);
      // The virtual nodes of the tests are not the user's; the server inherits it.
      process.env.XDG_STATE_HOME = join(folders.base, "state");
      const running = await startWorkbench(vscode, folders, { trusted, isForTests: true });
      try {
        const browser = await launchProfile(join(folders.base, "browser"), VIEWPORT);
        return new VscodeServer(folders, running, browser, browser.pages()[0] ?? (await browser.newPage()));
      } catch (error) {
        await endTree(running.server);
        throw error;
      }
    } catch (error) {
      await removeFolders(folders);
      throw error;
    }
  }

  /**
   * Opens a window, and waits until it is restored.
   * @param opened a folder or a workspace file
   * @param language that extensions are to speak, where it is not English
   */
  async open(opened: string, language?: string): Promise<Page> {
    const page = await this.#browser.newPage();
    this.#windows.add(page);
    try {
      // What a language pack's script sets before the workbench begins; the workbench tells it to the server.
      if (language)
        await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)};`);
      const kind = opened.endsWith(".code-workspace") ? "workspace" : "folder";
      await page.goto(`${this.#running.url}?${kind}=${encodeURIComponent(opened)}`);
      await untilRestored(page);
      if (kind === "workspace") await untilFoldersAreShown(page);
      return page;
    } catch (error) {
      await this.#closePages(page);
      throw error;
    }
  }

  /** Opens a second window of the same user on the same folder; closed with the first one, or by itself. */
  async openBeside(first: Page): Promise<Page> {
    const page = await this.#browser.newPage();
    await page.goto(first.url());
    await untilRestored(page);
    return page;
  }

  /** The extension hosts of all windows, each with what it has started. */
  extensionHosts(): readonly ProcessRow[] {
    return startedWith(this.#running.server, "--type=extensionHost");
  }

  /** Closes a window as its user would, and waits for the end of all that ran for it. */
  async close(page: Page): Promise<void> {
    const hosts = this.extensionHosts();
    try {
      await page.goto("about:blank");
    } finally {
      await this.#closePages(page);
      await untilGone(hosts);
    }
  }

  /** Closes a window and what was opened beside it, and forgets what it kept once none is left. */
  async #closePages(window: Page): Promise<void> {
    this.#windows.delete(window);
    const stays = (page: Page): boolean => page === this.#first || this.#windows.has(page);
    await Promise.all(
      this.#browser
        .pages()
        .filter((page) => !stays(page))
        .map((page) => page.close()),
    );
    if (this.#windows.size > 0) return;
    const session = await this.#browser.newCDPSession(this.#first);
    const { origin } = new URL(this.#running.url);
    await session.send("Storage.clearDataForOrigin", { origin, storageTypes: KEPT_BY_PAGES });
    await session.detach();
  }

  /** Ends the browser and VS Code with everything they started, and removes what they wrote. */
  async stop(): Promise<void> {
    await this.#browser.close();
    await endTree(this.#running.server);
    await removeFolders(this.folders);
  }
}

/** Waits until a window answers: the palette does only once all is restored, and the status bar comes last. */
export async function untilRestored(page: Page): Promise<void> {
  await page.locator(".monaco-workbench").waitFor({ timeout: 60_000 });
  await page.locator(".part.statusbar .statusbar-item").first().waitFor({ timeout: 60_000 });
}

/** VS Code in a browser sometimes takes a workspace file for an empty one, until it is loaded anew. */
async function untilFoldersAreShown(page: Page): Promise<void> {
  const isEmpty = page.getByText("You have not yet added a folder to the workspace").first();
  if (!(await succeeds(isEmpty.waitFor({ state: "hidden", timeout: 15_000 })))) {
    await page.reload();
    await untilRestored(page);
  }
}

/** Whether somebody tells when all is over: mocha does, the programs that make pictures and measure have nobody. */
export const canShare = typeof globalThis.after === "function";

let shared: Promise<VscodeServer> | undefined;

/** The server that all files share whose workbench needs none of its own: it is there until the end. */
export function sharedServer(): Promise<VscodeServer> {
  shared ??= VscodeServer.start(true);
  return shared;
}

if (canShare) {
  after(async () => {
    await (await shared?.catch(() => undefined))?.stop();
  });
}
