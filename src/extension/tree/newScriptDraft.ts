import { basename } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { releaseWords } from "../../ctdb/releaseWords.ts";
import { isStockScript } from "../../rules/directory/stockScripts.ts";
import { newFileName, readNewName } from "../../scripts/newScript/newName.ts";
import { firstFree, type NumberChoice, numberChoices } from "../../scripts/numberChoices.ts";
import type { ScriptDirectory } from "../../scripts/scriptDirectory.ts";
import { askStep, type StepAnswer, type StepFrame, type StepItem, settle } from "../ask/quickSteps.ts";
import { printableLine } from "../printable.ts";
import { askEvents } from "./eventsStep.ts";
import { askNumber } from "./numberStep.ts";

/** What a new script is to be, as far as it was answered. */
export class NewScriptDraft {
  readonly #scan: ScriptDirectory;
  #typed = "";
  #name = "";
  #number: number | null = null;
  #events: ReadonlySet<string> = new Set(["monitor"]);

  constructor(scan: ScriptDirectory) {
    this.#scan = scan;
  }

  get scan(): ScriptDirectory {
    return this.#scan;
  }

  get name(): string {
    return this.#name;
  }

  get events(): readonly string[] {
    return [...this.#events];
  }

  /** The file's name, once all is answered. */
  get fileName(): string {
    return newFileName(this.#name, this.#number ?? 0, this.#scan.convention);
  }

  readonly askName = async (frame: StepFrame): Promise<StepAnswer> => {
    const answer = await askStep<string>({
      frame,
      placeholder: t("Name of the script in {0}, such as myservice", basename(this.#scan.path)),
      items: this.#typed === "" ? [] : [this.#nameItem(this.#typed)],
      typed: (text) => (text === this.#typed && text !== "" ? null : this.#nameItem(text)),
    });
    return settle(answer, (typed) => {
      const read = readNewName(typed, this.#scan.convention);
      if (read.kind === "name") {
        this.#typed = typed;
        this.#name = read.name;
        this.#number = read.number;
      }
    });
  };

  readonly askNumber = async (frame: StepFrame): Promise<StepAnswer> => {
    const { convention } = this.#scan;
    const choices = numberChoices(this.#scan, (number) => newFileName(this.#name, number, convention), null);
    const answer = await askNumber(frame, {
      choices,
      now: null,
      active: this.#number ?? firstFree(choices)?.number ?? null,
      releases: releaseWords(convention.releases),
    });
    return settle(answer, (choice: NumberChoice) => {
      this.#number = choice.number;
    });
  };

  readonly askEvents = async (frame: StepFrame): Promise<StepAnswer> =>
    settle(await askEvents(frame, this.#scan.convention, this.#events), (events) => {
      this.#events = events;
    });

  /** What was typed, with the file's name that it gives, or why it cannot be one. */
  #nameItem(text: string): StepItem<string> {
    const read = readNewName(text, this.#scan.convention);
    if (read.kind === "problem") {
      return { label: read.sentence, iconPath: new vscode.ThemeIcon(text === "" ? "info" : "warning") };
    }
    const { names } = this.#scan.convention;
    const number = read.number === null ? "NN" : String(read.number).padStart(2, "0");
    const same = this.#scan.files.find(({ name }) => name.text.slice(3) === read.name);
    const stock = [...Array(100).keys()].some((one) =>
      isStockScript(`${String(one).padStart(2, "0")}.${read.name}`),
    );
    const note =
      same === undefined
        ? stock
          ? t("CTDB brings a script of this name along")
          : ""
        : t("there is {0} already", printableLine(same.fileName.text));
    return {
      label: printableLine(text),
      description: `${number}.${read.name}${names.suffix}${note === "" ? "" : ` · ${note}`}`,
      iconPath: new vscode.ThemeIcon(note === "" ? "new-file" : "warning"),
      value: text,
    };
  }
}
