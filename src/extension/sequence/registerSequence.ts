import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { HelpFacts } from "../../sequences/sequenceHelp.ts";
import { publicAddressesNear } from "../ask/publicAddresses.ts";
import { registerCommand } from "../commands.ts";
import { Commands } from "../ids.ts";
import type { PageParts } from "../panel/pageParts.ts";
import type { EventsPanel } from "../panel/panel.ts";
import type { SettingsReader } from "../run/plannedRun.ts";
import type { RunController } from "../run/runController.ts";
import type { RunStore } from "../run/runStore.ts";
import { workspacePaths } from "../settings/settingsReader.ts";
import { NodeSource } from "../virtualNode/nodeSource.ts";
import { shortPath } from "../workspace/eventDirectories.ts";
import { requireTrust } from "../workspace/guards.ts";
import { YamlDiagnostics } from "../yaml/yamlDiagnostics.ts";
import { registerYamlHelp } from "../yaml/yamlHelp.ts";
import {
  conventionBeside,
  directoryBeside,
  readSequenceFile,
  SEQUENCE_FILES,
  sequenceName,
} from "./sequenceFiles.ts";
import { SequencePart } from "./sequencePart.ts";
import type { SequencePlan } from "./sequencePlan.ts";
import { SequenceRuns } from "./sequenceRuns.ts";
import { requireRight } from "./sequenceStep.ts";

/** What sequences need of the rest. */
export interface SequenceServices {
  readonly kitDirectory: string;
  readonly log: vscode.LogOutputChannel;
  readonly store: RunStore;
  readonly controller: RunController;
  readonly panel: EventsPanel;
  readonly parts: PageParts;
  readonly settingsFor: SettingsReader;
}

/** What lasts as long as the extension. */
export interface RegisteredSequence extends vscode.Disposable {
  /** Ends the sequence that goes on, and resolves when nothing of it is left. */
  close(): Promise<void>;
}

/** Registers commands, the time line and help with sequence files. Nothing is read before it is asked for. */
export function registerSequence(services: SequenceServices): RegisteredSequence {
  const { kitDirectory, log, store, controller, panel, parts, settingsFor } = services;
  const nodes = new NodeSource(kitDirectory, workspacePaths, settingsFor);
  const runs = new SequenceRuns(controller, store);
  let last: SequencePlan | null = null;
  const start = async (plan: SequencePlan | null): Promise<void> => {
    if (plan !== null) {
      last = plan;
      await runs.start(plan, () => panel.reveal());
    }
  };
  const again = async (): Promise<void> => {
    requireTrust();
    await (last && start(await asItIsNow(last)));
  };
  const handlers: Readonly<Record<string, (...args: unknown[]) => unknown>> = {
    [Commands.runSequence]: async (target) => {
      requireTrust();
      runs.requireIdle();
      const { planSequence } = await import("./planSequence.ts");
      await start(await planSequence(await hintOf(target), { settingsFor, nodes }));
    },
    [Commands.nextStep]: () => runs.next(),
    [Commands.stopSequence]: () => runs.stop(),
    [Commands.createSequence]: async () => {
      const { askWorkspaceDirectory } = await import("../ask/directoryStep.ts");
      const title = t("Create CTDB sequence");
      const directory = await askWorkspaceDirectory({ title, step: 1, totalSteps: undefined });
      if (directory) {
        const { createSequence } = await import("./createSequence.ts");
        await createSequence((await nodes.placeOf(directory)).options.base);
      }
    },
  };
  const registered = vscode.Disposable.from(
    runs,
    parts.add(new SequencePart(runs, store, again, shortPath)),
    ...Object.entries(handlers).map(([id, handler]) => registerCommand(log, id, handler)),
    registerFiles(services),
  );
  return { dispose: () => registered.dispose(), close: () => runs.close() };
}

/** The same once more; its file may have changed. */
async function asItIsNow(plan: SequencePlan): Promise<SequencePlan> {
  if (plan.file === null) {
    return plan;
  }
  const found = await readSequenceFile(plan.file, plan.convention);
  requireRight(found);
  return { ...plan, sequence: found.sequence ?? plan.sequence };
}

/** Menus give the sequence file that they were opened on. */
async function hintOf(target: unknown) {
  if (!(target instanceof vscode.Uri) || target.scheme !== "file") {
    return { directory: null, file: null };
  }
  return { directory: await directoryBeside(target.fsPath), file: target.fsPath };
}

const MOST_CHARACTERS = 1_000_000;

/** Diagnostics, completion and hover of sequence files. */
function registerFiles({ log, settingsFor }: SequenceServices): vscode.Disposable {
  const selector = ["file", "vscode-remote", "untitled"].map((scheme) => ({
    scheme,
    pattern: SEQUENCE_FILES,
  }));
  const diagnostics = new YamlDiagnostics(
    {
      name: "ctdb-sequence",
      isOurs: (document) =>
        vscode.languages.match(selector, document) > 0 && document.getText().length <= MOST_CHARACTERS,
      problems: async (document, schemaIsChecked) => {
        const { readSequence } = await import("../../sequences/sequenceRead.ts");
        const convention = await conventionBeside(document.uri.fsPath, settingsFor);
        const { problems } = readSequence(document.getText(), sequenceName(document.uri.fsPath), convention);
        return schemaIsChecked ? problems.filter(({ isOfSchema }) => !isOfSchema) : problems;
      },
    },
    log,
  );
  const facts = (document: vscode.TextDocument) => factsFor(document.uri.fsPath, settingsFor);
  const help = registerYamlHelp(selector, {
    completionsAt: async (document, offset) => {
      const { sequenceCompletions } = await import("../../sequences/sequenceHelp.ts");
      return sequenceCompletions(document.getText(), offset, await facts(document));
    },
    describeAt: async (document, offset) => {
      const { describeSequenceAt } = await import("../../sequences/sequenceHelp.ts");
      return describeSequenceAt(document.getText(), offset, await facts(document));
    },
  });
  return vscode.Disposable.from(diagnostics, help);
}

async function factsFor(path: string, settingsFor: SettingsReader): Promise<HelpFacts> {
  const directory = await directoryBeside(path).catch(() => null);
  const known = directory === null ? [] : ((await publicAddressesNear(directory)) ?? []);
  return {
    convention: await conventionBeside(path, settingsFor),
    addresses: known.map(({ address, bits, interfaces }) => ({
      interface: interfaces[0] ?? "",
      ip: address,
      maskbits: bits,
    })),
  };
}
