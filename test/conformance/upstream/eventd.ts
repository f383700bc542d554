/** Stands in for `ctdb-eventd`: our engines behind a socket, one for each component. */
import { readFileSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { conventionFor } from "../../../src/ctdb/conventions.ts";
import { NEWEST_VERSION, parseVersion } from "../../../src/ctdb/version.ts";
import { createEngine, type EventEngine } from "../../../src/runner/engine.ts";
import { outputText } from "../../../src/runner/output.ts";
import type { RunReport } from "../../../src/runner/report.ts";
import { formatStatus } from "../../../src/runner/status/statusText.ts";
import { createHostSandbox } from "../../../src/sandbox/hostSandbox.ts";
import { testPaths } from "./paths.ts";
import type { Reply, Request } from "./protocol.ts";

const EINVAL = 22;
const ENOEXEC = 8;
const ETIMEDOUT = 110;
const ECANCELED = 125;

const paths = testPaths();
const target = process.env.CTDB_EVENTS_TARGET;
const convention = conventionFor((target && parseVersion(target)) || NEWEST_VERSION);
const engines = new Map<string, EventEngine>();

/** The errno where the component has no directory, as `run_event_init` finds it. */
function engineOf(component: string): EventEngine | number {
  const directory = paths.eventDirectory(component);
  const known = engines.get(component);
  if (known !== undefined) {
    return known;
  }
  try {
    statSync(directory);
  } catch (error) {
    return Math.abs((error as NodeJS.ErrnoException).errno ?? EINVAL);
  }
  const debugProgram = /^\s*debug script\s*=\s*(\S+)/m.exec(readConfig())?.[1];
  const environment = process.env as Record<string, string>;
  const sandbox = createHostSandbox({ kitDirectory: process.env.CTDB_EVENTS_KIT ?? "" });
  const engine = createEngine({
    directory,
    convention,
    sandbox,
    environment,
    workingDirectory: process.cwd(),
    debugProgram,
  });
  engines.set(component, engine);
  return engine;
}

function readConfig(): string {
  try {
    return readFileSync(paths.config, "utf8");
  } catch {
    return "";
  }
}

/** What `event_cmd_run_done` (ctdb/event/event_cmd.c) answers. */
function resultOf(report: RunReport): number {
  if (report.outcome === "cancelled") {
    return ECANCELED;
  }
  if (report.outcome === "refused") {
    return -report.summary;
  }
  return report.outcome === "timed-out" ? ETIMEDOUT : report.summary === 0 ? 0 : ENOEXEC;
}

function logOutput(report: RunReport): void {
  for (const script of report.scripts) {
    for (const line of outputText(script.output).split("\n").filter(Boolean)) {
      process.stdout.write(`${script.name.text}: ${line}\n`);
    }
  }
}

async function answer(request: Request): Promise<Reply> {
  const engine = engineOf(request.component);
  if (typeof engine === "number") {
    return { result: engine };
  }
  if (request.command === "run") {
    const report = await engine.run(request).report;
    logOutput(report);
    return { result: resultOf(report) };
  }
  const status = engine.status(request.event);
  return status === null
    ? { result: EINVAL }
    : { result: 0, summary: status.summary, text: formatStatus(status).toString("base64") };
}

const server = createServer((socket) => {
  createInterface({ input: socket }).on("line", (line) => {
    void answer(JSON.parse(line) as Request).then((reply) => socket.end(`${JSON.stringify(reply)}\n`));
  });
  socket.on("error", () => {});
});
server.listen(paths.socket("eventd"), () => writeFileSync(paths.pidfile("eventd"), String(process.pid)));

process.on("SIGTERM", () => {
  server.close();
  void Promise.all([...engines.values()].map((engine) => engine.close())).then(() => {
    unlinkSync(paths.pidfile("eventd"));
    process.exit(0);
  });
});
