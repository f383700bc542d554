import { t } from "@vscode/l10n";
import type { UpstreamSuite, UpstreamTree } from "../../../upstream/tree.ts";
import type { UpstreamTest } from "../../../upstream/upstreamTest.ts";
import { printableLine } from "../../printable.ts";
import { type TestNode, testNode } from "../model/testNode.ts";
import type { ProvidedTest } from "../run/providedTest.ts";

/** Makes of a test what runs it. */
export type Provide = (test: UpstreamTest) => ProvidedTest;

export function treeId(tree: UpstreamTree): string {
  return `upstream:${tree.ctdb}`;
}

export function suiteId(tree: UpstreamTree, suite: string): string {
  return `${treeId(tree)}#${suite}`;
}

/** A source tree with the suites that it has. @param folder the tree's name for people */
export function treeNode(tree: UpstreamTree, folder: string, suites: readonly TestNode[]): TestNode {
  const label =
    tree.release === null
      ? t("Upstream's unit tests")
      : t("Upstream's unit tests of Samba {0}", tree.release);
  return testNode({
    id: treeId(tree),
    label,
    description: folder === "" ? null : printableLine(folder),
    sortText: `2${tree.ctdb}`,
    tags: ["upstream"],
    children: suites,
  });
}

/** A suite whose tests were not read yet. No description: VS Code has screen readers say that in place of the label. */
export function unreadSuite(tree: UpstreamTree, { name }: UpstreamSuite): TestNode {
  return testNode({
    id: suiteId(tree, name),
    label: printableLine(name),
    sortText: name,
    tags: ["upstream"],
    children: null,
  });
}

/** A suite with its tests: those of event scripts by script and event, others by what their names have in common. */
export function suiteNode(
  tree: UpstreamTree,
  suite: UpstreamSuite,
  tests: readonly UpstreamTest[],
  provide: Provide,
): TestNode {
  const id = suiteId(tree, suite.name);
  return { ...unreadSuite(tree, suite), children: grouped(id, tests, (test) => test.group, byEvent) };

  function byEvent(group: string, members: readonly UpstreamTest[]): readonly TestNode[] {
    return grouped(`${id}/${group}`, members, (test) => test.event, leaves);
  }

  function leaves(_: string, members: readonly UpstreamTest[]): readonly TestNode[] {
    return members.map((test) => leaf(id, test, provide));
  }

  /** Tests with a common name below one node, in the order in which they come; those without stand for themselves. */
  function grouped(
    parent: string,
    members: readonly UpstreamTest[],
    nameOf: (test: UpstreamTest) => string | null,
    below: (name: string, tests: readonly UpstreamTest[]) => readonly TestNode[],
  ): readonly TestNode[] {
    const groups = Map.groupBy(members, nameOf);
    return [...groups].flatMap(([name, some]) =>
      name === null
        ? leaves("", some)
        : [
            testNode({
              id: `${parent}/${name}`,
              label: printableLine(name),
              sortText: printableLine(name),
              tags: ["upstream"],
              children: below(name, some),
            }),
          ],
    );
  }
}

function leaf(suite: string, test: UpstreamTest, provide: Provide): TestNode {
  const { short, title, fileName, file, lines } = test;
  return testNode({
    id: `${suite}:${fileName}`,
    label: printableLine(title === null ? short : `${short}: ${title}`),
    sortText: fileName,
    path: file,
    lines: { first: 0, last: Math.max(0, lines - 1) },
    tags: ["upstream"],
    subject: { kind: "provided", test: provide(test) },
  });
}
