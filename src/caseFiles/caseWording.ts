import { t } from "@vscode/l10n";
import type { DocumentWords } from "../configFiles/yaml/yamlBounds.ts";

/** A file of cases in sentences. */
export const CASE_FILE: DocumentWords = {
  the: () => t("The file of cases"),
  a: () => t("A file of cases"),
};

/** A case in sentences. */
export const CASE: DocumentWords = { the: () => t("The case"), a: () => t("A case") };

/** The matrix of a case in sentences. */
export const MATRIX: DocumentWords = { the: () => t("The matrix"), a: () => t("A matrix") };
