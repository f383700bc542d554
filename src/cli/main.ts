#!/usr/bin/env node
/** The oldest Node that has what execa and we use. */
const OLDEST_NODE = 22;

const [major = 0] = process.versions.node.split(".").map(Number);
if (major < OLDEST_NODE) {
  process.stderr.write(`ctdb-events: Node ${OLDEST_NODE} or newer is needed; this is ${process.version}.\n`);
  process.exitCode = 1;
} else {
  // Only now, since older Nodes fail while they load the rest.
  const { workIfWorker } = await import("./check/checkWorkers.ts");
  if (!(await workIfWorker())) {
    const { runCli } = await import("./program.ts");
    await runCli(new URL(import.meta.url));
  }
}
