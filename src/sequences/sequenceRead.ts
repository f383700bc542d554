import { t } from "@vscode/l10n";
import { type Document, isScalar, visit } from "yaml";
import type { DocumentWords, YamlKind } from "../configFiles/yaml/yamlBounds.ts";
import { readYaml, type YamlProblem } from "../configFiles/yaml/yamlDocument.ts";
import type { Convention } from "../ctdb/convention.ts";
import { faultsOf } from "../virtualNode/profile/profileMessages.ts";
import { type Place, type ProfilePath, placeOf } from "../virtualNode/profile/profilePlaces.ts";
import type { Sequence } from "./sequence.ts";
import { checkSequence } from "./sequenceChecks.ts";
import { sequenceOf } from "./sequenceMake.ts";
import { type SequenceFile, validateSequence } from "./sequenceShape.ts";

/** Something wrong in a sequence's file, with its place in the text; with an error the sequence is not run. */
export type SequenceProblem = YamlProblem;

const SEQUENCE: DocumentWords = { the: () => t("The sequence"), a: () => t("A sequence") };
/** Larger files are no sequences. */
const KIND: YamlKind = { words: SEQUENCE, mostCharacters: 256 * 1024 };

export interface ReadSequence {
  /** `null` where there is an error. */
  readonly sequence: Sequence | null;
  readonly problems: readonly SequenceProblem[];
}

/**
 * Reads a sequence's file for a release. Nothing is thrown, whatever the text is.
 * @param name the sequence's name, such as that of its file.
 */
export function readSequence(text: string, name: string, convention: Convention): ReadSequence {
  const { document, problems: ofYaml, problemAt } = readYaml(text, KIND);
  if (document === null) {
    return { sequence: null, problems: ofYaml };
  }
  const value = plainValue(document);
  const ofSchema = faultsOf(validateSequence(value), SEQUENCE).map(({ path, part, sentence }) =>
    problemAt(placeOf(document, path, part), sentence, { isOfSchema: true }),
  );
  if (ofSchema.length > 0) {
    return { sequence: null, problems: ofSchema };
  }
  const file = value as SequenceFile;
  const problems = checkSequence(file, convention)
    .map(({ path, part, sentence, severity }) =>
      problemAt(placeInLists(document, path, part), sentence, { severity }),
    )
    .sort((a, b) => a.start - b.start);
  const isRight = !problems.some(({ severity }) => severity === "error");
  return { sequence: isRight ? sequenceOf(file, name, convention) : null, problems };
}

/** Arguments are texts as they are written: `0x1f` and `1e3` are no numbers to a script. */
function plainValue(document: Document.Parsed): unknown {
  visit(document, {
    Pair: (_, pair) => {
      if (isScalar(pair.key) && pair.key.value === "args" && pair.value !== null) {
        visit(pair.value as never, (_key, node) => {
          if (isScalar(node) && typeof node.value === "number" && node.source !== undefined) {
            node.value = node.source;
          }
        });
      }
    },
  });
  return document.toJS({ maxAliasCount: 0 });
}

/** The item of a list where the item itself is meant, which has no key. */
function placeInLists(document: Document.Parsed, path: ProfilePath, part: "key" | "value"): Place {
  const range = document.getIn(path, true) as { readonly range?: readonly number[] | null } | undefined;
  const [start, end] = range?.range ?? [];
  return part === "value" && start !== undefined && end !== undefined
    ? { start, end }
    : placeOf(document, path, part);
}
