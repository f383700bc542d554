import { button, element, sentence, setSentence, setText, show } from "./dom.ts";
import { formatDuration, formatElapsed } from "./durations.ts";
import { icon, iconOfPhase, setIcon } from "./icons.ts";
import type { FromPage, HeadView, RunPhase, RunView } from "./messages.ts";
import { ModeFact } from "./modeFact.ts";

const GOING_ON: readonly RunPhase[] = ["starting", "queued", "running"];

/** Phases of a run of which CTDB keeps a status. */
const WITH_STATUS: readonly RunPhase[] = ["passed", "failed", "timed-out"];

/** Whether a run in this phase is not over. */
export function goesOn(phase: RunPhase): boolean {
  return GOING_ON.includes(phase);
}

/** What stands above the list of scripts: the outcome, the facts of the run and the buttons. */
export class Head {
  readonly root: HTMLElement;
  readonly #icon = icon();
  readonly #command = element("h1");
  readonly #outcome = element("p", { class: "outcome", role: "status" });
  readonly #consequence = element("p", { class: "consequence" });
  /** Warnings and what was left running; they scroll with the scripts. */
  readonly notes = element("div", { class: "notes" });
  readonly #problem = element("div", { class: "problems" });
  readonly #directory = element("dd", { class: "path" });
  readonly #convention = element("dd");
  readonly #mode = new ModeFact();
  readonly #time = element("span");
  readonly #budget = element("meter", {
    min: "0",
    "aria-label": "Share of the event's time-out that is used",
  });
  readonly #again: HTMLButtonElement;
  readonly #anyway: HTMLButtonElement;
  readonly #cancel: HTMLButtonElement;
  readonly #copy: HTMLButtonElement;
  #run: RunView | null = null;
  #notesShown = "";

  constructor(send: (message: FromPage) => void) {
    const sendId = (kind: "cancel" | "runAnyway") => () => {
      if (this.#run !== null) {
        send({ kind, id: this.#run.id });
      }
    };
    this.#again = button("Run again", { class: "primary" }, () => send({ kind: "runAgain" }));
    this.#anyway = button("Run anyway", {}, sendId("runAnyway"));
    this.#cancel = button("Cancel", { class: "primary" }, sendId("cancel"));
    this.#copy = button("Copy status text", {}, () => send({ kind: "copyStatus" }));
    this.root = element(
      "header",
      {},
      element("div", { class: "title" }, this.#icon, this.#command),
      element("div", { class: "buttons" }, this.#cancel, this.#again, this.#anyway, this.#copy),
      element("div", { class: "verdict" }, this.#outcome, " ", this.#consequence),
      this.#problem,
      element("dl", {}, ...this.#facts()),
      this.#mode.reason,
    );
  }

  /** Shows a run. */
  update(run: RunView): void {
    const { head } = run;
    this.#run = run;
    const over = !goesOn(head.phase);
    setIcon(this.#icon, iconOfPhase(head.phase));
    setText(this.#command, head.command);
    setText(this.#outcome, head.outcome);
    setSentence(this.#consequence, head.consequence ?? "");
    show(this.#consequence, head.consequence !== null);
    setText(this.#directory, head.directory);
    this.#directory.title = head.directory;
    setText(this.#convention, head.convention);
    this.#mode.update(head.sandbox);
    this.#swapButtons(over);
    show(this.#anyway, head.canRunAnyway);
    this.#copy.disabled = !WITH_STATUS.includes(head.phase);
    this.#updateNotes(head);
    this.tick(Date.now());
  }

  /** Brings the time of a run that goes on up to date. */
  tick(now: number): void {
    const head = this.#run?.head;
    if (head === undefined) {
      return;
    }
    const used = head.begin === null ? 0 : (head.finish ?? now) - head.begin;
    const spent = head.finish === null ? formatElapsed(used) : formatDuration(used);
    setText(this.#time, `${spent} of ${head.timeoutSeconds} s`);
    this.#budget.max = Math.max(1, head.timeoutSeconds * 1000);
    this.#budget.value = used;
  }

  #facts(): HTMLElement[] {
    return [
      fact("Directory", this.#directory),
      fact("Convention", this.#convention),
      fact("Sandbox", this.#mode.value),
      fact("Time used", element("dd", { class: "time" }, this.#time, this.#budget)),
    ];
  }

  /** One of the two stands there; the focus goes from one to the other. */
  #swapButtons(over: boolean): void {
    const hidden = over ? this.#cancel : this.#again;
    const shown = over ? this.#again : this.#cancel;
    const hadFocus = document.activeElement === hidden;
    show(shown, true);
    show(hidden, false);
    if (hadFocus) {
      shown.focus();
    }
  }

  #updateNotes(head: HeadView): void {
    const { problem, warnings, leftRunning, debugOutput } = head;
    const key = JSON.stringify([problem, warnings, leftRunning, debugOutput]);
    if (key === this.#notesShown) {
      return;
    }
    this.#notesShown = key;
    this.#problem.replaceChildren(
      ...(problem === null ? [] : [note("problem", "fail", ...sentence(problem))]),
    );
    this.notes.replaceChildren(
      ...warnings.map((warning) => note("warning", "warning", ...sentence(warning))),
      ...(leftRunning.length === 0 ? [] : [leftNote(leftRunning)]),
      ...(debugOutput === null ? [] : [debugNote(debugOutput)]),
    );
  }
}

function fact(name: string, value: HTMLElement): HTMLElement {
  return element("div", {}, element("dt", {}, name), value);
}

function note(kind: string, shape: "fail" | "warning", ...content: readonly (Node | string)[]): HTMLElement {
  const mark = icon();
  setIcon(mark, shape);
  return element("div", { class: `note ${kind}` }, mark, element("div", {}, ...content));
}

function leftNote(processes: readonly string[]): HTMLElement {
  const text =
    processes.length === 1
      ? "CTDB would have left this process running. It was ended:"
      : "CTDB would have left these processes running. They were ended:";
  const list = element("ul", {}, ...processes.map((process) => element("li", { class: "code" }, process)));
  return note("warning", "warning", text, list);
}

function debugNote(output: string): HTMLElement {
  return element(
    "details",
    { class: "note" },
    element("summary", {}, "Output of the hung-script debug program"),
    element("pre", { tabindex: "0" }, output),
  );
}
