import { t } from "@vscode/l10n";
import type { Convention } from "../ctdb/convention.ts";
import { shownName } from "./fileNames.ts";
import { scanNumber } from "./nameRule.ts";
import { LAST_NUMBER } from "./renumber.ts";
import { compareInRunOrder } from "./runOrder.ts";
import { listedFiles, type ScriptDirectory } from "./scriptDirectory.ts";
import type { ScriptFile } from "./scriptFile.ts";

/** What becomes of a script that gets a certain number. */
export interface NumberChoice {
  readonly number: number;
  /** The name that the file would have. */
  readonly fileName: string;
  /**
   * `free`: no other script has it; `shared`: the bytes of the names decide the order; `unordered`: the file system decides
   * it; `refused`: CTDB would refuse every event; `taken`: there is a file of that name.
   */
  readonly use: "free" | "shared" | "unordered" | "refused" | "taken";
  /** The scripts that have the number already, by the names that CTDB shows. */
  readonly holders: readonly string[];
  /** The run order as it would be, by the names that CTDB shows. */
  readonly order: readonly string[];
  /** Where the script would stand in {@link order}, from 0. */
  readonly at: number;
}

/**
 * Every number from 00 to 99 with the run order that it would give.
 * @param nameFor the name that the file would have with a number; `null`: none is possible
 * @param moved the script that gets the number, where it is there already
 */
export function numberChoices(
  directory: ScriptDirectory,
  nameFor: (number: number) => string | null,
  moved: ScriptFile | null,
): readonly NumberChoice[] {
  const others = listedFiles(directory).filter((file) => file !== moved);
  const taken = new Set(
    directory.files.filter((file) => file !== moved).map(({ fileName }) => fileName.text),
  );
  const choices: NumberChoice[] = [];
  for (let number = 0; number <= LAST_NUMBER; number++) {
    const fileName = nameFor(number);
    if (fileName !== null) {
      choices.push(choiceOf(number, fileName, others, taken, directory.convention));
    }
  }
  return choices;
}

function choiceOf(
  number: number,
  fileName: string,
  others: readonly ScriptFile[],
  taken: ReadonlySet<string>,
  convention: Convention,
): NumberChoice {
  const bytes = Buffer.from(fileName);
  const own = shownName(bytes, convention.names).toString("utf8");
  const later = others.findIndex((other) => compareInRunOrder(bytes, other.fileName.bytes, convention) < 0);
  const at = later < 0 ? others.length : later;
  const holders = others.filter((other) => scanNumber(other.fileName.bytes) === number);
  const names = others.map(({ name }) => name.text);
  return {
    number,
    fileName,
    use: taken.has(fileName) ? "taken" : holders.length === 0 ? "free" : SHARING[convention.duplicates],
    holders: holders.map(({ name }) => name.text),
    order: names.toSpliced(at, 0, own),
    at,
  };
}

/** 5808a7be964 (1.0.62) allowed one number twice, eee450fec2f (4.2) made the order that of the names. */
const SHARING = {
  "event-refused": "refused",
  "readdir-order": "unordered",
  "byte-order": "shared",
} as const satisfies Record<Convention["duplicates"], NumberChoice["use"]>;

/** Where a script would stand: `between 49.winbind and 60.nfs`. */
export function placeSentence({ order, at }: NumberChoice): string {
  const [before, after] = [order[at - 1], order[at + 1]];
  if (before === undefined) {
    return after === undefined ? t("the only script") : t("first, before {0}", after);
  }
  return after === undefined ? t("last, after {0}", before) : t("between {0} and {1}", before, after);
}

/**
 * The run order round a script's place: `… 49.winbind → [50.x] → 60.nfs …`.
 * @param around how many neighbours on each side
 */
export function orderPreview({ order, at }: NumberChoice, around = 2): string {
  const first = Math.max(0, at - around);
  const end = Math.min(order.length, at + around + 1);
  const names = order.slice(first, end).map((name, index) => (first + index === at ? `[${name}]` : name));
  return [first > 0 ? "… " : "", names.join(" → "), end < order.length ? " …" : ""].join("");
}

/** The number to begin with for a script of one's own: the first free one from 50 on, else the last free one below. */
export function firstFree(choices: readonly NumberChoice[]): NumberChoice | null {
  const free = choices.filter(({ use }) => use === "free");
  return free.find(({ number }) => number >= 50) ?? free.at(-1) ?? null;
}
