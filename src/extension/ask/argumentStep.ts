import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Offer } from "./argumentOffers.ts";
import { askStep, type StepFrame, type StepItem, type StepResult } from "./quickSteps.ts";

/** One argument of an event, ready to be asked for. */
export interface ArgumentQuestion {
  readonly placeholder: string;
  readonly offers: Promise<readonly Offer[]>;
  /** Why a value is refused, or `null`. */
  readonly problemOf: (value: string) => string | null;
  /** The value that was chosen before the user came back, or `null`. */
  readonly chosen: string | null;
}

/** Asks for one argument: an offered value, or what is typed if it is valid. */
export async function askArgument(frame: StepFrame, question: ArgumentQuestion): Promise<StepResult<string>> {
  const { problemOf, chosen } = question;
  let known: readonly Offer[] = [];
  const items = question.offers.then((offers) => {
    const isNew = chosen !== null && !offers.some(({ value }) => value === chosen);
    const all = isNew ? [{ value: chosen, from: t("typed before") }, ...offers] : offers;
    known = all.filter(({ value }) => problemOf(value) === null);
    return known.map(offerItem);
  });
  return askStep<string>({
    frame,
    placeholder: question.placeholder,
    items,
    active: (item) => item.value === chosen,
    typed: (text) => (known.some(({ value }) => value === text) ? null : typedItem(text, problemOf)),
  });
}

function offerItem({ value, from }: Offer): StepItem<string> {
  return { label: value === "" ? t("No arguments") : value, description: from, value };
}

function typedItem(text: string, problemOf: (value: string) => string | null): StepItem<string> | null {
  if (text === "") {
    return null;
  }
  const problem = problemOf(text);
  return problem === null
    ? { label: text, description: t("as typed"), iconPath: new vscode.ThemeIcon("edit"), value: text }
    : { label: problem, iconPath: new vscode.ThemeIcon("warning") };
}
