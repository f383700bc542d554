import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { type EventChoice, OTHER_EVENT } from "./eventChoices.ts";
import { eventNameProblem } from "./eventName.ts";
import { askStep, type StepFrame, type StepItem, type StepResult } from "./quickSteps.ts";

/** Asks for the event: those of the release, or any other name, which CTDB accepts for runs by hand. */
export async function askEvent(
  frame: StepFrame,
  choices: readonly EventChoice[],
  chosen: string | null,
): Promise<StepResult<string>> {
  const answer = await askStep<string>({
    frame,
    placeholder: t("Event to run"),
    items: [...typedBefore(chosen, choices), ...choices.map(eventItem), otherItem()],
    active: (item) => item.value === chosen,
    typed: (text) => (text === chosen ? null : typedItem(text, choices)),
  });
  if (answer.kind !== "chosen" || answer.value !== OTHER_EVENT) {
    return answer;
  }
  const other = await askOtherEvent(frame);
  return other.kind === "back" ? askEvent(frame, choices, chosen) : other;
}

/** The entry for a name that was typed before the user came back. */
function typedBefore(chosen: string | null, choices: readonly EventChoice[]): StepItem<string>[] {
  return chosen === null || choices.some(({ name }) => name === chosen) ? [] : [otherEventItem(chosen)];
}

function eventItem(choice: EventChoice): StepItem<string> {
  return {
    label: choice.name,
    description: choice.args.map(({ name }) => name).join(" "),
    detail: choice.when,
    value: choice.name,
  };
}

function otherItem(): StepItem<string> {
  return {
    label: t("Other event…"),
    detail: t("CTDB runs scripts with any event name that is given by hand."),
    alwaysShow: true,
    value: OTHER_EVENT,
  };
}

function typedItem(text: string, choices: readonly EventChoice[]): StepItem<string> | null {
  const names = [...choices.map(({ name }) => name), otherItem().label.toLowerCase()];
  if (
    text === "" ||
    names.some((name) => name.includes(text.toLowerCase())) ||
    eventNameProblem(text) !== null
  ) {
    return null;
  }
  return otherEventItem(text);
}

function otherEventItem(name: string): StepItem<string> {
  return { label: name, description: t("Other event"), iconPath: new vscode.ThemeIcon("edit"), value: name };
}

async function askOtherEvent(frame: StepFrame): Promise<StepResult<string>> {
  return askStep<string>({
    frame: { ...frame, step: frame.step + 1, totalSteps: undefined },
    placeholder: t("Name of the event, as scripts get it in $1"),
    items: [],
    typed: (text) => {
      const problem = eventNameProblem(text);
      return problem === null
        ? otherEventItem(text)
        : { label: problem, iconPath: new vscode.ThemeIcon("info") };
    },
  });
}
