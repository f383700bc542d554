import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { type NumberChoice, orderPreview, placeSentence } from "../../scripts/numberChoices.ts";
import { twoDigits } from "../../scripts/renumber.ts";
import { askStep, type StepFrame, type StepItem, type StepResult } from "../ask/quickSteps.ts";
import { printableLine } from "../printable.ts";

/** What is asked. */
export interface NumberQuestion {
  readonly choices: readonly NumberChoice[];
  /** The number that the script has now, or `null`. */
  readonly now: number | null;
  /** The number to begin with. */
  readonly active: number | null;
  /** The releases that the answer is for, in words. */
  readonly releases: string;
}

/** Asks for a number; each shows the run order that it would give. What the convention refuses cannot be chosen. */
export function askNumber(frame: StepFrame, question: NumberQuestion): Promise<StepResult<NumberChoice>> {
  return askStep<NumberChoice>({
    frame,
    placeholder: t("Number, which decides when CTDB runs the script"),
    items: question.choices.map((choice) => numberItem(choice, question)),
    active: ({ value }) => value?.number === question.active,
  });
}

/** An entry of the list. */
export function numberItem(choice: NumberChoice, question: NumberQuestion): StepItem<NumberChoice> {
  const { number, use } = choice;
  const isNow = number === question.now;
  const place = printableLine(placeSentence(choice));
  const item = {
    label: twoDigits(number),
    description: isNow ? t("now, {0}", place) : useWords(choice, place, question.releases),
    detail: printableLine(orderPreview(choice)),
    iconPath: new vscode.ThemeIcon(isNow ? "arrow-right" : ICONS[use]),
  };
  return use === "refused" || use === "taken" ? item : { ...item, value: choice };
}

const ICONS: Readonly<Record<NumberChoice["use"], string>> = {
  free: "circle-large-outline",
  shared: "warning",
  unordered: "warning",
  refused: "error",
  taken: "error",
};

function useWords({ use, holders, fileName }: NumberChoice, place: string, releases: string): string {
  const others = printableLine(holders.join(", "));
  switch (use) {
    case "free":
      return place;
    case "shared":
      return t("number of {0}; the bytes of the names decide: {1}", others, place);
    case "unordered":
      return t("number of {0}; CTDB {1} runs them as the file system lists them", others, releases);
    case "refused":
      return t("number of {0}; CTDB {1} would refuse every event", others, releases);
    case "taken":
      return t("there is a file {0}", printableLine(fileName));
  }
}
