import type { TestSubject } from "../run/testTree.ts";

/** A part of the Test Explorer's tree. Never changed: what is new is a new node with the same id. */
export interface TestNode {
  /** Unlike every other in the tree, and the same after a reload. */
  readonly id: string;
  readonly label: string;
  /** Its state, beside what the last run made of it; `null`: nothing to say. */
  readonly description: string | null;
  /** Its place among its siblings. */
  readonly sortText: string;
  /** Absolute path of the file that a click opens; `null`: none, as for folders, at which VS Code would leave the view. */
  readonly path: string | null;
  /** Its lines in that file, from 0: of a leaf all, of what holds others the first. */
  readonly lines: TestLines | null;
  readonly tags: readonly string[];
  /** What is wrong with it; the first is shown below its label. */
  readonly errors: readonly TestNodeError[];
  /** What it stands for; `null`: it holds others. */
  readonly subject: TestSubject | null;
  /** In order; `null`: not read yet. Leaves have none. */
  readonly children: readonly TestNode[] | null;
  /** Runs only where it is chosen itself, not with what holds it: what CTDB does not run. */
  readonly isOptional: boolean;
}

/** A stretch of lines, from 0, the last one included. */
export interface TestLines {
  readonly first: number;
  readonly last: number;
}

/** What is wrong. All of it is text from outside. */
export interface TestNodeError {
  readonly sentence: string;
  /** Absolute path, `null` where it is in no file. */
  readonly path: string | null;
  /** From 0. */
  readonly line: number;
}

/** What every node has where nothing else is said. */
export function testNode(node: Pick<TestNode, "id" | "label" | "sortText"> & Partial<TestNode>): TestNode {
  return {
    description: null,
    path: null,
    lines: null,
    tags: [],
    errors: [],
    subject: null,
    children: [],
    isOptional: false,
    ...node,
  };
}

/** A place among siblings that every way of comparing texts puts at its number. */
export function sortTextOf(index: number): string {
  return String(index).padStart(6, "0");
}
