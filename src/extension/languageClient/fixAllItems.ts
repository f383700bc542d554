import { basename } from "node:path";
import { plain } from "./entryLook.ts";
import type { OfferedFix } from "./offeredFix.ts";

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
export const HEADINGS: Readonly<Record<OfferedFix["kind"], string>> = {
  text: "Text",
  disk: "Mode, byte-order mark, line ends",
  rename: "Name",
};

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
  const counts = [
    part(done, "text", "edited"),
    part(done, "disk", "changed on disk"),
    part(done, "rename", "renamed"),
  ].filter((text) => text !== null);
  const first = `${directory}: ${counts.length === 0 ? "nothing was changed" : counts.join(", ")}.`;
  const names = failed.map(({ file, title }) => `${basename(file)} (${plain(title)})`);
  return names.length === 0 ? first : `${first} Not done: ${names.join(", ")}.`;
}

function part(done: readonly OfferedFix[], kind: OfferedFix["kind"], verb: string): string | null {
  const { length } = done.filter((offer) => offer.kind === kind);
  return length === 0 ? null : `${length} ${length === 1 ? "file" : "files"} ${verb}`;
}
