import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installOnce } from "./installOnce.ts";
import { type Background, freePort, startBackground, untilAnswers } from "./processes.ts";
import { mustRun } from "./run.ts";

const version = "4.139.1";

/**
 * The folder of code-server, which contains VS Code: downloaded once and kept. The install scripts are left
 * out: they would compile for minutes, and all that is lost is the integrated terminal.
 */
export function ensureVscode(say: (line: string) => void = () => {}): Promise<string> {
  const install = [
    "install",
    "--ignore-scripts",
    "--omit=dev",
    "--no-audit",
    "--no-fund",
    "--no-package-lock",
  ];
  return installOnce(`code-server-${version}`, async (folder) => {
    await writeFile(join(folder, "package.json"), '{ "private": true }\n');
    say(`Installing VS Code (code-server ${version}, once; half a minute or more)…`);
    await mustRun("npm", [...install, `code-server@${version}`], { cwd: folder });
    say("Installing VS Code's own packages…");
    await mustRun("npm", install, { cwd: join(codeServer(folder), "lib", "vscode") });
  }).then(codeServer);
}

/** The folders that one VS Code writes to; nothing of it is shared with the user's own. */
export interface PrivateFolders {
  readonly base: string;
  readonly data: string;
  readonly extensions: string;
}

/** Makes folders of its own for one VS Code, and the settings that the user would have. */
export async function privateFolders(settings: Readonly<Record<string, unknown>>): Promise<PrivateFolders> {
  const base = await mkdtemp(join(tmpdir(), "ctdb-events-vscode-"));
  const folders = { base, data: join(base, "data"), extensions: join(base, "extensions") };
  // For the ends that do not come by `removeFolders`, such as a signal.
  process.on("exit", () => rmSync(base, { recursive: true, force: true }));
  await mkdir(folders.extensions);
  await writeSettings(folders, settings);
  // Without a configuration file of its own code-server makes one in the user's home.
  await writeFile(join(base, "config.yaml"), "auth: none\n");
  return folders;
}

/** Replaces the user settings. A workbench that is open may not follow: this VS Code does not see the file change. */
export async function writeSettings(
  folders: PrivateFolders,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  await mkdir(join(folders.data, "User"), { recursive: true });
  await writeFile(join(folders.data, "User", "settings.json"), `${JSON.stringify(settings, null, 2)}\n`);
}

/** Removes all that a VS Code wrote. */
export async function removeFolders(folders: PrivateFolders): Promise<void> {
  await rm(folders.base, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Installs a packaged extension into the private folders. */
export async function installExtension(vscode: string, folders: PrivateFolders, vsix: string): Promise<void> {
  const args = [
    join(vscode, "out", "node", "entry.js"),
    ...codeServerFolders(folders),
    "--install-extension",
    vsix,
  ];
  const output = await mustRun(process.execPath, args, {
    env: { ...plainEnvironment(), ...ownHome(folders) },
  });
  if (!/successfully installed/.test(output)) throw new Error(`the extension was not installed:\n${output}`);
}

/** A started VS Code and the address to open in a browser. */
export interface Running {
  readonly url: string;
  readonly server: Background;
}

/** How long an extension host waits for its window, in seconds: windows of tests come back at once or never. */
const GRACE_SECONDS = 20;

/**
 * Starts the whole workbench, on a folder where one is given; ends with `endTree(running.server)`.
 * @param options `isForTests`: what belongs to a window that was closed does not wait for it for hours
 */
export async function startWorkbench(
  vscode: string,
  folders: PrivateFolders,
  options: {
    readonly folder?: string;
    readonly trusted: boolean;
    readonly isForTests?: boolean;
    readonly log?: string;
  },
): Promise<Running> {
  const port = await freePort();
  const args = [
    join(vscode, "out", "node", "entry.js"),
    ...["--auth", "none", "--bind-addr", `127.0.0.1:${port}`, ...codeServerFolders(folders)],
    ...["--disable-telemetry", "--disable-update-check", "--disable-getting-started-override"],
    ...(options.trusted ? ["--disable-workspace-trust"] : []),
    ...(options.isForTests ? ["--reconnection-grace-time", String(GRACE_SECONDS)] : []),
    ...(options.folder === undefined ? [] : [options.folder]),
  ];
  const log = options.log === undefined ? {} : { log: options.log };
  return start(args, `http://127.0.0.1:${port}/`, { env: ownHome(folders), ...log });
}

/** Starts VS Code's own server, which can run mocha inside its extension host. */
export async function startTestServer(
  vscode: string,
  folders: PrivateFolders,
  options: {
    readonly trusted: boolean;
    readonly env: Readonly<Record<string, string>>;
    readonly log?: string;
  },
): Promise<Running> {
  const port = await freePort();
  const args = [
    join(vscode, "lib", "vscode", "out", "server-main.js"),
    ...["--host", "127.0.0.1", "--port", String(port), "--without-connection-token"],
    // Without the smoke-test driver the paths of extension and tests in the address are ignored.
    ...["--accept-server-license-terms", "--enable-smoke-test-driver", "--telemetry-level", "off"],
    ...["--server-data-dir", folders.data, "--extensions-dir", folders.extensions],
    ...(options.trusted ? ["--disable-workspace-trust"] : []),
  ];
  return start(args, `http://127.0.0.1:${port}/`, options);
}

async function start(
  args: readonly string[],
  url: string,
  { env = {}, log }: { readonly env?: Readonly<Record<string, string>>; readonly log?: string },
): Promise<Running> {
  const options = { env: { ...plainEnvironment(), ...env }, ...(log === undefined ? {} : { log }) };
  const server = startBackground(process.execPath, args, options);
  await untilAnswers(url, server);
  return { url, server };
}

function codeServerFolders(folders: PrivateFolders): string[] {
  const config = join(folders.base, "config.yaml");
  return ["--config", config, "--user-data-dir", folders.data, "--extensions-dir", folders.extensions];
}

/** code-server keeps logs beside the user's data whatever folders it is given. */
function ownHome(folders: PrivateFolders): Record<string, string> {
  return { XDG_DATA_HOME: join(folders.base, "share") };
}

function codeServer(folder: string): string {
  return join(folder, "node_modules", "code-server");
}

/** The environment without what a surrounding VS Code or npm put there: it would answer in our place. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|npm_|CODE_SERVER|PASSWORD$|HASHED_PASSWORD$|PORT$|NODE_OPTIONS$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
