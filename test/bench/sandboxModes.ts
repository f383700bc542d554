/** What the isolated and the stubbed mode add to a run, and what a call of a stub command costs. */
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { whyNotIsolated } from "../../src/sandbox/chooseSandbox.ts";
import { sh } from "../support/eventDirectory.ts";
import { KIT_DIRECTORY } from "../support/kit.ts";
import { makeNodeSite } from "../support/nodeSite.ts";
import { median, timed } from "./ratio.ts";

const SCRIPTS = { "10.one.script": sh("exit 0"), "20.two.script": sh("exit 0") };
const MODES = ["host", "stubbed", "isolated"] as const;
const GOAL_OF_RUN_MS = 10;
const GOAL_OF_CALL_MS = 5;
const WARM_UP = 5;

/** Each mode in turn, so that all meet the machine in the same mood. */
export async function sandboxModes(rounds: number): Promise<string> {
  const problem = await whyNotIsolated(KIT_DIRECTORY);
  if (problem !== null) {
    return `Modes: left out, ${problem.message}\n`;
  }
  const sites = await Promise.all(MODES.map((mode) => makeNodeSite(mode, SCRIPTS)));
  const times = new Map<string, number[]>([...MODES, "unshare"].map((name) => [name, []]));
  for (let round = 0; round < rounds + WARM_UP; round++) {
    for (const [index, mode] of MODES.entries()) {
      times.get(mode)?.push(await timed(async () => sites[index]?.run("monitor")));
    }
    const enter = () => spawnSync("unshare", ["-Urmnpiu", "--fork", "true"]);
    times.get("unshare")?.push(await timed(async () => enter()));
  }
  const stubs = join((await sites[1]?.node())?.directory ?? "", "bin");
  const calls = stubCalls(stubs, sites[1]?.path ?? "", rounds);
  await Promise.all(sites.map((site) => site.close()));
  const of = (name: string) => median((times.get(name) ?? []).slice(WARM_UP));
  const added = (mode: string) => of(mode) - of("host");
  const verdict = added("isolated") <= GOAL_OF_RUN_MS ? "reached" : "missed";
  return (
    `A run of two empty scripts: host ${of("host").toFixed(1)} ms, stubbed +${added("stubbed").toFixed(1)} ms, ` +
    `isolated +${added("isolated").toFixed(1)} ms (goal ${GOAL_OF_RUN_MS}: ${verdict}); unshare alone ${of("unshare").toFixed(1)} ms\n` +
    calls
  );
}

const CALLS: readonly (readonly string[])[] = [
  ["pidof", "smbd"],
  ["systemctl", "is-active", "smbd"],
  ["ctdb", "pnn"],
  ["ip", "addr", "show"],
  ["iptables", "-S"],
  ["ss", "-tn"],
  ["exportfs", "-v"],
  ["testparm", "-s"],
];

/** A loop in one event script, so that only starts of the command are counted, and the record finds who called at once. */
function stubCalls(folder: string, directory: string, rounds: number): string {
  const present = new Set(readdirSync(folder));
  const loop = join(directory, "50.loop.script");
  writeFileSync(loop, 'n=$1; shift; while [ "$n" -gt 0 ]; do "$@" >/dev/null 2>&1; n=$((n - 1)); done');
  const perCall = (words: readonly string[]) => {
    const begin = performance.now();
    execFileSync("sh", [loop, String(rounds), ...words]);
    return (performance.now() - begin) / rounds;
  };
  const perl = perCall(["perl", "-e", "1"]);
  return CALLS.filter(([name]) => present.has(name ?? ""))
    .map(([name = "", ...args]) => {
      const ms = perCall([join(folder, name), ...args]);
      const verdict = ms <= GOAL_OF_CALL_MS ? "reached" : "missed";
      return `A call of ${[name, ...args].join(" ")}: ${ms.toFixed(1)} ms, of which Perl's start ${perl.toFixed(1)} (goal ${GOAL_OF_CALL_MS}: ${verdict})\n`;
    })
    .join("");
}
