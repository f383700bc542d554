import { schemaTexts } from "./schemaTexts.ts";
import type { SourceText } from "./sourceTexts.ts";

/** The texts of one table, as `tableText` gets them. */
type Table = readonly [place: string, texts: () => Iterable<string | null | undefined>];

/** Every table whose texts are shown by `tableText` (`src/text/tableText.ts`). */
const TABLES: readonly Table[] = [["schemas", schemaTexts]];

/** What the tables say, for the translators: each text once. */
export function tableTexts(): readonly SourceText[] {
  const found = new Map<string, SourceText>();
  for (const [place, texts] of TABLES) {
    for (const text of texts()) {
      if (text && !found.has(text)) found.set(text, { text, values: 0, place });
    }
  }
  return [...found.values()];
}
