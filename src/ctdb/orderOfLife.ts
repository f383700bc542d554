/** Events in the order in which a node meets each of them first, from its start to its end. */
const LIFE: readonly string[] = [
  "init",
  "setup",
  "startrecovery",
  "recovered",
  "startup",
  "monitor",
  "status",
  "startipreallocate",
  "takeip",
  "updateip",
  "ipreallocated",
  "reload",
  "stopped",
  "releaseip",
  "shutdown",
];

/**
 * Puts events in the order of a node's life: ctdbd's start, the first recovery, service, addresses that come, move and go,
 * shutdown (`server/ctdb_daemon.c`, `server/ctdb_monitor.c`, `server/ctdb_takeover_helper.c`). An address comes before
 * it goes, though a takeover run releases first: what a node releases it took in an earlier one.
 * @param events names, each once; those that ctdbd never sends are left out
 */
export function inOrderOfLife(events: readonly string[]): string[] {
  return LIFE.filter((event) => events.includes(event));
}
