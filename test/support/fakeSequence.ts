import { parsePrefix } from "../../src/configFiles/ipAddress.ts";
import { consequenceOf } from "../../src/ctdb/consequence.ts";
import type { Convention } from "../../src/ctdb/convention.ts";
import type { RunOutcome, RunReport } from "../../src/runner/report.ts";
import type { SequenceClock } from "../../src/sequences/clock.ts";
import { stepText } from "../../src/sequences/sequence.ts";
import type { SequenceEngine } from "../../src/sequences/sequenceEngine.ts";
import type { SequenceReport } from "../../src/sequences/sequenceReport.ts";
import { applyAfter, applyBefore } from "../../src/virtualNode/change/eventEffects.ts";
import { defaultModel } from "../../src/virtualNode/model/defaults.ts";
import { addAddress, removeAddress } from "../../src/virtualNode/model/network.ts";
import type { NodeModel } from "../../src/virtualNode/model/nodeModel.ts";
import { convention } from "./runEvent.ts";

/** A clock that stands still but for waits, which take no time. */
export class FakeClock implements SequenceClock {
  time = 1_000_000;
  readonly waits: number[] = [];

  now(): number {
    return this.time;
  }

  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!signal.aborted) {
      this.waits.push(milliseconds / 1000);
      this.time += milliseconds;
    }
  }
}

/** How an event ends; counted from 1 for each event. */
export type FakeEnds = (event: string, count: number) => RunOutcome;

/** An engine whose scripts do what 10.interface does with addresses, on a model of a default node. */
export class FakeEngine implements SequenceEngine {
  readonly convention: Convention;
  readonly model: NodeModel;
  readonly ran: string[] = [];
  readonly states: string[] = [];
  readonly clock: FakeClock;
  readonly #ends: FakeEnds;
  readonly #counts = new Map<string, number>();

  constructor(release: string | undefined, clock: FakeClock, ends: FakeEnds = () => "passed") {
    this.convention = convention(release);
    this.clock = clock;
    this.#ends = ends;
    this.model = defaultModel({
      version: this.convention.version,
      component: "legacy",
      platform: "debian",
      base: "/etc/ctdb",
    });
  }

  readonly node = {
    read: async () => structuredClone(this.model),
    change: async (change: (model: NodeModel) => void) => {
      change(this.model);
      return structuredClone(this.model);
    },
  };

  async run(
    { event, args }: { event: string; args: readonly string[] },
    started: (id: number) => void,
    signal: AbortSignal,
  ): Promise<RunReport> {
    const count = (this.#counts.get(event) ?? 0) + 1;
    this.#counts.set(event, count);
    this.ran.push([event, ...args].join(" "));
    started(this.ran.length);
    applyBefore(this.model, event, args);
    this.states.push(`${event} ${this.model.settings.find(({ name }) => name === "runstate")?.value}`);
    const outcome = signal.aborted ? "cancelled" : this.#ends(event, count);
    const [name = "", ip = "", bits = ""] = args;
    const prefix = parsePrefix(`${ip}/${bits}`);
    if (prefix !== null && event === "takeip" && outcome === "passed") {
      addAddress(this.model, name, prefix);
    }
    if (prefix !== null && event === "releaseip" && outcome === "passed") {
      removeAddress(this.model, name, prefix);
    }
    applyAfter(this.model, event, args, {
      passed: outcome === "passed",
      timedOut: outcome === "timed-out",
      statusText: outcome === "cancelled" ? null : "",
    });
    const begin = this.clock.now();
    return {
      event,
      args,
      convention: this.convention,
      outcome,
      consequence: consequenceOf(event, outcome, this.convention),
      problem: null,
      warnings: [],
      scripts: [],
      begin,
      finish: begin,
    } as unknown as RunReport;
  }
}

/** `init passed`, one line for each step of a report. */
export function outcomes({ steps }: SequenceReport): string[] {
  return steps.map(({ step, outcome }) => `${stepText(step)} ${outcome}`);
}
