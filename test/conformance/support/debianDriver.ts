/**
 * Runs every scenario on one side, inside the private root, and prints the results as JSON.
 * Both sides are given the same paths and the same environment, each in a root of its own.
 */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { outputText } from "../../../src/runner/output.ts";
import { written } from "./comparison.ts";
import { EVENTS, type EventResult, type Scenario, scenarios } from "./debianScenarios.ts";
import { startEventDaemon } from "./eventDaemon.ts";
import { VENDOR_SCRIPTS } from "./installedCtdb.ts";
import { type Observation, ourSide, type RunSpec, realSide } from "./observation.ts";

const BASE = "/ctdb";
const SCRIPTS = join(BASE, "events/legacy");
const LOG = "/var/log/ctdb/eventd.log";

const ENVIRONMENT = {
  PATH: `${BASE}/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
  CTDB_BASE: BASE,
  CTDB_TEST_MODE: "1",
  CTDB_LOGGING: "file:/var/log/ctdb/log.ctdb",
  CTDB_DEBUGLEVEL: "NOTICE",
  // No ctdbd runs here: what scripts ask of it is answered by a small stub.
  CTDB: `${BASE}/bin/ctdb`,
};

const CTDB_STUB = `#!/bin/sh
while [ "\${1#-}" != "$1" ]; do shift; done
case "$1" in
pnn) echo 0 ;;
ip) printf '|Public IP|Node|\\n|10.0.0.31|0|\\n' ;;
ifaces) printf '|Name|LinkStatus|References|\\n|eth0|1|1|\\n' ;;
nodestatus) printf '|Node|IP|Disconnected|Unknown|Banned|Disabled|Unhealthy|Stopped|Inactive|PartiallyOnline|ThisNode|\\n|0|10.1.0.1|0|0|0|0|0|0|0|0|Y|\\n' ;;
checktcpport) exit 98 ;;
esac
exit 0
`;

interface DriverSide {
  run(run: RunSpec): Promise<{ observation: Observation; output: readonly string[] }>;
  stop(): Promise<void>;
}

async function realDriver(): Promise<DriverSide> {
  const daemon = await startEventDaemon(BASE, ENVIRONMENT, "/");
  const observe = realSide(daemon, "legacy");
  let seen = 0;
  return {
    async run(run) {
      const observation = await observe(run);
      const log = readFileSync(LOG, "utf8");
      const fresh = log.slice(seen);
      seen = log.length;
      return { observation, output: loggedOutput(fresh) };
    },
    stop: () => daemon.stop(),
  };
}

/** The lines that eventd logged for scripts: `DATE NODE ctdb-eventd[PID]: NAME: TEXT`. */
function loggedOutput(log: string): string[] {
  return log
    .split("\n")
    .map((line) => /^\d{4}-\d\d-\d\dT\S+ \S+ ctdb-eventd\[\d+\]: (\d\d\..*)$/s.exec(line)?.[1])
    .filter((line) => line !== undefined);
}

function ourDriver(): DriverSide {
  const { engine, observe } = ourSide(SCRIPTS, "legacy", ENVIRONMENT, "/");
  return {
    async run(run) {
      const { report, ...observation } = await observe(run);
      const output = report.scripts.flatMap((script) =>
        outputText(script.output)
          .split("\n")
          .filter((line) => line !== "")
          .map((line) => `${script.name.text}: ${line}`),
      );
      return { observation, output };
    },
    stop: () => engine.close(),
  };
}

function prepare(scenario: Scenario): void {
  rmSync(join(BASE, "events"), { recursive: true, force: true });
  rmSync("/var/lib/ctdb", { recursive: true, force: true });
  mkdirSync("/var/lib/ctdb/scripts", { recursive: true });
  mkdirSync(SCRIPTS, { recursive: true });
  for (const name of readdirSync(VENDOR_SCRIPTS)) {
    if (scenario.only === undefined || scenario.only === name) {
      symlinkSync(join(VENDOR_SCRIPTS, name), join(SCRIPTS, name));
    } else {
      cpSync(join(VENDOR_SCRIPTS, name), join(SCRIPTS, name));
      chmodSync(join(SCRIPTS, name), 0o644);
    }
  }
  writeFileSync(join(BASE, "script.options"), scenario.options);
}

function prepareBase(): void {
  for (const name of ["functions", "nfs-checks.d", "nfs-linux-kernel-callout", "statd-callout"]) {
    cpSync(join("/etc/ctdb", name), join(BASE, name), { recursive: true });
  }
  mkdirSync(join(BASE, "bin"));
  mkdirSync(join(BASE, "iscsi"));
  writeFileSync(join(BASE, "bin/ctdb"), CTDB_STUB, { mode: 0o755 });
  writeFileSync(join(BASE, "ctdb.conf"), `[logging]\n\tlocation = file:${LOG}\n\tlog level = ERROR\n`);
  writeFileSync(join(BASE, "public_addresses"), "10.0.0.31/24 eth0\n10.0.0.32/24 eth0\n");
  writeFileSync(join(BASE, "natgw_nodes"), "10.1.0.1\n");
  writeFileSync(join(BASE, "lvs_nodes"), "10.1.0.1\n");
  writeFileSync(join(BASE, "policy_routing"), "10.0.0.31 10.0.0.0/24 10.0.0.1\n");
}

prepareBase();
writeFileSync(LOG, "");
const side = process.argv[2] === "real" ? await realDriver() : ourDriver();
const results: EventResult[] = [];
for (const scenario of scenarios(readdirSync(VENDOR_SCRIPTS).sort())) {
  prepare(scenario);
  for (const run of EVENTS) {
    const { observation, output } = await side.run(run);
    results.push({ scenario: scenario.title, event: run.event, written: written([observation]), output });
  }
}
await side.stop();
process.stdout.write(JSON.stringify(results), () => process.exit(0));
