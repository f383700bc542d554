import type { CasePlace, Expectation, TestCase } from "../../caseFiles/testCase.ts";
import type { RunReport } from "../../runner/report.ts";
import type { NodeModel } from "../../virtualNode/model/nodeModel.ts";
import type { Found } from "../caseResult.ts";
import type { NodePaths } from "../nodePaths.ts";

/** What an expectation is compared with. */
export interface StepFacts {
  readonly testCase: TestCase;
  /** The run of the step's event; `null` where it has none. */
  readonly report: RunReport | null;
  /** The virtual node after the step. */
  readonly node: NodeModel;
  readonly paths: NodePaths;
}

/** A step that ran an event. */
export interface RunFacts extends StepFacts {
  readonly report: RunReport;
}

/** One way in which an expectation was not met. */
export interface Mismatch {
  readonly sentence: string;
  readonly place: CasePlace;
  /** Raw texts for a diff, both or none. */
  readonly diff: { readonly expected: string; readonly actual: string } | null;
  /** What there is in place of it; `null` where a case cannot say it. */
  readonly found: Found | null;
}

/** The expectation of a kind. */
export type Expected<K extends Expectation["kind"]> = Extract<Expectation, { readonly kind: K }>;

/** A mismatch of which the sentence says all. */
export function told(
  expected: { readonly place: CasePlace },
  sentence: string,
  found: Found | null = null,
): Mismatch {
  return { sentence, place: expected.place, diff: null, found };
}

/** Nothing is there. */
export const ABSENT: Found = { kind: "absent" };

/** What there is, as a case writes it. */
export function foundText(text: string): Found {
  return { kind: "text", text };
}

/** A text within a sentence: one line, cut where it is long. */
export function shortened(text: string): string {
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

const MOST_SHOWN = 160;
