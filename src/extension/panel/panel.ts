import * as vscode from "vscode";
import { type FromPage, isFromPage, type ToPage } from "../../webview/messages.ts";
import { PANEL_VIEW } from "../ids.ts";
import type { RunStore } from "../run/runStore.ts";
import { isTraced, onTraceChanged } from "../run/traceToggle.ts";
import type { PageParts } from "./pageParts.ts";
import { panelPage } from "./panelPage.ts";
import { UpdateBatch } from "./updateBatch.ts";

/** How long changes are collected before the page is told. */
const BATCH_MILLISECONDS = 50;

/** What the page asks for, its own needs left out. */
export type PageAction = Exclude<FromPage, { kind: "ready" | "shown" | "choose" }>;

/** What the buttons of the page do; an answer goes back to the page. */
export type PageHandler = (message: PageAction, answer: (message: ToPage) => void) => void;

/** The panel CTDB Events: a projection of the store that follows the run that it shows. */
export class EventsPanel implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #store: RunStore;
  readonly #folder: vscode.Uri;
  readonly #onMessage: PageHandler;
  readonly #parts: PageParts;
  readonly #stopListening: readonly (() => void)[];
  readonly #batch = new UpdateBatch();
  /** Messages besides those about the run. */
  #others: ToPage[] = [];
  /** What was asked to be shown, until the page shows it: it may have to be loaded first. */
  #wanted: Extract<ToPage, { kind: "show" }> | null = null;
  #isReady = false;
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
    const traceListener = onTraceChanged(() => this.#tellOther(this.#traceMessage()));
    this.#stopListening = [
      store.listen((run, change) => {
        if (run === store.shown) {
          this.#batch.add(run, change);
          this.#schedule();
        }
      }),
      store.listenHistory(() => this.#showRun()),
      () => traceListener.dispose(),
    ];
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
      this.#isReady = false;
    });
    view.webview.html = panelPage(view.webview, this.#folder);
  }

  /** Shows the panel; the focus stays where it is unless `focus` is set. */
  async reveal(focus = false): Promise<void> {
    await vscode.commands.executeCommand(`${PANEL_VIEW}.focus`, { preserveFocus: !focus });
  }

  /** Shows a run in the panel with one of its scripts. @param index of the script in its run */
  async showScript(runId: number, index: number): Promise<void> {
    this.#store.select(runId);
    this.#wanted = { kind: "show", id: runId, index };
    this.#tellOther(this.#wanted);
    await this.reveal();
  }

  dispose(): void {
    for (const stop of this.#stopListening) {
      stop();
    }
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
        this.#startPage();
        break;
      case "shown":
        this.#drawing = Math.max(0, this.#drawing - 1);
        this.#schedule();
        break;
      case "choose":
        if (message.id === this.#wanted?.id && message.index === this.#wanted.index) {
          this.#wanted = null;
        }
        if (message.id === this.#store.shown?.id) {
          this.#batch.choose(message.index);
          this.#schedule(0);
        }
        break;
      default:
        this.#onMessage(message, (answer) => this.#tellOther(answer));
    }
  }

  /** A page that was just loaded knows nothing. */
  #startPage(): void {
    this.#isReady = true;
    this.#drawing = 0;
    this.#batch.show(this.#store.shown);
    this.#others = [this.#traceMessage()];
    this.#postAll(this.#batch.take());
    this.#postAll(this.#others.splice(0));
    this.#postAll(this.#parts.take("new"));
    if (this.#wanted !== null) {
      this.#post(this.#wanted);
    }
  }

  #showRun(): void {
    if (this.#batch.run !== this.#store.shown) {
      this.#batch.show(this.#store.shown);
      this.#schedule();
    }
  }

  #traceMessage(): ToPage {
    const directory = this.#store.shown?.start.directory;
    return { kind: "trace", on: isTraced(directory === undefined ? null : vscode.Uri.file(directory)) };
  }

  #tellOther(message: ToPage): void {
    this.#others.push(message);
    this.#schedule(0);
  }

  #schedule(milliseconds = BATCH_MILLISECONDS): void {
    if (this.#drawing === 0 && this.#isReady) {
      this.#timer ??= setTimeout(() => this.#flush(), milliseconds);
    }
  }

  #flush(): void {
    this.#timer = null;
    if (this.#drawing > 0 || !this.#isReady) {
      return;
    }
    this.#postAll(this.#batch.take());
    this.#postAll(this.#others.splice(0));
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
