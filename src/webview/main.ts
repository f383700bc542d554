import { config } from "@vscode/l10n";
import { EventsPage } from "./eventsPage.ts";
import { type FromPage, isToPage } from "./messages.ts";
import { keepTerminalColoursReadable } from "./output/terminalColours.ts";
import { type Kept, NOTHING_KEPT, type PageContext } from "./pageContext.ts";
import { type KeptParts, Parts } from "./parts.ts";

/** What VS Code keeps for the page while it is hidden. */
interface KeptState {
  readonly page: Kept;
  readonly parts: KeptParts;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): Partial<KeptState> | undefined;
  setState(state: KeptState): void;
};

config({ contents: document.getElementById("texts")?.textContent || "{}" });
const host = acquireVsCodeApi();
const before = host.getState();
let kept: KeptState = { page: { ...NOTHING_KEPT, ...before?.page }, parts: before?.parts ?? {} };
let isFirst = true;

const context: PageContext = {
  send,
  get kept() {
    return kept.page;
  },
  keep: (change) => keep({ ...kept, page: { ...kept.page, ...change } }),
};
const page = new EventsPage();
page.context = context;
page.parts = new Parts(send, kept.parts, (parts) => keep({ ...kept, parts }));
document.getElementById("page")?.append(page);
keepTerminalColoursReadable();

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (isToPage(data)) {
    page.take(data);
    acknowledge();
  }
});
// Who comes by the keyboard, as by "Show CTDB Events panel", is on a row and not nowhere; a click comes this way, too, and moves nothing.
window.addEventListener("focus", () => {
  if (document.activeElement === document.body) {
    page.focusChosen({ preventScroll: true });
  }
});
send({ kind: "ready" });

function send(message: FromPage): void {
  host.postMessage(message);
}

function keep(state: KeptState): void {
  kept = state;
  host.setState(state);
}

/** Asks for the next message once this one is drawn, so that a flood of output never piles up here. */
function acknowledge(): void {
  if (document.hidden) {
    send({ kind: "shown" });
  } else {
    requestAnimationFrame(() => setTimeout(drawn));
  }
}

function drawn(): void {
  if (isFirst) {
    isFirst = false;
    // For tests and the bench: how long it takes from the load of the page to the first state on the screen.
    performance.mark("ctdb-first-state");
  }
  send({ kind: "shown" });
}
