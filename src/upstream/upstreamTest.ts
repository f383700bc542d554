import { join } from "node:path";
import { readRegularFile } from "../scripts/regularFile.ts";
import { SourceTextError } from "../scripts/sourceText.ts";
import { readTest } from "./readTest.ts";
import { readTestName, type TestName } from "./testName.ts";
import type { UpstreamSuite, UpstreamTree } from "./tree.ts";

/** One test of upstream's. Plain data. */
export interface UpstreamTest extends TestName {
  readonly tree: UpstreamTree;
  readonly suite: string;
  /** Absolute path. */
  readonly file: string;
  readonly fileName: string;
  /** What is tested; `null`: its file does not say. */
  readonly title: string | null;
  /** The line that says it, from 0. */
  readonly line: number;
  readonly lines: number;
}

/** Reads the tests of a suite, in its order. Files that are gone by now are left out. */
export async function readSuite(tree: UpstreamTree, suite: UpstreamSuite): Promise<readonly UpstreamTest[]> {
  const tests = await Promise.all(suite.files.map((fileName) => readUpstreamTest(tree, suite, fileName)));
  return tests.filter((test) => test !== null);
}

async function readUpstreamTest(
  tree: UpstreamTree,
  suite: UpstreamSuite,
  fileName: string,
): Promise<UpstreamTest | null> {
  const file = join(suite.directory, fileName);
  const text = await textOf(file);
  if (text === null) {
    return null;
  }
  const own = readTest(text);
  const base = own.base === null ? null : await textOf(join(suite.directory, own.base));
  const title = own.title ?? (base === null ? null : readTest(base, own.values).title);
  const name = readTestName(suite.name, fileName);
  return { ...name, tree, suite: suite.name, file, fileName, title, line: own.line, lines: own.lines };
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readRegularFile(file);
  } catch (error) {
    if (error instanceof SourceTextError || (error as NodeJS.ErrnoException).code === "ENOENT") {
      return null;
    }
    throw error;
  }
}
