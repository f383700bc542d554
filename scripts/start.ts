// `npm start [-- FOLDER]`: the packaged extension in a VS Code of its own, in the browser.
import { stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { build, packageExtension } from "./lib/package.ts";
import { messageOf, root } from "./lib/paths.ts";
import { endTree } from "./lib/processes.ts";
import { run } from "./lib/run.ts";
import {
  ensureVscode,
  installExtension,
  privateFolders,
  removeFolders,
  startWorkbench,
} from "./lib/vscode.ts";

const settings = {
  // The examples say in theirs what to do.
  "workbench.startupEditor": "readme",
  "telemetry.telemetryLevel": "off",
  "extensions.ignoreRecommendations": true,
  // The examples lie in this repository: nobody wants to be asked about it.
  "git.openRepositoryInParentFolders": "never",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
};

const given = process.argv[2];
const folder = given ? resolve(given) : join(root, "examples");
let stop = (): void => process.exit(130);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop());

try {
  if (!(await stat(folder).catch(() => undefined))?.isDirectory())
    throw new Error(`${folder} is not a folder`);
  await start();
} catch (error) {
  console.error(messageOf(error));
  process.exit(1);
}

async function start(): Promise<void> {
  const vscode = await ensureVscode(console.log);
  console.log("Building and packaging the extension…");
  await build();
  const vsix = await packageExtension();
  console.log(`Installing ${relative(root, vsix)} and starting VS Code…`);
  const folders = await privateFolders(settings);
  let stopping = false;
  stop = () => void removeFolders(folders).finally(() => process.exit(130));
  await installExtension(vscode, folders, vsix);
  const { url, server } = await startWorkbench(vscode, folders, { folder, trusted: true });
  stop = () => {
    if (stopping) return;
    stopping = true;
    console.log("\nStopping…");
    void endTree(server)
      .then(() => removeFolders(folders))
      .finally(() => process.exit(0));
  };
  server.child.on("exit", (status) => {
    if (stopping) return;
    console.error(`VS Code ended by itself (status ${status}):\n${server.output()}`);
    void removeFolders(folders).finally(() => process.exit(1));
  });
  console.log(`\nThe extension runs in VS Code at ${url}\nIt has opened ${folder}\nPress Ctrl-C to stop.`);
  await openBrowser(url);
}

/** Opens the address where there is a desktop; the address is printed anyway, so a failure says nothing. */
async function openBrowser(url: string): Promise<void> {
  if (process.platform === "darwin") await run("open", [url]);
  else if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) await run("xdg-open", [url]);
}
