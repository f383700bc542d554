import type * as vscode from "vscode";
import type { TestCase } from "../../../caseFiles/testCase.ts";
import type { ProvidedTest } from "./providedTest.ts";

/** What a leaf of the Test Explorer stands for. All paths are absolute; scripts are named by their file names. */
export type TestSubject =
  /** One script's handler of an event. */
  | {
      readonly kind: "handler";
      readonly directory: string;
      readonly script: string;
      readonly event: string;
    }
  /** A script below *All scripts: EVENT*: those of one directory and event run together, in CTDB's order. */
  | {
      readonly kind: "event-script";
      readonly directory: string;
      readonly event: string;
      readonly script: string;
    }
  | { readonly kind: "case"; readonly testCase: TestCase }
  /** One of somebody else, such as upstream's. */
  | { readonly kind: "provided"; readonly test: ProvidedTest };

/** A leaf with its item. */
export interface TestLeaf {
  readonly item: vscode.TestItem;
  readonly subject: TestSubject;
}

/** What those who run tests ask of the tree. */
export interface TestTree {
  readonly controller: vscode.TestController;
  /**
   * The leaves that a request means, in the order of the tree: those at and below its `include` (`undefined`: of the whole
   * tree) without those at and below its `exclude`. Reads what was not read yet. What is disabled is left out unless it was
   * chosen itself. Never rejects.
   */
  leavesOf(
    request: Pick<vscode.TestRunRequest, "include" | "exclude">,
    token: vscode.CancellationToken,
  ): Promise<readonly TestLeaf[]>;
  /** The item of an id as it is now, anywhere in the tree; `null` where there is none any more. */
  find(id: string): vscode.TestItem | null;
  /** What an item stands for; `null` for what holds others. */
  subjectOf(item: vscode.TestItem): TestSubject | null;
}
