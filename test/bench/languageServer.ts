/** Our language server against bash-language-server on the event scripts of an installed CTDB. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { TemporaryDirectory } from "../support/temporaryDirectory.ts";
import { median, timed } from "./ratio.ts";
import { type BenchServer, ServerClient } from "./serverClient.ts";

const INSTALLED = "/usr/share/ctdb/events/legacy";
const OURS = join(import.meta.dirname, "../../dist/server.js");
const SERVERS: readonly BenchServer[] = [
  { name: "ours", program: OURS, args: ["--stdio"], pulls: true },
  {
    name: "bash-language-server",
    program: createRequire(import.meta.url).resolve("bash-language-server/out/cli.js"),
    args: ["start"],
    pulls: false,
  },
];
const WARM_UP = 3;

/** What is measured: its name, and how many times sooner than the other ours should be. */
const GOALS = { "first diagnostics": 4, completion: 2, hover: 2, definition: 1, memory: 1 } as const;
type Measure = keyof typeof GOALS | "initialize";

/** Each server in turn, so that both meet the machine in the same mood. */
export async function languageServers(rounds: number): Promise<string> {
  if (!existsSync(INSTALLED) || !existsSync(OURS)) {
    return `Language servers: left out, ${existsSync(OURS) ? INSTALLED : "dist/server.js (npm run package makes it)"} is missing\n`;
  }
  const site = new TemporaryDirectory();
  try {
    const { folder, scripts } = copyInstalled(site);
    const results = new Map(SERVERS.map(({ name }) => [name, new Map<Measure, number[]>()]));
    for (let round = 0; round < Math.max(3, Math.ceil(rounds / 10)); round++) {
      for (const server of SERVERS) {
        await measure(server, folder, scripts, results.get(server.name) ?? new Map());
      }
    }
    return table(results, scripts.length);
  } finally {
    site.remove();
  }
}

function copyInstalled(site: TemporaryDirectory): { folder: string; scripts: string[] } {
  const folder = site.folder("etc/ctdb");
  const events = join(folder, "events/legacy");
  mkdirSync(events, { recursive: true });
  cpSync(INSTALLED, events, { recursive: true });
  cpSync("/etc/ctdb/functions", join(folder, "functions"));
  rmSync(join(events, "README"), { force: true });
  const scripts = readdirSync(events).map((name) => join(events, name));
  return { folder, scripts: [...scripts, join(folder, "functions")] };
}

async function measure(
  server: BenchServer,
  folder: string,
  scripts: readonly string[],
  results: Map<Measure, number[]>,
): Promise<void> {
  const note = (name: Measure, value: number) => results.set(name, [...(results.get(name) ?? []), value]);
  const begin = performance.now();
  const client = await ServerClient.start(server, folder);
  note("initialize", performance.now() - begin);
  try {
    for (const script of scripts) {
      note("first diagnostics", await timed(() => client.open(script)));
    }
    const script = scripts.find((path) => path.endsWith("/50.samba.script")) ?? scripts[0] ?? "";
    const { line, character } = placeOf(script, "service_start");
    for (const [name, method] of [
      ["completion", "completion"],
      ["hover", "hover"],
      ["definition", "definition"],
    ] as const) {
      for (let round = 0; round < WARM_UP + 20; round++) {
        const spent = await timed(async () => {
          await client.ask(method, script, line, character);
        });
        if (round >= WARM_UP) {
          note(name, spent);
        }
      }
    }
    note("memory", client.memory);
  } finally {
    await client.stop();
  }
}

/** Three letters into a word, from 0. */
function placeOf(path: string, word: string): { line: number; character: number } {
  const lines = readFileSync(path, "utf8").split("\n");
  const line = lines.findIndex((text) => text.includes(word));
  return { line: Math.max(0, line), character: Math.max(0, lines[line]?.indexOf(word) ?? 0) + 3 };
}

function table(results: ReadonlyMap<string, ReadonlyMap<Measure, readonly number[]>>, files: number): string {
  const of = (name: string, measureName: Measure) => median([...(results.get(name)?.get(measureName) ?? [])]);
  const rows = (
    ["initialize", "first diagnostics", "completion", "hover", "definition", "memory"] as const
  ).map((name) => {
    const [ours, theirs] = [of("ours", name), of("bash-language-server", name)];
    const unit = name === "memory" ? "MB" : "ms";
    const ratio = theirs / ours;
    const goal =
      name === "initialize" ? "" : `, goal ${GOALS[name]}: ${ratio >= GOALS[name] ? "reached" : "missed"}`;
    return `  ${name}: ours ${ours.toFixed(1)} ${unit}, bash-language-server ${theirs.toFixed(1)} ${unit}: ${ratio.toFixed(1)} times${goal}`;
  });
  return `Language servers, ${files} files open (medians):\n${rows.join("\n")}\n`;
}
