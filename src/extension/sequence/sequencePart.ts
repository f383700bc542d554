import { t } from "@vscode/l10n";
import { isFromSequence, type ToSequence } from "../../webview/sequence/messages.ts";
import type { PagePart } from "../panel/pagePart.ts";
import type { RunStore } from "../run/runStore.ts";
import { UserError } from "../userError.ts";
import type { LiveSequence } from "./liveSequence.ts";
import type { SequenceRuns } from "./sequenceRuns.ts";
import { sequenceHead, stepView } from "./sequenceView.ts";

/** The time line of the page, as a projection of the sequence and of its runs in the store. */
export class SequencePart implements PagePart {
  readonly name = "sequence";
  readonly #runs: SequenceRuns;
  readonly #store: RunStore;
  readonly #again: () => Promise<void>;
  readonly #placeOf: (directory: string) => string;
  readonly #changed = new Set<number>();
  #isWhole = true;

  /**
   * @param again starts the same sequence once more
   * @param placeOf an event directory for people
   */
  constructor(
    runs: SequenceRuns,
    store: RunStore,
    again: () => Promise<void>,
    placeOf: (directory: string) => string,
  ) {
    this.#runs = runs;
    this.#store = store;
    this.#again = again;
    this.#placeOf = placeOf;
  }

  messages(page: "new" | "known"): readonly ToSequence[] {
    const live = this.#runs.current;
    const isWhole = this.#isWhole || page === "new";
    const changed = new Set(this.#changed);
    this.#changed.clear();
    this.#isWhole = false;
    if (live === null) {
      return [{ kind: "none" }];
    }
    const head = sequenceHead(live, this.#placeOf(live.plan.directory), this.#store.shown?.id ?? null);
    const steps = live.steps
      .filter(({ id }) => isWhole || changed.has(id))
      .map((step) => stepView(live, step, this.#runOf(live, step.id)));
    return [{ kind: isWhole ? "whole" : "changed", head, steps }];
  }

  listen(changed: () => void): () => void {
    const stops = [
      this.#runs.listen(({ whole, steps }) => {
        this.#isWhole ||= whole;
        for (const id of steps) {
          this.#changed.add(id);
        }
        changed();
      }),
      this.#store.listen((run, change) => {
        // Output is not shown here.
        if (change === null || change.whole || change.scripts.length > 0) {
          const step = this.#stepOf(run.id);
          if (step !== null) {
            this.#changed.add(step);
            changed();
          }
        }
      }),
      this.#store.listenHistory(() => {
        if (this.#runs.current !== null) {
          changed();
        }
      }),
    ];
    return () => {
      for (const stop of stops) {
        stop();
      }
    };
  }

  async receive(message: unknown): Promise<void> {
    if (!isFromSequence(message)) {
      return;
    }
    switch (message.kind) {
      case "next":
        this.#runs.next();
        return;
      case "stop":
        this.#runs.stop();
        return;
      case "close":
        this.#runs.remove();
        return;
      case "again":
        await this.#again();
        return;
      case "show":
        if (this.#store.find(message.runId) === null) {
          throw new UserError(t("This run is no longer kept. Run the sequence again."));
        }
        this.#store.select(message.runId);
        return;
    }
  }

  #runOf(live: LiveSequence, step: number) {
    const run = live.runs.get(step);
    return run === undefined ? null : this.#store.find(run);
  }

  #stepOf(runId: number): number | null {
    for (const [step, run] of this.#runs.current?.runs ?? []) {
      if (run === runId) {
        return step;
      }
    }
    return null;
  }
}
