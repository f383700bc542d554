import { join } from "node:path";

/**
 * CTDB's paths in test mode: everything lies below CTDB_BASE (ctdb/common/path.c).
 * @throws where CTDB_BASE is not set, as the real programs stop too.
 */
export function testPaths() {
  const base = process.env.CTDB_BASE;
  if (base === undefined) {
    throw new Error("Broken CTDB setup, CTDB_BASE not set in test mode");
  }
  return {
    etcdir: base,
    datadir: join(base, "share"),
    rundir: join(base, "run"),
    vardir: join(base, "var"),
    config: join(base, "ctdb.conf"),
    socket: (daemon: string) => join(base, "run", `${daemon}.socket`),
    pidfile: (daemon: string) => join(base, "run", `${daemon}.pid`),
    eventDirectory: (component: string) => join(base, "events", component),
    vendorDirectory: (component: string) => join(base, "share", "events", component),
  };
}
