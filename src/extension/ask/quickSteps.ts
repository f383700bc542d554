import * as vscode from "vscode";
import { meantEntry } from "../workspace/meantEntry.ts";

/** Where a step stands in its sequence. */
export interface StepFrame {
  readonly title: string;
  /** From 1. */
  readonly step: number;
  /** Unknown before the event is chosen. */
  readonly totalSteps: number | undefined;
}

export type StepResult<T> =
  | { readonly kind: "chosen"; readonly value: T }
  | { readonly kind: "back" }
  | { readonly kind: "cancelled" };

/** Where to go on after a step. */
export type StepAnswer = "next" | "back" | "cancelled";

/** An entry of a step; without a value it is a heading or a refusal and cannot be chosen. */
export interface StepItem<T> extends vscode.QuickPickItem {
  readonly value?: T;
}

export interface StepOptions<T> {
  readonly frame: StepFrame;
  readonly placeholder: string;
  /** The entries; a promise shows the step at once, busy until it resolves. */
  readonly items: readonly StepItem<T>[] | Promise<readonly StepItem<T>[]>;
  /** The entry that is active at first. */
  readonly active?: (item: StepItem<T>) => boolean;
  /** The entry for what was typed, or `null` where it says nothing new. */
  readonly typed?: (text: string) => StepItem<T> | null;
}

/** Runs steps in order, with Back; resolves with whether all were answered. */
export async function runSteps(
  title: string,
  stepsNow: () => {
    readonly steps: readonly ((frame: StepFrame) => Promise<StepAnswer>)[];
    readonly complete: boolean;
  },
): Promise<boolean> {
  for (let index = 0; ; ) {
    const { steps, complete } = stepsNow();
    const step = steps[index];
    if (step === undefined) {
      return true;
    }
    const answer = await step({ title, step: index + 1, totalSteps: complete ? steps.length : undefined });
    if (answer === "cancelled") {
      return false;
    }
    index = Math.max(0, index + (answer === "back" ? -1 : 1));
  }
}

/** Shows one step as a quick pick and resolves with the answer. */
export async function askStep<T>(options: StepOptions<T>): Promise<StepResult<T>> {
  const picker = vscode.window.createQuickPick<StepItem<T>>();
  picker.title = options.frame.title;
  // A number alone would look like a count.
  picker.step = options.frame.totalSteps === undefined ? undefined : options.frame.step;
  picker.totalSteps = options.frame.totalSteps;
  picker.placeholder = options.placeholder;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.ignoreFocusOut = true;
  picker.buttons = options.frame.step > 1 ? [vscode.QuickInputButtons.Back] : [];
  try {
    return await new Promise<StepResult<T>>((resolve, reject) => {
      let known: readonly StepItem<T>[] = [];
      let typed: StepItem<T> | null = null;
      const refresh = (): void => {
        typed = options.typed?.(picker.value.trim()) ?? null;
        picker.items = withTyped(known, typed);
      };
      picker.onDidChangeValue((text) => {
        // New entries take a moment in which Enter would mean the old ones: none without need.
        if (typed !== null || (options.typed?.(text.trim()) ?? null) !== null) {
          refresh();
        }
      });
      picker.onDidTriggerButton(() => resolve({ kind: "back" }));
      picker.onDidHide(() => resolve({ kind: "cancelled" }));
      picker.onDidAccept(() => {
        const text = picker.value.trim();
        const value = meantEntry(picker.selectedItems[0], known, typed, text)?.value;
        if (value !== undefined) {
          resolve({ kind: "chosen", value });
        }
      });
      picker.show();
      picker.busy = true;
      Promise.resolve(options.items).then((items) => {
        known = items;
        refresh();
        picker.busy = false;
        const active = options.active && known.find(options.active);
        if (active !== undefined && picker.value === "") {
          picker.activeItems = [active];
        }
      }, reject);
    });
  } finally {
    picker.dispose();
  }
}

/** A usable typed entry goes first, so that Enter takes what was typed; a refused one goes last. */
function withTyped<T>(known: readonly StepItem<T>[], typed: StepItem<T> | null): StepItem<T>[] {
  if (typed === null) {
    return [...known];
  }
  const item = { ...typed, alwaysShow: true };
  return typed.value === undefined ? [...known, item] : [item, ...known];
}

/** Keeps a chosen answer and says where to go on. */
export async function settle<T>(
  result: StepResult<T>,
  keep: (value: T) => void | Promise<void>,
): Promise<StepAnswer> {
  if (result.kind !== "chosen") {
    return result.kind;
  }
  await keep(result.value);
  return "next";
}
