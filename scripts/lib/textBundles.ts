import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.ts";

const FOLDER = join(root, "l10n");
const NAME = /^bundle\.l10n\.(.+)\.json$/;

/** Translations by English texts. */
export type TextBundle = Readonly<Record<string, string>>;

/** The languages that there are translations into, such as `de`. */
export function bundleLanguages(): string[] {
  return readdirSync(FOLDER).flatMap((name) => NAME.exec(name)?.[1] ?? []);
}

/** The translations into a language. */
export function readBundle(language: string): TextBundle {
  return JSON.parse(readFileSync(join(FOLDER, `bundle.l10n.${language}.json`), "utf8"));
}

/** Writes the translations into a language, by English text in the order of the alphabet. */
export function writeBundle(language: string, bundle: TextBundle): void {
  const sorted = Object.fromEntries(Object.entries(bundle).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(FOLDER, `bundle.l10n.${language}.json`), `${JSON.stringify(sorted, null, 2)}\n`);
}
