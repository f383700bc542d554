import type { Writable } from "node:stream";
import { outputText } from "../../runner/output.ts";
import type { RunReport } from "../../runner/report.ts";
import { seconds } from "../../runner/status/columns.ts";
import type { SandboxMode } from "../../sandbox/sandbox.ts";
import type { NodeState } from "../../sequences/nodeState.ts";
import { type Sequence, stepText } from "../../sequences/sequence.ts";
import type {
  SequenceEvent,
  SequenceMode,
  SequenceReport,
  StepReport,
} from "../../sequences/sequenceReport.ts";

/** How many lines of a failing script's output are shown; --format json has all. */
const MOST_LINES = 20;
const WIDTH = 34;

/** Tells a sequence line by line while it goes on. */
export class SequenceText {
  readonly #stream: Writable;
  #run: RunReport | null = null;
  #count = 0;

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  begin({ title, description }: Sequence, sandbox: SandboxMode, mode: SequenceMode): void {
    const waits = mode === "quick" ? "waits are left out" : "waits as ctdbd does";
    this.#line(`${title}${description === "" ? "" : `: ${description}`} (${sandbox}, ${waits})`);
  }

  /** The run of the step that is told next. */
  heard(report: RunReport): void {
    this.#run = report;
  }

  tell(event: SequenceEvent): void {
    switch (event.kind) {
      case "finished":
      case "skipped":
        this.#step(event.report);
        return;
      case "ended":
        this.#end(event.report);
        return;
      default:
        return;
    }
  }

  #step(report: StepReport): void {
    const { step, outcome, begin, finish } = report;
    const time = begin === null || finish === null ? "" : `${seconds(begin, finish)} s`;
    const turn = step.turns > 1 ? ` (${step.turn} of ${step.turns})` : "";
    const again = step.attempt > 1 ? `, try ${step.attempt}` : "";
    const what = `${stepText({ ...step, args: report.args })}${turn}${again}`;
    const words = { skipped: "left out", "change-failed": "not changed", "not-run": "not run" } as Partial<
      Record<StepReport["outcome"], string>
    >;
    if (step.cause !== null && step.opensPart === true) {
      this.#line(`    ${step.cause}`);
    }
    this.#line(
      `${String(++this.#count).padStart(3)} ${what.padEnd(WIDTH)} ${(words[outcome] ?? outcome).padEnd(9)} ${time.padStart(9)}  ${nodeText(report.node)}`,
    );
    const isTold = report.isFailure || outcome === "skipped" || outcome !== "passed";
    if (isTold && outcome !== "changed") {
      this.#line(`    ${report.sentence}`);
    }
    if (outcome !== "passed" && begin !== null) {
      this.#scripts();
    }
    for (const sentence of [...report.remarks, report.next].filter((text) => text !== "")) {
      this.#line(`    ${sentence}`);
    }
    this.#run = null;
  }

  /** The scripts that are to blame, with what they said. */
  #scripts(): void {
    for (const script of this.#run?.scripts ?? []) {
      if (["OK", "DISABLED", "NOT RUN"].includes(script.status)) {
        continue;
      }
      this.#line(`    ${script.name.text} ${script.status}`);
      const lines = outputText(script.output).trimEnd().split("\n");
      for (const line of lines.slice(-MOST_LINES)) {
        this.#line(`      ${line}`);
      }
    }
  }

  #end(report: SequenceReport): void {
    const skipped = report.steps
      .filter(({ waited, waitSeconds }) => !waited && waitSeconds > 0)
      .reduce((sum, { waitSeconds }) => sum + waitSeconds, 0);
    const left = report.mode === "quick" && skipped > 0 ? ` Waits of ${skipped} s were left out.` : "";
    for (const remark of report.remarks) {
      this.#line(remark);
    }
    this.#line(`${report.outcome}: ${report.sentence}${left}`);
  }

  /** Nothing of a script's output may move the cursor of a terminal. */
  #line(text: string): void {
    this.#stream.write(`${text.replace(/[^\P{Cc}\t]/gu, "?").trimEnd()}\n`);
  }
}

/** `RUNNING HEALTHY 10.0.0.31` */
function nodeText(node: NodeState | null): string {
  return node === null
    ? ""
    : [node.runState, node.health, node.isRecovering ? "in recovery" : "", node.held.join(",")]
        .filter((word) => word !== "")
        .join(" ");
}
