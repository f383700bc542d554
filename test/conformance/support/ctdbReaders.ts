import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const CONFIG_TOOL = "/usr/libexec/ctdb/ctdb-config";
const TOOL = "/usr/bin/ctdb";
const DAEMON = "/usr/sbin/ctdbd";

/** Whether the programs are installed whose readers the tests compare with. */
export const hasCtdbReaders = [CONFIG_TOOL, TOOL, DAEMON].every((path) => existsSync(path));

const environment = (base: string) => ({
  CTDB_TEST_MODE: "1",
  CTDB_BASE: base,
  PATH: "/usr/sbin:/usr/bin:/bin",
});

/** `ctdb-config dump` for a `ctdb.conf`: whether ctdbd would start with it, and what it sets. */
export function dumpConf(base: string, text: string): { isTaken: boolean; settings: string[] } {
  writeFileSync(join(base, "ctdb.conf"), text);
  const { status, stdout } = spawnSync(CONFIG_TOOL, ["dump"], { env: environment(base), timeout: 10_000 });
  const lines = stdout.toString().split("\n");
  return {
    isTaken: status === 0,
    settings: lines.map((line) => line.trim()).filter((line) => line.includes("=") && !line.startsWith("#")),
  };
}

/** `ctdb-config validate`, which names what daemons pass over: its complaints. */
export function validateConf(base: string, text: string): string[] {
  writeFileSync(join(base, "ctdb.conf"), text);
  const { stderr } = spawnSync(CONFIG_TOOL, ["validate"], { env: environment(base), timeout: 10_000 });
  return stderr
    .toString()
    .split("\n")
    .filter((line) => line.startsWith("conf:"));
}

/** `ctdb listnodes`: numbers and addresses without deleted nodes, or `null` where the file is rejected. */
export function listNodes(base: string, text: string): string[] | null {
  writeFileSync(join(base, "nodes"), text);
  const { status, stdout } = spawnSync(TOOL, ["-X", "listnodes"], {
    env: environment(base),
    timeout: 10_000,
  });
  return status === 0
    ? stdout
        .toString()
        .split("\n")
        .filter((line) => line !== "")
    : null;
}

/**
 * What ctdbd logs while it reads `ctdb.tunables` and `public_addresses`. It is started in test mode, alone and on
 * 127.0.0.1, and ended as soon as it has read both; there are no event scripts, so that it touches nothing.
 */
export async function daemonLog(
  base: string,
  files: { readonly tunables?: string; readonly addresses?: string },
): Promise<string> {
  for (const folder of ["events/legacy", "run", "var"]) {
    mkdirSync(join(base, folder), { recursive: true });
  }
  writeFileSync(
    join(base, "ctdb.conf"),
    "[logging]\nlocation = file:-\nlog level = NOTICE\n[cluster]\nnode address = 127.0.0.1\n",
  );
  writeFileSync(join(base, "nodes"), "127.0.0.1\n");
  writeFileSync(join(base, "ctdb.tunables"), files.tunables ?? "");
  writeFileSync(join(base, "public_addresses"), files.addresses ?? "");
  const daemon = spawn(DAEMON, ["-i"], { env: environment(base), stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  const read = (chunk: Buffer) => {
    log += chunk.toString();
    if (/Loaded public addresses|Unable to setup public IP|ctdb exiting|shutting down/.test(log)) {
      daemon.kill("SIGTERM");
    }
  };
  daemon.stdout.on("data", read);
  daemon.stderr.on("data", read);
  const limit = setTimeout(() => daemon.kill("SIGKILL"), 10_000);
  await new Promise((resolve) => daemon.once("close", resolve));
  clearTimeout(limit);
  return log;
}
