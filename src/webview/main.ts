import { button, element } from "./dom.ts";
import { type FromPage, isToPage, type RunView } from "./messages.ts";
import { type KeptParts, Parts } from "./parts.ts";
import { type Opened, RunPage } from "./runPage.ts";

/** What VS Code keeps for the page while it is hidden. */
interface KeptState extends Opened {
  readonly runId: number;
  readonly parts?: KeptParts;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): KeptState | undefined;
  setState(state: KeptState): void;
};

const TICK_MILLISECONDS = 200;

const host = acquireVsCodeApi();
const root = document.createElement("div");
let page: RunPage | null = null;
let kept: KeptState = host.getState() ?? { runId: 0, expansion: {}, sections: [] };
const parts = new Parts(send, kept.parts ?? {}, (keptParts) => keep({ ...kept, parts: keptParts }));
root.className = "body";
document.getElementById("page")?.append(parts.history, parts.sequence, root);

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (!isToPage(data)) {
    return;
  }
  if (data.kind === "part") {
    parts.take(data);
  } else if (data.kind === "state") {
    showRun(data.run);
  } else if (page?.runId === data.id) {
    page.change(data.scripts, data.outputs);
  }
  acknowledge();
});
setInterval(() => page?.tick(), TICK_MILLISECONDS);
send({ kind: "ready" });

function send(message: FromPage): void {
  host.postMessage(message);
}

/** Asks for the next message once this one is drawn, so that a flood of output never piles up here. */
function acknowledge(): void {
  if (document.hidden) {
    send({ kind: "shown" });
  } else {
    requestAnimationFrame(() => setTimeout(send, 0, { kind: "shown" }));
  }
}

function showRun(run: RunView | null): void {
  if (run === null) {
    page = null;
    root.replaceChildren(emptyState());
  } else if (page?.runId === run.id) {
    page.update(run);
  } else {
    page = newPage(run);
    root.replaceChildren(page.root);
    // Only what stands in the document can be scrolled to.
    page.update(run);
  }
}

function newPage(run: RunView): RunPage {
  // Sections stay open from run to run, such as the calls that somebody follows.
  const sections = kept.sections;
  const expansion = kept.runId === run.id ? kept.expansion : {};
  return new RunPage(run, send, { expansion, sections }, (opened) =>
    keep({ ...kept, runId: run.id, ...opened }),
  );
}

function keep(state: KeptState): void {
  kept = state;
  host.setState(state);
}

function emptyState(): HTMLElement {
  return element(
    "div",
    { class: "empty" },
    element(
      "p",
      {},
      "Run an event to see here what each event script does: in the order in which CTDB runs them, with state, duration and output.",
    ),
    button("Run CTDB event", { class: "primary" }, () => send({ kind: "run" })),
  );
}
