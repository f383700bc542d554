import { t } from "@vscode/l10n";
import { ChangeError, parseChange } from "../../virtualNode/change/change.ts";
import type { ChangeKind } from "../../virtualNode/change/changeKind.ts";
import type { NodeModel } from "../../virtualNode/model/nodeModel.ts";
import { askStep, runSteps, type StepFrame, type StepItem } from "../ask/quickSteps.ts";
import { type ChangePlace, type PlaceOffer, placeOffers, placesOf } from "./changePlaces.ts";

import { onlyStep } from "./offeredSteps.ts";

/**
 * Why words are no change of a node, or `null` where they are one. A value that stands alone may hold blanks.
 */
export function problemOf(words: readonly string[], model: NodeModel): string | null {
  try {
    parseChange(words).apply(structuredClone(model));
    return null;
  } catch (error) {
    if (error instanceof ChangeError) {
      return error.message;
    }
    throw error;
  }
}

/** Asks for the words of a change, one after the other; `null` where the user left. */
export async function askWords(
  title: string,
  kind: ChangeKind,
  model: NodeModel,
): Promise<readonly string[] | null> {
  const places = placesOf(kind);
  let words: readonly string[] = [kind.name];
  const steps = places.map((place, index) => async (frame: StepFrame) => {
    const before = words.slice(0, index + 1);
    const isLast = index === places.length - 1;
    const offers = placeOffers(kind.name, place, model);
    if (!place.isOpen && offers.length === 1) {
      words = [...before, offers[0]?.value ?? ""];
      return "next";
    }
    const items = offers.map((offer) =>
      offerItem(offer, isLast ? problemOf([...before, offer.value], model) : null),
    );
    const typed = (text: string) => typedItem(text, place, offers, isLast ? [...before, text] : null, model);
    const answer = await askStep<string>({
      frame,
      placeholder: [...before, ...places.slice(index).map(({ text }) => text)].join(" "),
      items,
      typed,
      active: (item) => item.value === words[index + 1],
    });
    if (answer.kind !== "chosen") {
      return answer.kind;
    }
    words = [...before, answer.value];
    return "next";
  });
  return (await runSteps(title, () => ({ steps, complete: true }))) ? words : null;
}

/** Asks for the word `?` of an offered change; `null` where the user left. */
export async function askMissing(
  title: string,
  words: readonly string[],
  model: NodeModel,
): Promise<readonly string[] | null> {
  const filled = (text: string) => words.map((word) => (word === "?" ? text : word));
  if (!words.includes("?")) {
    return words;
  }
  const answer = await askStep<string>({
    frame: onlyStep(title),
    placeholder: t("Value for {0}", words.filter((word) => word !== "?").join(" ")),
    items: [],
    typed: (text) => (text === "" ? null : judged(text, problemOf(filled(text), model))),
  });
  return answer.kind === "chosen" ? filled(answer.value) : null;
}

function offerItem({ value, from }: PlaceOffer, problem: string | null): StepItem<string> {
  return problem === null
    ? { label: value, description: from, value }
    : { label: value, description: problem };
}

function typedItem(
  text: string,
  place: ChangePlace,
  offers: readonly PlaceOffer[],
  words: readonly string[] | null,
  model: NodeModel,
): StepItem<string> | null {
  if (text === "" || !place.isOpen || offers.some(({ value }) => value === text)) {
    return null;
  }
  return judged(text, words === null ? null : problemOf(words, model));
}

function judged(text: string, problem: string | null): StepItem<string> {
  return problem === null ? { label: text, value: text } : { label: text, description: problem };
}
