import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { BUILT_INS, builtInSequence, DEFAULT_ROUNDS } from "../../sequences/builtIns.ts";
import { planSteps } from "../../sequences/plan.ts";
import { addressesOf, heldAddresses } from "../../sequences/reallocation.ts";
import type { Sequence, SequenceAddress } from "../../sequences/sequence.ts";
import type { SequenceMode } from "../../sequences/sequenceReport.ts";
import { askDirectory, foundDirectories, onlyOne } from "../ask/directoryStep.ts";
import { publicAddressesNear } from "../ask/publicAddresses.ts";
import {
  askStep,
  runSteps,
  type StepAnswer,
  type StepFrame,
  type StepItem,
  settle,
} from "../ask/quickSteps.ts";
import type { PlannedRun, SettingsReader } from "../run/plannedRun.ts";
import { chooseConvention } from "../settings/conventionChoice.ts";
import type { NodeSource } from "../virtualNode/nodeSource.ts";
import type { EventDirectory } from "../workspace/eventDirectories.ts";
import { type FoundSequence, readSequenceFile, sequenceFiles } from "./sequenceFiles.ts";
import type { SequencePlan } from "./sequencePlan.ts";
import { askSequence, requireRight, type SequenceChoice } from "./sequenceStep.ts";

/** What is known before the first question. */
export interface SequenceHint {
  readonly directory: string | null;
  /** A sequence file. */
  readonly file: string | null;
}

function runSequenceTitle(): string {
  return t("Run CTDB sequence");
}

/** What the questions need. */
export interface PlanServices {
  readonly settingsFor: SettingsReader;
  readonly nodes: NodeSource;
}

/** Asks for directory, sequence, addresses and how to wait, as far as they are not clear; `null` where the user left. */
export async function planSequence(hint: SequenceHint, services: PlanServices): Promise<SequencePlan | null> {
  const directories = hint.directory === null ? await foundDirectories() : [];
  const given = hint.directory ?? onlyOne(directories);
  const draft = new SequenceDraft(directories, services);
  if (given !== null) {
    await draft.setDirectory(given);
  }
  if (hint.file !== null) {
    await draft.setFile(hint.file);
  }
  const steps = [
    ...(given === null ? [draft.askDirectory] : []),
    ...(hint.file === null ? [draft.askSequence] : []),
  ];
  const answered = await runSteps(runSequenceTitle(), () => ({
    steps: [...steps, ...(draft.needsAddress ? [draft.askAddress] : []), draft.askMode],
    complete: draft.hasSequence,
  }));
  return answered ? draft.plan() : null;
}

type Place = Pick<PlannedRun, "directory" | "convention" | "settings">;

/** The answers so far, and the steps that ask for them. */
class SequenceDraft {
  readonly #directories: readonly EventDirectory[];
  readonly #services: PlanServices;
  #place: Place | null = null;
  #node: SequencePlan["node"] = null;
  #addresses: readonly SequenceAddress[] = [];
  #files: Promise<readonly FoundSequence[]> = Promise.resolve([]);
  #choice: SequenceChoice | null = null;
  #chosen: readonly SequenceAddress[] = [];
  #mode: SequenceMode = "real";

  constructor(directories: readonly EventDirectory[], services: PlanServices) {
    this.#directories = directories;
    this.#services = services;
  }

  get hasSequence(): boolean {
    return this.#choice !== null;
  }

  get needsAddress(): boolean {
    return this.#choice?.kind === "built-in" && this.#choice.usesAddress && this.#addresses.length > 0;
  }

  async setDirectory(directory: string): Promise<void> {
    const settings = this.#services.settingsFor(directory);
    const convention = await chooseConvention(directory, settings);
    this.#place = { directory, settings, convention };
    if (settings.sandbox.choice === "host") {
      this.#node = null;
      this.#addresses = ((await publicAddressesNear(directory)) ?? []).map(
        ({ address, bits, interfaces }) => ({
          interface: interfaces[0] ?? "",
          ip: address,
          maskbits: bits,
        }),
      );
    } else {
      const node = await this.#services.nodes.open(await this.#services.nodes.placeOf(directory));
      this.#node = node;
      this.#addresses = addressesOf(await node.read());
    }
    this.#chosen = this.#addresses.slice(0, 1);
    this.#files = sequenceFiles(convention);
    this.#files.catch(() => undefined); // looked at with the question
  }

  async setFile(path: string): Promise<void> {
    const found = await readSequenceFile(path, this.#settled().convention);
    requireRight(found);
    this.#choice = { kind: "file", found };
  }

  readonly askDirectory = async (frame: StepFrame): Promise<StepAnswer> =>
    settle(await askDirectory(frame, this.#directories, this.#place?.directory ?? null), (path) =>
      this.setDirectory(path),
    );

  readonly askSequence = async (frame: StepFrame): Promise<StepAnswer> =>
    settle(await askSequence(frame, this.#builtIns(), this.#files, this.#choice), (choice) => {
      this.#choice = choice;
    });

  readonly askAddress = async (frame: StepFrame): Promise<StepAnswer> => {
    const held = new Set((await this.#heldNow()).map(({ ip }) => ip));
    const one = this.#addresses.map((address) => ({
      label: address.ip,
      description: [
        address.interface,
        `/${address.maskbits}`,
        ...(held.has(address.ip) ? [t("held by this node")] : []),
      ].join(", "),
      value: [address],
    }));
    const all = {
      label: t("All {0} addresses", one.length),
      description: t("one after the other"),
      value: this.#addresses,
    };
    const answer = await askStep<readonly SequenceAddress[]>({
      frame,
      placeholder: t("Public address that moves"),
      items: one.length > 1 ? [...one, all] : one,
      active: ({ value }) => value?.length === 1 && value[0]?.ip === this.#chosen[0]?.ip,
    });
    return settle(answer, (addresses) => {
      this.#chosen = addresses;
    });
  };

  readonly askMode = async (frame: StepFrame): Promise<StepAnswer> => {
    const answer = await askStep<SequenceMode>({
      frame,
      placeholder: t("How to wait between the events"),
      items: waitModes(),
      active: ({ value }) => value === this.#mode,
    });
    return settle(answer, (mode) => {
      this.#mode = mode;
    });
  };

  plan(): SequencePlan {
    const file = this.#choice?.kind === "file" ? this.#choice.found.path : null;
    return { ...this.#settled(), sequence: this.#sequence(), file, mode: this.#mode, node: this.#node };
  }

  #sequence(): Sequence {
    const choice = this.#choice;
    const { convention } = this.#settled();
    const values = { addresses: this.#chosen, rounds: DEFAULT_ROUNDS };
    const sequence =
      choice?.kind === "file"
        ? choice.found.sequence
        : builtInSequence(choice?.name ?? "", convention, values);
    if (sequence === null) {
      throw new Error("The sequence is asked for first.");
    }
    return sequence;
  }

  /** Each with its events as the release has them. */
  #builtIns(): SequenceChoice[] {
    const { convention } = this.#settled();
    return BUILT_INS.filter(({ needsAddress }) => !needsAddress || this.#addresses.length > 0).map(
      ({ name, title, description }) => {
        const values = { addresses: this.#addresses.slice(0, 1), rounds: DEFAULT_ROUNDS };
        const sequence = builtInSequence(name, convention, values);
        const steps = planSteps(sequence?.steps ?? [], convention).filter(({ leftOut }) => leftOut === null);
        const usesAddress =
          sequence?.reallocates === true || steps.some(({ skipsRedundant }) => skipsRedundant);
        return {
          kind: "built-in",
          name,
          title,
          description,
          steps: steps.map(({ event }) => event ?? "").join(", "),
          usesAddress,
        };
      },
    );
  }

  async #heldNow(): Promise<readonly SequenceAddress[]> {
    const model = await this.#node?.read();

    return model === undefined ? [] : heldAddresses(model);
  }

  #settled(): Place {
    if (this.#place === null) {
      throw new Error("The directory is asked for first.");
    }
    return this.#place;
  }
}

function waitModes(): readonly StepItem<SequenceMode>[] {
  return [
    {
      label: t("As ctdbd waits"),
      description: t("15 seconds between monitor events, 5 before startup is tried again"),
      iconPath: new vscode.ThemeIcon("watch"),
      value: "real",
    },
    {
      label: t("Quick"),
      description: t("Waits are left out"),
      iconPath: new vscode.ThemeIcon("debug-continue"),
      value: "quick",
    },
    {
      label: t("Step by step"),
      description: t("Every event waits for Next step"),
      iconPath: new vscode.ThemeIcon("debug-step-over"),
      value: "stepped",
    },
  ];
}
