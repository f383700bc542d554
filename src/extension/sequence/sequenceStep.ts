import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { stepText } from "../../sequences/sequence.ts";
import { askStep, type StepFrame, type StepItem, type StepResult } from "../ask/quickSteps.ts";
import { printableLine } from "../printable.ts";
import { UserError } from "../userError.ts";
import { shortPath } from "../workspace/eventDirectories.ts";
import type { FoundSequence } from "./sequenceFiles.ts";

/** A sequence that is offered. */
export type SequenceChoice =
  | {
      readonly kind: "built-in";
      readonly name: string;
      readonly title: string;
      readonly description: string;
      /** Its events. */
      readonly steps: string;
      readonly usesAddress: boolean;
    }
  | { readonly kind: "file"; readonly found: FoundSequence };

/**
 * Asks for one of the sequences: those that are built in, then the user's own.
 * @throws {UserError} where the file that was chosen has errors
 */
export async function askSequence(
  frame: StepFrame,
  builtIns: readonly SequenceChoice[],
  files: Promise<readonly FoundSequence[]>,
  chosen: SequenceChoice | null,
): Promise<StepResult<SequenceChoice>> {
  const answer = await askStep<SequenceChoice>({
    frame,
    placeholder: t("Sequence of events"),
    items: itemsOf(builtIns, files),
    active: ({ value }) => value !== undefined && nameOf(value) === (chosen === null ? "" : nameOf(chosen)),
  });
  if (answer.kind === "chosen" && answer.value.kind === "file") {
    requireRight(answer.value.found);
  }
  return answer;
}

/** @throws {UserError} where a file cannot be run as it is. */
export function requireRight({ path, sequence, problems }: FoundSequence): void {
  const first = problems.find(({ severity }) => severity === "error");
  if (sequence === null) {
    const place = new vscode.Range(
      (first?.line ?? 1) - 1,
      (first?.column ?? 1) - 1,
      (first?.line ?? 1) - 1,
      0,
    );
    throw new UserError(
      t(
        "The sequence {0} cannot be run as it is. Line {1}: {2}",
        shortPath(path),
        first?.line ?? 1,
        first?.sentence ?? t("it has errors."),
      ),
      [
        {
          title: t("Open the file"),
          act: async () => {
            await vscode.window.showTextDocument(vscode.Uri.file(path), {
              selection: new vscode.Range(place.start, place.start),
            });
          },
        },
      ],
    );
  }
}

async function itemsOf(
  builtIns: readonly SequenceChoice[],
  files: Promise<readonly FoundSequence[]>,
): Promise<StepItem<SequenceChoice>[]> {
  const own = await files;
  const heading = (label: string): StepItem<SequenceChoice> => ({
    label,
    kind: vscode.QuickPickItemKind.Separator,
  });
  return [
    ...builtIns.map(itemOf),
    ...(own.length === 0
      ? []
      : [heading(t("your own")), ...own.map((found) => itemOf({ kind: "file", found }))]),
  ];
}

function itemOf(choice: SequenceChoice): StepItem<SequenceChoice> {
  if (choice.kind === "built-in") {
    const { title, description, steps } = choice;
    return {
      label: title,
      description,
      detail: steps,
      iconPath: new vscode.ThemeIcon("list-ordered"),
      value: choice,
    };
  }
  const { path, name, sequence, problems } = choice.found;
  const steps = sequence?.steps.map(stepText).join(", ");
  const first = problems.find(({ severity }) => severity === "error");
  return {
    label: printableLine(sequence?.title ?? name),
    description: shortPath(path),
    detail: printableLine(steps ?? t("Line {0}: {1}", first?.line ?? 1, first?.sentence ?? "")).slice(0, 200),
    iconPath: new vscode.ThemeIcon(sequence === null ? "warning" : "file"),
    value: choice,
  };
}

function nameOf(choice: SequenceChoice): string {
  return choice.kind === "file" ? choice.found.path : choice.name;
}
