import type { ProblemManner, YamlProblem, YamlText } from "../configFiles/yaml/yamlDocument.ts";
import type { ProfileFault } from "../virtualNode/profile/profileChecks.ts";
import type { Place } from "../virtualNode/profile/profilePlaces.ts";
import { type CaseNode, placeAt } from "./caseTree.ts";

/** Something wrong in a file of cases, with its place in the text. A case with an error is not run. */
export type CaseProblem = YamlProblem;

/** More of them help nobody. */
const MOST_PROBLEMS = 500;

/** What is wrong in a file; of a case with a matrix each place is told of once. */
export class CaseProblems {
  readonly #yaml: YamlText;
  readonly #found: YamlProblem[] = [];
  readonly #seen = new Set<string>();

  constructor(yaml: YamlText) {
    this.#yaml = yaml;
  }

  /** What there is, as it stands in the file. */
  get all(): CaseProblem[] {
    return this.#found.toSorted((a, b) => a.start - b.start).slice(0, MOST_PROBLEMS);
  }

  add(place: Place, sentence: string, manner?: ProblemManner): void {
    const key = `${place.start} ${place.end} ${manner?.severity ?? "error"}`;
    if (!this.#seen.has(key) && this.#found.length < MOST_PROBLEMS * 2) {
      this.#seen.add(key);
      this.#found.push(this.#yaml.problemAt(place, sentence, manner));
    }
  }

  /** Adds faults of a value, and says whether there is an error among them. */
  addFaults(
    tree: CaseNode,
    faults: readonly (Omit<ProfileFault, "severity"> & { readonly severity?: ProfileFault["severity"] })[],
    manner: ProblemManner = {},
  ): boolean {
    for (const { path, part, sentence, severity } of faults) {
      this.add(
        placeAt(tree, path, part),
        sentence,
        severity === undefined ? manner : { ...manner, severity },
      );
    }
    return faults.some(({ severity = manner.severity }) => severity !== "warning");
  }
}
