const NAME = /(?:^|[./])ctdb-test\.ya?ml$/;

/** Whether a file of that name, or at that path, holds cases: `NAME.ctdb-test.yaml`. */
export function isCaseFileName(name: string): boolean {
  return NAME.test(name);
}
