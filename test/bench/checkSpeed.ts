/** `ctdb-events check` over hundreds to thousands of scripts: seconds, memory, and whether it is linear. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TemporaryDirectory } from "../support/temporaryDirectory.ts";

const CLI = join(import.meta.dirname, "../../dist/cli.js");
const COUNTS = [100, 1000, 10_000] as const;
const GOAL = { seconds: 5, megabytes: 300 } as const;

/** One process per directory; its peak memory is what the kernel counted. */
export async function checkSpeed(): Promise<string> {
  if (!existsSync(CLI)) {
    return "check: left out, dist/cli.js is missing (npm run package makes it)\n";
  }
  const lines: string[] = [];
  for (const count of COUNTS) {
    const site = new TemporaryDirectory();
    try {
      for (let index = 0; index < count; index++) {
        const name = `${String(index % 100).padStart(2, "0")}.service${index}.script`;
        site.file(`etc/ctdb/events/legacy/${name}`, script(index));
      }
      const { seconds, megabytes } = await timeCheck(site.path);
      const isLast = count === COUNTS.at(-1);
      const reached = seconds <= GOAL.seconds && megabytes <= GOAL.megabytes;
      const goal = isLast
        ? `; goal ${GOAL.seconds} s and ${GOAL.megabytes} MB: ${reached ? "reached" : "missed"}`
        : "";
      lines.push(
        `check of ${count} scripts: ${seconds.toFixed(2)} s, ${((seconds * 1000) / count).toFixed(2)} ms each, ` +
          `${megabytes.toFixed(0)} MB${goal}`,
      );
    } finally {
      site.remove();
    }
  }
  return `${lines.join("\n")}\n`;
}

async function timeCheck(folder: string): Promise<{ seconds: number; megabytes: number }> {
  const begin = performance.now();
  const child = spawn(process.execPath, [CLI, "check", folder], { stdio: ["ignore", "ignore", "inherit"] });
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, peakOf(child.pid));
  }, 20);
  await new Promise((resolve) => child.once("exit", resolve));
  clearInterval(watch);
  return { seconds: (performance.now() - begin) / 1000, megabytes };
}

/** The most memory that a process ever had, in MB; 0 once it is gone. */
function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** A typical script: startup, shutdown and monitor of one service, each a little different. */
function script(index: number): string {
  return `#!/bin/sh
# Service ${index}

[ -n "$CTDB_BASE" ] || CTDB_BASE=$(d=$(dirname "$0") && cd -P "$d/../.." && pwd)

. "\${CTDB_BASE}/functions"

service_name="service${index}"

load_script_options

ctdb_setup_state_dir

check_${index}() {
	if ! systemctl is-active --quiet "$service_name"; then
		echo "service ${index} is not running"
		return 1
	fi
	_count=$(wc -l <"/var/lib/service${index}/state")
	[ "$_count" -lt ${index % 17} ] || return 1
}

case "$1" in
startup)
	service "$service_name" stop >/dev/null 2>&1
	service "$service_name" start || die "failed to start service ${index}"
	;;
shutdown)
	service "$service_name" stop
	;;
takeip | releaseip)
	ctdb_service_set_reconfigure
	;;
monitor)
	check_${index} || exit 1
	;;
esac

exit 0
`;
}
