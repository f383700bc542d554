import { config } from "@vscode/l10n";
import { readBundle } from "../../../scripts/lib/textBundles.ts";

/** Has the core speak German in the tests of a suite, and English again afterwards. */
export function useGerman(): void {
  before(() => config({ contents: readBundle("de") }));
  after(() => config({ contents: {} }));
}
