import type { OfferedFix as Offer } from "../../protocol/serverMessages.ts";
import type { Finding, Fix } from "../../rules/finding.ts";
import type { EditorAbilities } from "../clientCapabilities.ts";
import type { DirectoryCheck, FileReport } from "../directories/directoryCheck.ts";
import { type FileFix, seeFile } from "./fileFix.ts";
import { fixAllEdits, isSafeToFixAll } from "./fixAll.ts";
import { hasFreePlace } from "./freePlace.ts";
import {
  type DiskStep,
  documentEdit,
  type EditedText,
  isDiskStep,
  toSupported,
  workspaceEdit,
} from "./workspaceEdits.ts";

type OfferedFix = Offer<FileFix>;

/** What lets somebody execute a file. */
const EXECUTE = 0o111;

/** What the fixes of a directory are gathered with. */
export interface OfferContext {
  readonly abilities: EditorAbilities;
  /** @returns what is found in a file, of the editor's text where it is open */
  readonly check: (file: string) => Promise<FileReport>;
  /** @throws where the file cannot be read */
  readonly textOf: (file: string) => Promise<EditedText>;
  /** @throws where nobody waits for the answer any more */
  readonly throwIfCancelled: () => void;
}

/** A preferred fix with the rule that offers it. */
interface Preferred {
  readonly code: string;
  readonly fix: Fix;
}

/**
 * Everything in an event directory that has one right fix: edits of rules that are safe, what is done on disk, and other
 * names. Of each file there is at most one of each kind.
 */
export async function offeredFixes(
  { paths }: DirectoryCheck,
  context: OfferContext,
): Promise<readonly OfferedFix[]> {
  const offers: OfferedFix[] = [];
  for (const path of paths) {
    context.throwIfCancelled();
    const { findings } = await context.check(path);
    if (findings.length > 0) {
      offers.push(
        ...(await textOffers(path, findings, context)),
        ...(await diskOffers(path, findings)),
        ...(await renameOffers(path, findings, context)),
      );
    }
  }
  return offers;
}

async function textOffers(
  file: string,
  findings: readonly Finding[],
  { textOf, abilities }: OfferContext,
): Promise<OfferedFix[]> {
  const edits = fixAllEdits(findings);
  if (edits.length === 0) {
    return [];
  }
  const edit = toSupported({ documentChanges: [documentEdit(await textOf(file), edits)] }, abilities);
  const done = preferredOf(findings).filter(
    ({ code, fix }) => isSafeToFixAll(code) && fix.steps.every(({ kind }) => kind === "edit"),
  );
  const title = unique(done.map(({ fix }) => fix.title)).join("; ");
  const codes = unique(done.map(({ code }) => code));
  return edit === null ? [] : [{ file, title, codes, kind: "text", isUsual: true, edit, fix: null }];
}

/** What is done on disk alone, as one fix: each step would find the mode changed by the one before. */
async function diskOffers(file: string, findings: readonly Finding[]): Promise<OfferedFix[]> {
  const own = preferredOf(findings).filter(({ fix }) =>
    fix.steps.every((step) => isDiskStep(step) && step.file === file),
  );
  const steps = merged(own.flatMap(({ fix }) => fix.steps).filter(isDiskStep));
  const seen = await seeFile(file);
  if (steps.length === 0 || seen === null) {
    return [];
  }
  return [
    {
      file,
      title: unique(own.map(({ fix }) => fix.title)).join("; "),
      codes: unique(own.map(({ code }) => code)),
      kind: "disk",
      // A script that is disabled may be so on purpose.
      isUsual: !steps.some((step) => step.kind === "chmod" && (step.add & EXECUTE) !== 0),
      edit: null,
      fix: { steps, seen: [seen] },
    },
  ];
}

/** Another name; what else the fix does is done with it. */
async function renameOffers(
  file: string,
  findings: readonly Finding[],
  { textOf, abilities }: OfferContext,
): Promise<OfferedFix[]> {
  const first = preferredOf(findings).find(({ fix }) => isRenameOf(file, fix));
  if (first === undefined) {
    return [];
  }
  const { code, fix } = first;
  const edit = toSupported(await workspaceEdit(fix.steps, () => textOf(file)), abilities);
  const steps = fix.steps.filter(isDiskStep);
  const seen = steps.length === 0 ? [] : [await seeFile(file)];
  if (edit === null || seen.includes(null) || !(await hasFreePlace(fix.steps))) {
    return [];
  }
  const known = seen.filter((one) => one !== null);
  return [
    {
      file,
      title: fix.title,
      codes: [code],
      kind: "rename",
      isUsual: false,
      edit,
      fix: steps.length === 0 ? null : { steps, seen: known },
    },
  ];
}

function isRenameOf(file: string, { steps }: Fix): boolean {
  return (
    steps.some(({ kind }) => kind === "rename") &&
    steps.every((step) => step.kind === "rename" || isDiskStep(step)) &&
    steps.every((step) => step.file === file)
  );
}

function preferredOf(findings: readonly Finding[]): readonly Preferred[] {
  return findings.flatMap(({ code, fixes }) => {
    const fix = fixes.find(({ isPreferred }) => isPreferred);
    return fix === undefined ? [] : [{ code, fix }];
  });
}

/** One change of the mode, and each of the others once. */
function merged(steps: readonly DiskStep[]): readonly DiskStep[] {
  const byKind = new Map<string, DiskStep>();
  for (const step of steps) {
    const before = byKind.get(step.kind);
    byKind.set(
      step.kind,
      step.kind === "chmod" && before?.kind === "chmod"
        ? { ...step, add: before.add | step.add, remove: before.remove | step.remove }
        : step,
    );
  }
  return [...byKind.values()];
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
