import { ensureSambaSource } from "../../scripts/lib/sambaSource.ts";
import { findSuites, findTree, type UpstreamTree } from "../../src/upstream/tree.ts";
import { readSuite, type UpstreamTest } from "../../src/upstream/upstreamTest.ts";

/**
 * Upstream's tests of its event scripts.
 * @param folder a source tree of Samba; without one Debian's source package in the cache
 * @returns a sentence where there are none
 */
export async function eventScriptTests(
  folder?: string,
): Promise<{ readonly tree: UpstreamTree; readonly tests: readonly UpstreamTest[] } | string> {
  const source = folder === undefined ? await ensureSambaSource() : { dir: folder };
  if ("skip" in source) {
    return source.skip;
  }
  const tree = await findTree(source.dir);
  const suites = tree === null ? [] : await findSuites(tree);
  const suite = suites.find(({ name }) => name === "eventscripts");
  if (tree === null || suite === undefined) {
    return `${source.dir} has no tests/UNIT/eventscripts`;
  }
  return { tree, tests: await readSuite(tree, suite) };
}
