const OLDEST = 22;

/**
 * What is wrong with the Node that runs the server; `null` where it is new enough.
 * @param version as in `process.versions.node`
 */
export function nodeProblem(version: string): string | null {
  return Number.parseInt(version, 10) >= OLDEST
    ? null
    : `The CTDB language server needs Node ${OLDEST} or later, and this is Node ${version}.`;
}
