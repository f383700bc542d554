/** Characters that a view of the usual width shows of a directory. */
const WIDTH = 30;

/**
 * Names for paths that a narrow view would cut where they differ: `…/site-a/events/legacy` in place of a long path, with as
 * much of its end as fits, and at least as much as tells it from the others.
 * @param paths relative ones, with slashes
 * @returns the names by path; short paths, and those that only their whole length tells apart, stay as they are
 */
export function distinctTails(paths: readonly string[]): ReadonlyMap<string, string> {
  return new Map(paths.map((path) => [path, path.length <= WIDTH ? path : tailOf(path, paths)]));
}

function tailOf(path: string, paths: readonly string[]): string {
  const parts = path.split("/");
  const tails = parts.map((_, index) => `/${parts.slice(index).join("/")}`).slice(1);
  const distinct = tails.filter(
    (tail) => !paths.some((other) => other !== path && `/${other}`.endsWith(tail)),
  );
  const tail = distinct.find(({ length }) => length < WIDTH) ?? distinct.at(-1);
  return tail === undefined ? path : `…${tail}`;
}
