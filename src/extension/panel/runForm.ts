import { t } from "@vscode/l10n";
import type { Convention } from "../../ctdb/convention.ts";
import type { FormInput, FormProblem } from "../../webview/messages.ts";
import { type EventChoice, eventChoices, otherEvent } from "../ask/eventChoices.ts";
import { eventNameProblem } from "../ask/eventName.ts";
import type { LiveRun } from "../run/liveRun.ts";
import type { PlannedRun, SettingsReader } from "../run/plannedRun.ts";
import { chooseConvention } from "../settings/conventionChoice.ts";

/** Why the event and the arguments in the form cannot be run, or `null`; as the palette would say it. */
export function formProblem({ event, args }: FormInput, convention: Convention): FormProblem | null {
  const nameProblem = eventNameProblem(event.trim());
  if (nameProblem !== null) {
    return { field: "event", sentence: nameProblem };
  }
  const sentence = argumentProblem(choiceOf(event.trim(), convention), args);
  return sentence === null ? null : { field: "args", sentence };
}

/**
 * What the form comes to: in the directory of a run, of its one script where it had but one, with the settings as they are now.
 * @throws {UserError} where the settings do not fit the directory
 */
export async function planForm(
  run: LiveRun,
  input: FormInput,
  settingsFor: SettingsReader,
): Promise<PlannedRun | FormProblem> {
  const { directory, only } = run.start;
  const settings = settingsFor(directory);
  const convention = await chooseConvention(directory, settings);
  const problem = formProblem(input, convention);
  if (problem !== null) {
    return problem;
  }
  const event = input.event.trim();
  const argumentNames = choiceOf(event, convention).args.map(({ name }) => name);
  const planned = { directory, settings, convention, event, args: wordsOf(input.args), argumentNames };
  return only === undefined ? planned : { ...planned, only };
}

function choiceOf(event: string, convention: Convention): EventChoice {
  return eventChoices(convention, () => 0).find(({ name }) => name === event) ?? otherEvent(event);
}

function argumentProblem({ name, args, joined }: EventChoice, text: string): string | null {
  if (joined === true) {
    return args[0]?.problemOf(text, []) ?? null;
  }
  const words = wordsOf(text);
  if (words.length !== args.length) {
    return countProblem(
      name,
      args.map((argument) => argument.name),
      words.length,
    );
  }
  for (const [index, argument] of args.entries()) {
    const problem = argument.problemOf(words[index] ?? "", words.slice(0, index));
    if (problem !== null) {
      return problem;
    }
  }
  return null;
}

function countProblem(event: string, names: readonly string[], given: number): string {
  const found = given === 0 ? t("none is given") : given === 1 ? t("1 is given") : t("{0} are given", given);
  if (names.length === 0) {
    return t("CTDB gives {0} no arguments; {1}.", event, found);
  }
  return names.length === 1
    ? t("CTDB gives {0} 1 argument ({1}); {2}.", event, names.join(", "), found)
    : t("CTDB gives {0} {1} arguments ({2}); {3}.", event, names.length, names.join(", "), found);
}

/** As CTDB splits them. */
function wordsOf(text: string): string[] {
  return text.split(" ").filter(Boolean);
}
