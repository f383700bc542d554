import type * as vscode from "vscode";
import { chosenLeaves } from "./model/chosenLeaves.ts";
import type { TestModel } from "./model/testModel.ts";
import type { TestLeaf, TestSubject, TestTree } from "./run/testTree.ts";
import type { TestItems } from "./testItems.ts";

/** The tree of tests, for those who run them. */
export class ShownTests implements TestTree {
  readonly controller: vscode.TestController;
  readonly #model: TestModel;
  readonly #items: TestItems;

  constructor(controller: vscode.TestController, model: TestModel, items: TestItems) {
    this.controller = controller;
    this.#model = model;
    this.#items = items;
  }

  async leavesOf(
    { include, exclude }: Pick<vscode.TestRunRequest, "include" | "exclude">,
    token: vscode.CancellationToken,
  ): Promise<readonly TestLeaf[]> {
    const wanted = include?.map(({ id }) => id) ?? null;
    await this.#model.resolveAll(wanted);
    await this.#model.settle();
    await this.#items.settled();
    if (token.isCancellationRequested) {
      return [];
    }
    const nodes = chosenLeaves(
      this.#model.roots,
      wanted === null ? null : new Set(wanted),
      new Set(exclude?.map(({ id }) => id)),
    );
    return nodes.flatMap(({ id, subject }) => {
      const item = this.find(id);
      return item === null || subject === null ? [] : [{ item, subject }];
    });
  }

  find(id: string): vscode.TestItem | null {
    return this.#items.find(id);
  }

  subjectOf(item: vscode.TestItem): TestSubject | null {
    return this.#items.nodeOf(item)?.subject ?? null;
  }
}
