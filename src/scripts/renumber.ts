import type { Convention } from "../ctdb/convention.ts";
import { isUtf8 } from "./fileNames.ts";
import { isListed } from "./nameRule.ts";
import type { FileName } from "./scriptFile.ts";
import { suggestName } from "./suggestName.ts";

/** The numbers that a script can have. */
export const LAST_NUMBER = 99;

/** A number as names have it: `07`. */
export function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

/**
 * The file's name with another number; all else stays. A name that CTDB does not list is mended first.
 * @param number 0 to {@link LAST_NUMBER}
 * @returns `null` where the name is not UTF-8, or where no name like it would be listed
 */
export function withNumber(
  name: FileName,
  number: number,
  { names }: Pick<Convention, "names">,
): string | null {
  if (!isUtf8(name.bytes)) {
    return null;
  }
  const listed = isListed(name.bytes, names) ? name.text : suggestName(name.text, names);
  const changed = listed === null ? "" : twoDigits(number) + listed.slice(2);
  return isListed(Buffer.from(changed), names) ? changed : null;
}

/**
 * The options file that belongs to a script (`load_script_options`, 4.9+): its name with `.options` in place of the suffix.
 * @returns `null` where the convention has none, or where the name is no script's
 */
export function optionsFileOf(fileName: string, { names }: Pick<Convention, "names">): string | null {
  return names.suffix !== "" && fileName.endsWith(names.suffix)
    ? `${fileName.slice(0, -names.suffix.length)}.options`
    : null;
}
