import { isDeepStrictEqual } from "node:util";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Disposable } from "../disposables.ts";
import { fileLink } from "../inline/markdown.ts";
import { printableLine } from "../printable.ts";
import { Slices } from "./model/slices.ts";
import { ItemSync } from "./model/syncItems.ts";
import type { TestModel, TestModelChange } from "./model/testModel.ts";
import type { TestNode, TestNodeError } from "./model/testNode.ts";

/** More are only counted. */
const MOST_ERRORS = 10;
const NONE: readonly never[] = [];

/** The items of the Test Explorer: a view of the model, in step with it after every change that is not large, else soon. */
export class TestItems implements vscode.Disposable {
  readonly #controller: vscode.TestController;
  readonly #listening: Disposable;
  readonly #nodes = new WeakMap<vscode.TestItem, TestNode>();
  readonly #items = new Map<string, vscode.TestItem>();
  readonly #tags = new Map<string, vscode.TestTag>();
  readonly #sync: ItemSync<vscode.TestItem>;
  readonly #slices = new Slices();

  constructor(controller: vscode.TestController, model: TestModel) {
    this.#controller = controller;
    this.#sync = new ItemSync({
      make: (node) => this.#make(node),
      dress: (item, node, before) => this.#dress(item, node, before),
      drop: ({ id }) => this.#items.delete(id),
      nodeOf: (item) => this.nodeOf(item),
    });
    this.#listening = model.onDidChange((change) => this.#follow(change));
    this.#follow({ changed: model.roots, removed: [] });
  }

  /** Resolves when the items are in step with the model. */
  settled(): Promise<void> {
    return this.#slices.done();
  }

  /** What an item stands for as it was shown last; `null` for items of others. */
  nodeOf(item: vscode.TestItem): TestNode | null {
    return this.#nodes.get(item) ?? null;
  }

  /** The item of an id; `null` where there is none any more. */
  find(id: string): vscode.TestItem | null {
    return this.#items.get(id) ?? null;
  }

  dispose(): void {
    this.#listening.dispose();
    this.#slices.dispose();
  }

  #follow({ changed, removed }: TestModelChange): void {
    const { items } = this.#controller;
    for (const { id } of removed) {
      this.#slices.leave(id);
      const item = items.get(id);
      if (item !== undefined) {
        this.#sync.remove(items, item);
      }
    }
    for (const root of changed) {
      this.#slices.do(root.id, this.#sync.one(items, root));
    }
  }

  #make(node: TestNode): vscode.TestItem {
    const uri = node.path === null ? undefined : vscode.Uri.file(node.path);
    const item = this.#controller.createTestItem(node.id, node.label, uri);
    this.#items.set(node.id, item);
    return item;
  }

  /** Touches only what changed: every touch is told to the window. */
  #dress(item: vscode.TestItem, node: TestNode, before: TestNode | null): void {
    this.#nodes.set(item, node);
    this.#items.set(node.id, item);
    if (before !== null && before.label !== node.label) {
      item.label = node.label;
    }
    if (before?.sortText !== node.sortText) {
      item.sortText = node.sortText;
    }
    if ((before?.description ?? null) !== node.description) {
      item.description = node.description ?? "";
    }
    if (!isSame(before?.lines ?? null, node.lines)) {
      item.range =
        node.lines === null ? undefined : new vscode.Range(node.lines.first, 0, node.lines.last + 1, 0);
    }
    if (!isSame(before?.tags ?? NONE, node.tags)) {
      item.tags = node.tags.map((tag) => this.#tag(tag));
    }
    if (!isSame(before?.errors ?? NONE, node.errors)) {
      item.error = errorText(node.errors);
    }
    const isUnread = node.children === null;
    if ((before?.children === null) !== isUnread) {
      item.canResolveChildren = isUnread;
    }
  }

  #tag(id: string): vscode.TestTag {
    const tag = this.#tags.get(id) ?? new vscode.TestTag(id);
    this.#tags.set(id, tag);
    return tag;
  }
}

/** Text as it is, with as few escapes as may be: VS Code shows the source of the Markdown where the pointer rests. */
function escaped(text: string): string {
  return printableLine(text).replace(/[\\`*_[\]<>~&|@]|:(?=\/\/)|(?<=www)\./g, "\\$&");
}

/** Whether parts of nodes say the same. */
function isSame(before: unknown, now: unknown): boolean {
  return before === now || isDeepStrictEqual(before, now);
}

/** Each sentence with a link to its place: the first shows in the tree, and all where the pointer rests. */
function errorText(errors: readonly TestNodeError[]): vscode.MarkdownString | undefined {
  const texts = errors.slice(0, MOST_ERRORS).map(({ sentence: words, path, line }) => {
    const link = path === null ? "" : `${fileLink(t("Line {0}", line + 1), path, line + 1)}: `;
    return `${link}${escaped(words)}`;
  });
  const left = errors.length - texts.length;
  const paragraphs = left === 0 ? texts : [...texts, t("{0} more.", left)];
  return paragraphs.length === 0 ? undefined : new vscode.MarkdownString(paragraphs.join("\n\n"));
}
