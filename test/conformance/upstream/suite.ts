import { spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { errnoByName } from "../../../src/ctdb/errno.ts";
import { KIT_DIRECTORY } from "../../support/kit.ts";

const HERE = dirname(fileURLToPath(import.meta.url));
/** After that a test hangs, whatever the machine is busy with. In milliseconds. */
const TEST_LIMIT_MS = 180_000;

/** Upstream's `UNIT/eventd`, unmodified, in a private copy of a tree, with our stand-ins as its programs. */
export interface UpstreamSuite {
  /** Names of the tests, such as `eventd_001`. */
  readonly tests: readonly string[];
  /** Runs one test; `output` is all that upstream's harness prints. */
  run(test: string): Promise<{ readonly passed: boolean; readonly output: string }>;
  remove(): void;
}

/**
 * Prepares the suite of a Samba tree.
 * @param tree its `ctdb` folder.
 * @param target the release whose behaviour the tests expect, as text.
 */
export function prepareSuite(tree: string, target: string): UpstreamSuite {
  const copy = mkdtempSync(join(tmpdir(), "ctdb-events-upstream-"));
  const tests = join(copy, "tests");
  mkdirSync(join(tests, "UNIT"), { recursive: true });
  for (const part of ["run_tests.sh", "scripts", "UNIT/eventd"]) {
    cpSync(join(tree, "tests", part), join(tests, part), { recursive: true, verbatimSymlinks: true });
  }
  makePrograms(join(copy, "bin"));
  const names = readdirSync(join(tests, "UNIT", "eventd"))
    .filter((name) => name.endsWith(".sh"))
    .map((name) => name.slice(0, -".sh".length))
    .sort();
  return {
    tests: names,
    run: (test) => runTest(copy, test, target),
    remove: () => rmSync(copy, { recursive: true, force: true }),
  };
}

/** The release that a tree's tests belong to: from Samba's VERSION file, or `null` where there is none. */
export function releaseOf(tree: string): string | null {
  const file = join(dirname(tree), "VERSION");
  if (!existsSync(file)) {
    return null;
  }
  const text = readFileSync(file, "utf8");
  const part = (name: string) => new RegExp(`^SAMBA_VERSION_${name}=(\\d+)`, "m").exec(text)?.[1];
  const [major, minor, release] = [part("MAJOR"), part("MINOR"), part("RELEASE")];
  return major === undefined || minor === undefined ? null : `${major}.${minor}.${release ?? 0}`;
}

function makePrograms(bin: string): void {
  mkdirSync(bin);
  const program = (name: string, text: string) => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  // Bundled, since the tests give the daemon ten seconds to start, however many run side by side.
  const entryPoints = ["event.ts", "eventd.ts", "ctdbPath.ts"].map((name) => join(HERE, name));
  const outExtension = { ".js": ".mjs" };
  // Bundled CommonJS packages ask for `require`, which an ES module does not have.
  const banner = {
    js: 'import { createRequire as forBundle } from "node:module"; const require = forBundle(import.meta.url);',
  };
  buildSync({
    entryPoints,
    outdir: bin,
    outExtension,
    bundle: true,
    platform: "node",
    format: "esm",
    banner,
  });
  for (const [name, module] of [
    ["ctdb-event", "event.mjs"],
    ["ctdb-eventd", "eventd.mjs"],
    ["ctdb-path", "ctdbPath.mjs"],
  ] as const) {
    program(name, `exec "$CTDB_EVENTS_NODE" "${join(bin, module)}" "$@"`);
  }
  // Upstream's `errcode NAME`, which Debian does not ship, as a table.
  const names = [
    "EPERM",
    "ENOENT",
    "EIO",
    "ENOEXEC",
    "EACCES",
    "EINVAL",
    "ETIMEDOUT",
    "ECANCELED",
    "ENOTDIR",
  ];
  const cases = names.map((name) => `${name}) echo ${errnoByName(name)} ;;`).join(" ");
  program("errcode", `case "$1" in ${cases} *) echo "errcode: unknown $1" >&2; exit 1 ;; esac`);
}

async function runTest(
  copy: string,
  test: string,
  target: string,
): Promise<{ passed: boolean; output: string }> {
  const state = join(copy, "state", test);
  mkdirSync(state, { recursive: true });
  const args = ["tests/run_tests.sh", "-D", "-N", "-V", state, `UNIT/eventd/${test}.sh`];
  const env = {
    ...process.env,
    CTDB_EVENTS_NODE: process.execPath,
    CTDB_EVENTS_TARGET: target,
    CTDB_EVENTS_KIT: KIT_DIRECTORY,
  };
  const child = spawn("bash", args, { cwd: copy, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let note = "";
  const timer = setTimeout(() => {
    note = `\nended after ${TEST_LIMIT_MS / 1000} s\n`;
    endGroup(child.pid);
  }, TEST_LIMIT_MS);
  const status = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [code, stdout, stderr] = await Promise.all([status, text(child.stdout), text(child.stderr)]);
  clearTimeout(timer);
  endGroup(child.pid);
  return { passed: code === 0, output: stdout + stderr + note };
}

/** A test that breaks off leaves its daemon, which then holds our end of the pipe. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) {
    return;
  }
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") {
      throw error;
    }
  }
}
