/** Whether a file holds cases by its name: `NAME.ctdb-test.yaml` or `ctdb-test.yaml` (or `.yml`). */
export function isCaseFileName(name: string): boolean {
  return /(^|\.)ctdb-test\.ya?ml$/.test(name);
}

/** Whether a file holds a sequence of events by its name: `NAME.ctdb-sequence.yaml` or `ctdb-sequence.yaml` (or `.yml`). */
export function isSequenceFileName(name: string): boolean {
  return /(^|\.)ctdb-sequence\.ya?ml$/.test(name);
}
