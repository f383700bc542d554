import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { artifacts, root } from "../../scripts/lib/paths.ts";
import type { ProcessRow } from "../../scripts/lib/processes.ts";
import { writeSettings } from "../../scripts/lib/vscode.ts";
import { succeeds, until } from "./until.ts";
import { canShare, sharedServer, untilRestored, VscodeServer } from "./vscodeServer.ts";

/** How to start a workbench. */
export interface WorkbenchOptions {
  /** Folder of the project whose copy is opened; without one an empty folder is. */
  readonly fixture?: string;
  /** Puts more into the folder before it is opened. */
  readonly prepare?: (folder: string) => void;
  /** A workspace file in the folder that is opened in place of the folder itself. */
  readonly workspaceFile?: string;
  /** Default: true. */
  readonly trusted?: boolean;
  /** VS Code's display language, such as `de`, for extensions: its own texts need a language pack, and stay English. */
  readonly language?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The colour theme to start with; the default is what `CTDB_UI_THEME` names, or light. */
  readonly theme?: Theme;
  /** Settings that VS Code takes from the machine that it works on, and not from the user: the scope `machine`. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** A VS Code of its own, since the test changes what others would find; so it is where it is not trusted. */
  readonly isAlone?: boolean;
}

const quiet = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "telemetry.telemetryLevel": "off",
  "extensions.ignoreRecommendations": true,
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  // What would go on while a test waits.
  "editor.cursorBlinking": "solid",
  "git.enabled": false,
};

const quickPickLabel = ".quick-input-list .monaco-list-row .label-name";

/** The themes that a fresh VS Code has: one of each kind. */
const themes = {
  light: "Light 2026",
  dark: "Dark 2026",
  hcDark: "Default High Contrast",
  hcLight: "Default High Contrast Light",
};

const themeClasses = { light: "vs", dark: "vs-dark", hcDark: "hc-black", hcLight: "hc-light" };

export type Theme = keyof typeof themes;

const defaultTheme: Theme = process.env.CTDB_UI_THEME === "dark" ? "dark" : "light";

/** The packaged extension in a real workbench, driven as a person would. */
export class Workbench {
  /** The copy of the fixture that is open. */
  readonly folder: string;
  readonly page: Page;
  readonly #server: VscodeServer;
  readonly #isAlone: boolean;
  #settings: Readonly<Record<string, unknown>>;

  private constructor(
    server: VscodeServer,
    isAlone: boolean,
    folder: string,
    settings: Readonly<Record<string, unknown>>,
    page: Page,
  ) {
    this.folder = folder;
    this.page = page;
    this.#server = server;
    this.#isAlone = isAlone;
    this.#settings = settings;
  }

  /** Opens a window with the packaged extension; allow 60 s in a `before` hook. */
  static async start(options: WorkbenchOptions = {}): Promise<Workbench> {
    const { trusted = true, machineSettings } = options;
    const isAlone = options.isAlone === true || !trusted || machineSettings !== undefined || !canShare;
    const server = isAlone ? await VscodeServer.start(trusted) : await sharedServer();
    try {
      const theme = { "workbench.colorTheme": themes[options.theme ?? defaultTheme] };
      const settings = { ...quiet, ...theme, ...options.settings };
      await writeSettings(server.folders, settings);
      if (machineSettings) {
        await mkdir(join(server.folders.data, "Machine"), { recursive: true });
        const file = join(server.folders.data, "Machine", "settings.json");
        await writeFile(file, JSON.stringify(machineSettings));
      }
      const folder = join(await mkdtemp(join(server.folders.base, "opened-")), "workspace");
      await mkdir(folder);
      if (options.fixture) await cp(join(root, options.fixture), folder, { recursive: true });
      options.prepare?.(folder);
      const page = await server.open(join(folder, options.workspaceFile ?? ""), options.language);
      return new Workbench(server, isAlone, folder, settings, page);
    } catch (error) {
      if (isAlone) await server.stop();
      throw error;
    }
  }

  /** Where the extension was installed to. */
  async extensionFolder(): Promise<string> {
    const names = await readdir(this.#server.folders.extensions);
    const name = names.find((one) => one.startsWith("ctdb-events."));
    if (name === undefined) throw new Error(`the extension is not among ${names.join(", ")}`);
    return join(this.#server.folders.extensions, name);
  }

  /** A second window of the same user on the same folder, which `stop` of this one closes, too. */
  async openBeside(): Promise<Workbench> {
    const page = await this.#server.openBeside(this.page);
    return new Workbench(this.#server, false, this.folder, this.#settings, page);
  }

  /** Loads the window anew, as "Developer: Reload Window" does. */
  async reload(): Promise<void> {
    await this.page.reload();
    await untilRestored(this.page);
  }

  /** The extension hosts of the VS Code that this window is of, each with what it has started. */
  extensionHosts(): readonly ProcessRow[] {
    return this.#server.extensionHosts();
  }

  /** The folder below which the extension keeps virtual nodes. */
  get state(): string {
    return join(this.#server.folders.base, "state");
  }

  /** The folder in which VS Code keeps what is not the user's files. */
  get data(): string {
    return this.#server.folders.data;
  }

  /** Closes the window, ends everything that ran for it, and removes its folder. */
  async stop(): Promise<void> {
    await this.#server.close(this.page);
    if (this.#isAlone) await this.#server.stop();
    else await rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  /**
   * The commands that the palette offers for a text, once `enough` accepts them or the time is over. A
   * workbench that has just opened knows the extension's commands only after a while, and an open palette
   * does not learn of them, so it is opened anew until then. It stays open.
   */
  async findCommands(
    text: string,
    enough = (labels: readonly string[]) => labels.length > 0,
    timeoutMs = 30_000,
  ): Promise<string[]> {
    const end = Date.now() + timeoutMs;
    for (;;) {
      await this.#openQuickInput("F1", `>${text}`);
      await this.page.locator(quickPickLabel).first().waitFor();
      const found = (await this.quickPickLabels()).filter((label) => label !== "No matching commands");
      if (enough(found) || Date.now() > end) return found;
      await this.page.keyboard.press("Escape");
      await this.page.waitForTimeout(200);
    }
  }

  /** Opens the palette, and fills it. A window that is busy or has just been opened can lose the key. */
  async #openQuickInput(key: string, text: string): Promise<void> {
    const input = this.page.locator(".quick-input-widget input").first();
    const isFilled = async () => {
      await this.page.keyboard.press(key);
      return succeeds(input.fill(text, { timeout: 3000 }));
    };
    if (!(await until(isFilled))) throw new Error(`${key} opens nothing`);
  }

  /** Runs a command of the palette by its title (`Category: Title` where it has a category). */
  async runCommand(title: string): Promise<void> {
    await this.findCommands(title, (labels) => labels.includes(title));
    await this.quickPick(title);
  }

  /** Chooses an entry of the open quick pick; the label must be the whole label. */
  async quickPick(label: string, timeoutMs = 20_000): Promise<void> {
    const words = label.split(" ").map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const name = this.page.locator(".label-name", { hasText: new RegExp(`^\\s*${words.join("\\s")}\\s*$`) });
    const row = this.page.locator(".quick-input-list .monaco-list-row", { has: name }).first();
    try {
      await row.click({ timeout: timeoutMs });
    } catch (error) {
      const shown = (await this.quickPickLabels()).join(", ");
      throw new Error(`the quick pick has no entry "${label}"; it shows: ${shown}`, { cause: error });
    }
  }

  /** Types into the quick pick with this placeholder and takes the entry that then has the focus. */
  async typeAndChoose(text: string, placeholder: string): Promise<void> {
    const input = this.page.locator(`.quick-input-widget input[placeholder*="${placeholder}"]`);
    const row = this.page.locator(".quick-input-list .monaco-list-row.focused").filter({ hasText: text });
    await input.fill(text);
    await row.first().waitFor();
    await input.press("Enter");
  }

  /** Runs an event without arguments by the palette. */
  async runEvent(event: string): Promise<void> {
    await this.runCommand("Run CTDB event");
    await this.typeAndChoose(event, "Event to run");
  }

  /** The labels that the open quick pick shows now. */
  async quickPickLabels(): Promise<string[]> {
    const labels = await this.page.locator(quickPickLabel).allInnerTexts();
    return labels.map((text) => text.replaceAll("\u00a0", " ").trim());
  }

  /** Opens a file of the folder in the editor, by its name. */
  async openFile(name: string): Promise<void> {
    const row = this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: name });
    // A view that takes the focus late, which it was given by the step before, closes the list.
    const isChosen = async () => {
      await this.#openQuickInput("Control+p", name);
      return succeeds(row.first().click({ timeout: 5000 }));
    };
    if (!(await until(isChosen))) throw new Error(`no file ${name} is found`);
    await this.page.locator(".editor-group-container .tab").filter({ hasText: name }).first().waitFor();
  }

  /** The page inside a webview: the innermost frame in which the selector is found. */
  async webviewFrame(selector: string, timeoutMs = 20_000): Promise<Frame> {
    const end = Date.now() + timeoutMs;
    while (Date.now() < end) {
      for (const frame of this.page.frames().slice(1)) {
        if (
          (await frame
            .locator(selector)
            .count()
            .catch(() => 0)) > 0
        )
          return frame;
      }
      await this.page.waitForTimeout(100);
    }
    throw new Error(
      `no webview shows ${selector}; frames: ${this.page
        .frames()
        .map((frame) => frame.url())
        .join(", ")}`,
    );
  }

  /** Writes `artifacts/screenshots/NAME.png`. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(artifacts, "screenshots", `${name}.png`) });
  }

  /** Changes user settings for windows that open later, as the settings file would; what is not named stays. */
  async changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    this.#settings = { ...this.#settings, ...settings };
    await writeSettings(this.#server.folders, this.#settings);
  }

  /** Switches the colour theme and waits until the workbench shows it. */
  async setTheme(theme: Theme): Promise<void> {
    const shown = this.page.locator(`.monaco-workbench.${themeClasses[theme]}`);
    await this.changeSettingsUntil({ "workbench.colorTheme": themes[theme] }, () => shown.isVisible());
  }

  /**
   * Changes user settings and waits until the workbench shows that it knows them. A window of this VS Code
   * does not see that the settings file changed: it is loaded anew, and reads the file.
   */
  async changeSettingsUntil(
    settings: Readonly<Record<string, unknown>>,
    isSeen: () => Promise<boolean>,
    timeoutMs = 40_000,
  ): Promise<void> {
    const end = Date.now() + timeoutMs;
    for (let isLoaded = false; ; isLoaded = true) {
      await this.changeSettings(settings);
      if (await until(isSeen, isLoaded ? 5000 : 500)) return;
      if (Date.now() > end) throw new Error(`the workbench does not follow ${JSON.stringify(settings)}`);
      await this.page.reload();
      await this.page.locator(".monaco-workbench").waitFor();
    }
  }
}
