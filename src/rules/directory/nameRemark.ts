import { t } from "@vscode/l10n";
import { printable } from "../../scripts/fileNames.ts";
import { suggestName } from "../../scripts/suggestName.ts";
import { sentences } from "../../text/sentences.ts";
import type { Remark, Severity } from "../finding.ts";
import type { DirectoryFacts, FileFacts } from "../rule.ts";
import { renameFixes } from "./entryFixes.ts";
import { entryIndex } from "./entryIndex.ts";
import { firstLineRange } from "./entryRange.ts";

/** How sure a rule is about the name that it offers. */
export interface NameOffer {
  /** Whether the offered name is the one right answer. */
  readonly isPreferred: boolean;
  /** A better name than the nearest one that CTDB lists. */
  readonly newName?: string;
  readonly severity?: Severity;
}

/** The scan's own sentence about a name that CTDB does not list, with a free name as its fix. */
export function nameRemark(file: FileFacts, directory: DirectoryFacts, offer: NameOffer): Remark {
  const { fileName, reason } = file.entry;
  const newName = offer.newName ?? suggestName(fileName.text, directory.convention.names);
  const isTaken = newName !== null && entryIndex(directory.scan).taken.has(newName);
  return {
    range: firstLineRange(file),
    message: isTaken
      ? sentences(reason.sentence, t("There is a file `{0}` already.", printable(newName)))
      : reason.sentence,
    fixes: renameFixes(file, directory, newName, offer.isPreferred),
    ...(offer.severity && { severity: offer.severity }),
  };
}
