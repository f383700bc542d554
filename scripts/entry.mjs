// The first step of `npm start` and `npm test`. It runs before anything is installed, on whatever Node the
// machine has (18 or newer), so it is plain JavaScript without dependencies: it brings node_modules up to
// date and hands over to the project's own Node 24, which runs TypeScript as it is.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const bin = join(modules, ".bin");
const node = join(modules, "node", "bin", "node");

/** Whether node_modules holds what the lock file asks for; optional packages depend on the machine. */
function upToDate() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
    const present = JSON.parse(readFileSync(join(modules, ".package-lock.json"), "utf8")).packages;
    return (
      existsSync(node) &&
      Object.entries(wanted).every(
        ([path, entry]) => path === "" || entry.optional || present[path]?.version === entry.version,
      )
    );
  } catch {
    return false;
  }
}

if (!upToDate()) {
  console.log("Installing the packages of the lock file (npm ci)…");
  const install = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
  });
  if (install.error || install.status !== 0) {
    console.error(`npm ci failed${install.error ? `: ${install.error.message}` : ""}`);
    process.exit(1);
  }
}

const [task, ...rest] = process.argv.slice(2);
const child = spawn(node, [join(root, "scripts", `${task}.ts`), ...rest], {
  stdio: "inherit",
  env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ""}` },
});
// Ctrl-C reaches the child too; this process only has to wait for it. A signal to this process alone is
// passed on, and the child takes a second one as the same wish.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(`The project's Node does not start: ${error.message}`);
  process.exit(1);
});
child.on("exit", (status, signal) => process.exit(signal ? 128 + constants.signals[signal] : status));
