/** A throw-away CTDB_BASE with Debian's event scripts, to be made inside the private root. */
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { helperFilesFor } from "../../../src/sandbox/helperFiles.ts";
import type { Scenario } from "./debianScenarios.ts";
import { INSTALLED_VERSION, VENDOR_SCRIPTS } from "./installedCtdb.ts";

export const BASE = "/ctdb";
export const SCRIPTS = join(BASE, "events/legacy");
export const LOG = "/var/log/ctdb/eventd.log";

export const ENVIRONMENT = {
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

/** Enables the scripts of a scenario by link, as CTDB does, and disables the others. */
export function prepareScenario(scenario: Scenario): void {
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

/** Whose helper functions the scripts source. */
export type HelperFunctions = "debian" | "kit";

/** Where the helper functions come from, by their names in the base: ours are those of the installed release. */
function functionFiles(helperFunctions: HelperFunctions): readonly (readonly [name: string, path: string])[] {
  if (helperFunctions === "debian") {
    return [["functions", "/etc/ctdb/functions"]];
  }
  const ofKit = (name: string) => fileURLToPath(new URL(`../../../src/sandbox/kit/${name}`, import.meta.url));
  const parts = helperFilesFor(INSTALLED_VERSION).map(
    ({ source, name }) => [`functions.d/${name}`, ofKit(source)] as const,
  );
  return [["functions", ofKit("functions")], ...parts];
}

/** What all scenarios share: functions, configuration and the stub. */
export function prepareBase(helperFunctions: HelperFunctions = "debian"): void {
  const vendor = ["nfs-checks.d", "nfs-linux-kernel-callout", "statd-callout"];
  const files = vendor.map((name) => [name, join("/etc/ctdb", name)] as const);
  for (const [name, path] of [...functionFiles(helperFunctions), ...files]) {
    cpSync(path, join(BASE, name), { recursive: true });
  }
  mkdirSync(join(BASE, "bin"));
  mkdirSync(join(BASE, "iscsi"));
  writeFileSync(join(BASE, "bin/ctdb"), CTDB_STUB, { mode: 0o755 });
  writeFileSync(join(BASE, "ctdb.conf"), `[logging]\n\tlocation = file:${LOG}\n\tlog level = ERROR\n`);
  writeFileSync(join(BASE, "public_addresses"), "10.0.0.31/24 eth0\n10.0.0.32/24 eth0\n");
  writeFileSync(join(BASE, "natgw_nodes"), "10.1.0.1\n");
  writeFileSync(join(BASE, "lvs_nodes"), "10.1.0.1\n");
  writeFileSync(join(BASE, "policy_routing"), "10.0.0.31 10.0.0.0/24 10.0.0.1\n");
  writeFileSync(LOG, "");
}
