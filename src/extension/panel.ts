import * as vscode from "vscode";
import { type FromPage, isFromPage, type ToPage } from "../webview/messages.ts";
import { PANEL_VIEW } from "./ids.ts";
import type { PageParts } from "./pageParts.ts";
import { panelPage } from "./panelPage.ts";
import type { RunStore } from "./runStore.ts";
import { UpdateBatch, wholeView } from "./updateBatch.ts";

/** How long changes are collected before the page is told. */
const BATCH_MILLISECONDS = 50;

/** What the buttons of the page do. */
export type PageHandler = (message: PageAction) => void;

/** What the page asks for, its own needs left out. */
export type PageAction = Exclude<FromPage, { kind: "ready" | "shown" }>;

/** The panel CTDB Events: a projection of the store that follows the run that was requested last. */
export class EventsPanel implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #store: RunStore;
  readonly #folder: vscode.Uri;
  readonly #onMessage: PageHandler;
  readonly #parts: PageParts;
  readonly #stopListening: () => void;
  #batch = new UpdateBatch();
  #view: vscode.WebviewView | null = null;
  #timer: NodeJS.Timeout | null = null;
  /** How many messages the page has not drawn yet. */
  #drawing = 0;

  /**
   * @param folder where the page's script and style are
   * @param parts what else the page shows; their messages go to `onMessage` with all others
   */
  constructor(store: RunStore, folder: vscode.Uri, parts: PageParts, onMessage: PageHandler) {
    this.#store = store;
    this.#folder = folder;
    this.#onMessage = onMessage;
    this.#parts = parts;
    parts.onChanged = () => this.#schedule();
    this.#stopListening = store.listen((run, change) => {
      if (run === store.current && this.#view !== null) {
        this.#batch.add(run, change);
        this.#schedule();
      }
    });
  }

  /** Whether the user can see the panel. */
  get visible(): boolean {
    return this.#view?.visible ?? false;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [this.#folder] };
    const received = view.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    view.onDidDispose(() => {
      received.dispose();
      this.#view = null;
      this.#drawing = 0;
    });
    view.webview.html = panelPage(view.webview, this.#folder);
  }

  /** Shows the panel; the focus stays where it is unless `focus` is set. */
  async reveal(focus = false): Promise<void> {
    await vscode.commands.executeCommand(`${PANEL_VIEW}.focus`, { preserveFocus: !focus });
  }

  dispose(): void {
    this.#stopListening();
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
    }
  }

  #receive(message: unknown): void {
    if (!isFromPage(message)) {
      return;
    }
    switch (message.kind) {
      case "ready":
        this.#batch = new UpdateBatch();
        this.#drawing = 0;
        this.#post({
          kind: "state",
          run: this.#store.current === null ? null : wholeView(this.#store.current),
        });
        this.#postAll(this.#parts.take("new"));
        break;
      case "shown":
        this.#drawing = Math.max(0, this.#drawing - 1);
        this.#schedule();
        break;
      default:
        this.#onMessage(message);
    }
  }

  #schedule(): void {
    if (this.#drawing === 0 && this.#view !== null) {
      this.#timer ??= setTimeout(() => this.#flush(), BATCH_MILLISECONDS);
    }
  }

  #flush(): void {
    this.#timer = null;
    if (this.#drawing > 0) {
      return;
    }
    const message = this.#batch.take();
    if (message !== null) {
      this.#post(message);
    }
    this.#postAll(this.#parts.take("known"));
  }

  #postAll(messages: readonly ToPage[]): void {
    for (const message of messages) {
      this.#post(message);
    }
  }

  #post(message: ToPage): void {
    this.#drawing++;
    void this.#view?.webview.postMessage(message);
  }
}
