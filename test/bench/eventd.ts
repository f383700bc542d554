import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { eventually } from "../support/processes.ts";

export const HELPERS = "/usr/libexec/ctdb";

/** Whether Debian's event daemon is installed. */
export function hasEventd(): boolean {
  return existsSync(join(HELPERS, "ctdb-eventd"));
}

/** The real event daemon over one configuration directory. */
export interface Eventd {
  /** `ctdb-event run`; resolves with its exit status. */
  run(component: string, event: string): Promise<number>;
  stop(): Promise<void>;
}

export async function startEventd(base: string, environment: Record<string, string>): Promise<Eventd> {
  mkdirSync(join(base, "run"), { recursive: true });
  mkdirSync(join(base, "var"), { recursive: true });
  const env = { ...environment, CTDB_TEST_MODE: "1", CTDB_BASE: base };
  const daemon = spawn(join(HELPERS, "ctdb-eventd"), { env, stdio: "ignore", cwd: "/" });
  await eventually(() => existsSync(join(base, "run", "eventd.socket")));
  return {
    run: (component, event) =>
      exitOf(spawn(join(HELPERS, "ctdb-event"), ["run", "30", component, event], { env, stdio: "ignore" })),
    async stop() {
      const ended = exitOf(daemon);
      daemon.kill("SIGTERM");
      await ended;
    },
  };
}

function exitOf(process: ChildProcess): Promise<number> {
  return new Promise((resolve) => process.once("exit", (code) => resolve(code ?? -1)));
}
