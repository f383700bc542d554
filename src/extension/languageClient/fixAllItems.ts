import { basename } from "node:path";
import { t } from "@vscode/l10n";
import type { OfferedFix } from "../../protocol/serverMessages.ts";
import { plain } from "./entryLook.ts";

/** An entry of the list of fixes. */
export interface FixItem {
  /** The file's name. */
  readonly label: string;
  /** What happens to it. */
  readonly description: string;
  /** The rules. */
  readonly detail: string;
  readonly picked: boolean;
  readonly offer: OfferedFix;
}

/** How many fixes of each kind were done, and which were not. */
export interface FixOutcome {
  readonly done: readonly OfferedFix[];
  readonly failed: readonly OfferedFix[];
}

/** The order in which fixes are done: a file that has another name is not found by the old one. */
export const FIX_KINDS: readonly OfferedFix["kind"][] = ["text", "disk", "rename"];

/** The heading of the fixes of a kind. */
export function headings(): Readonly<Record<OfferedFix["kind"], string>> {
  return {
    text: t("Text"),
    disk: t("Mode, byte-order mark, line ends"),
    rename: t("Name and folder"),
  };
}

/** The entry of a fix. */
export function fixItem(offer: OfferedFix): FixItem {
  return {
    label: basename(offer.file),
    description: plain(offer.title),
    detail: offer.codes.join(", "),
    picked: offer.isUsual,
    offer,
  };
}

/** Whether two offers are of the same fix. */
export function isSameFix(a: OfferedFix, b: OfferedFix): boolean {
  return a.file === b.file && a.kind === b.kind && a.title === b.title;
}

/** What was done, in one or two sentences. @param directory as people know it */
export function outcomeText({ done, failed }: FixOutcome, directory: string): string {
  const count = (kind: OfferedFix["kind"]) => done.filter((offer) => offer.kind === kind).length;
  const [edited, changed, renamed] = [count("text"), count("disk"), count("rename")];
  const counts = [
    part(edited, t("1 file edited"), t("{0} files edited", edited)),
    part(changed, t("1 file changed on disk"), t("{0} files changed on disk", changed)),
    part(renamed, t("1 file renamed or moved"), t("{0} files renamed or moved", renamed)),
  ].filter((text) => text !== null);
  const first = `${directory}: ${counts.length === 0 ? t("nothing was changed") : counts.join(", ")}.`;
  const names = failed.map(({ file, title }) => `${basename(file)} (${plain(title)})`);
  return names.length === 0 ? first : t("{0} Not done: {1}.", first, names.join(", "));
}

function part(count: number, one: string, many: string): string | null {
  return count === 0 ? null : count === 1 ? one : many;
}
