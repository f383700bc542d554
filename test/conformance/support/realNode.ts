import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";

const HELPERS = "/usr/libexec/ctdb";
const CTDBD = "/usr/sbin/ctdbd";
const run = promisify(execFile);

/** One event that a real node ran. */
export interface SaidEvent {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The event and its arguments. */
  readonly words: string;
}

/** A real node, alone in its cluster, in CTDB's test mode: it changes no address and needs no rights. */
export interface RealNode {
  /** What its script was asked so far. */
  said(): Promise<SaidEvent[]>;
  /** Waits until the script was asked enough. */
  until(isEnough: (events: readonly SaidEvent[]) => boolean): Promise<void>;
  /** `ctdb shutdown`; resolves when ctdbd is gone. */
  shutdown(): Promise<void>;
  /** Ends it, whatever it does. */
  kill(): Promise<void>;
}

/**
 * Starts Debian's ctdbd with one event script.
 * @param folder for everything that it writes; empty
 * @param script its body, behind a line that writes down what it is asked
 */
export async function startRealNode(
  folder: string,
  publicAddress: string,
  script: string,
): Promise<RealNode> {
  // Nodes of other tests on this machine have other addresses.
  const address = `127.${100 + (process.pid % 100)}.${process.pid % 251}.1`;
  const said = join(folder, "said");
  const environment = {
    PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
    CTDB_TEST_MODE: "yes",
    CTDB_BASE: folder,
    CTDB_EVENTD: `${HELPERS}/ctdb-eventd`,
    CTDB_EVENT_HELPER: `${HELPERS}/ctdb-event`,
    CTDB_LOCK_HELPER: `${HELPERS}/ctdb_lock_helper`,
    CTDB_RECOVERY_HELPER: `${HELPERS}/ctdb_recovery_helper`,
    CTDB_TAKEOVER_HELPER: `${HELPERS}/ctdb_takeover_helper`,
    CTDB_CLUSTER_MUTEX_HELPER: `${HELPERS}/ctdb_mutex_fcntl_helper`,
  };
  for (const name of ["events/legacy", "db/volatile", "db/persistent", "db/state", "run"]) {
    await mkdir(join(folder, name), { recursive: true });
  }
  await writeFile(join(folder, "nodes"), `${address}\n`);
  await writeFile(join(folder, "public_addresses"), `${publicAddress} lo\n`);
  await writeFile(join(folder, "ctdb.conf"), configuration(folder, address));
  const path = join(folder, "events/legacy/00.said.script");
  await writeFile(path, `#!/bin/sh\necho "$(date +%s%3N) $*" >>'${said}'\n${script}\n`);
  await chmod(path, 0o755);
  const daemon = spawn(CTDBD, ["-i"], { env: environment, stdio: "ignore" });
  const endWithUs = () => daemon.kill("SIGKILL");
  process.once("exit", endWithUs);
  const events = async () => parse(await readFile(said, "utf8").catch(() => ""));
  return {
    said: events,
    async until(isEnough) {
      while (!isEnough(await events())) {
        if (isGone(daemon)) {
          throw new Error(
            `ctdbd ended: ${await readFile(join(folder, "log"), "utf8").catch(() => "no log")}`,
          );
        }
        await setTimeout(50);
      }
    },
    async shutdown() {
      const gone = isGone(daemon) ? null : once(daemon, "exit");
      await run("/usr/bin/ctdb", ["shutdown"], { env: environment }).catch(() => undefined); // the answer may get lost
      await gone;
      process.off("exit", endWithUs);
    },
    async kill() {
      if (!isGone(daemon)) {
        const gone = once(daemon, "exit");
        daemon.kill("SIGKILL"); // its helpers see the end of their pipes
        await gone;
      }
      process.off("exit", endWithUs);
    },
  };
}

function isGone({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function configuration(folder: string, address: string): string {
  return `[logging]
	location = file:${folder}/log
	log level = NOTICE
[cluster]
	node address = ${address}
	cluster lock = ${folder}/lock
[database]
	volatile database directory = ${folder}/db/volatile
	persistent database directory = ${folder}/db/persistent
	state database directory = ${folder}/db/state
`;
}

function parse(text: string): SaidEvent[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [at = "", ...words] = line.split(" ");
      return { at: Number(at), words: words.join(" ") };
    });
}
