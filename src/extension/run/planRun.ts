import { networkInterfaces } from "node:os";
import { t } from "@vscode/l10n";
import { NO_INTERFACE } from "../../ctdb/eventArguments.ts";
import { tableText } from "../../text/tableText.ts";
import { type Offer, offersFor, type Surroundings } from "../ask/argumentOffers.ts";
import { askArgument } from "../ask/argumentStep.ts";
import { askDirectory, chooseFolder, foundDirectories, onlyOne } from "../ask/directoryStep.ts";
import { type EventArgument, type EventChoice, eventChoices, otherEvent } from "../ask/eventChoices.ts";
import { askEvent } from "../ask/eventStep.ts";
import { publicAddressesNear } from "../ask/publicAddresses.ts";
import { runSteps, type StepAnswer, type StepFrame, settle } from "../ask/quickSteps.ts";
import { CHOOSE_FOLDER, Commands } from "../ids.ts";
import { chooseConvention } from "../settings/conventionChoice.ts";
import type { UserAction } from "../userError.ts";
import type { EventDirectory } from "../workspace/eventDirectories.ts";
import type { PlannedRun, SettingsReader } from "./plannedRun.ts";
import type { RunMemory } from "./runMemory.ts";

/** Where a run begins: a directory or an event that the user pointed at, a dialog, or the workspace. */
export type RunHint =
  | { readonly kind: "workspace" }
  | { readonly kind: "dialog" }
  | { readonly kind: "directory"; readonly path: string }
  | {
      readonly kind: "event";
      readonly path: string;
      readonly event: string;
      /** Arguments that are known, or `null`; where one is missing or does not fit all are asked for, and these offered. */
      readonly args?: readonly (string | null)[];
      /** Whether known arguments are asked for all the same, to be changed. */
      readonly asks?: boolean;
    };

function chooseAction(): UserAction {
  return { title: t("Choose folder…"), command: Commands.runEvent, args: [CHOOSE_FOLDER] };
}

/** A directory with everything that depends on it. */
type Place = Pick<PlannedRun, "directory" | "convention" | "settings">;

/** Asks for directory, event and arguments, as far as they are not clear; `null` where the user left. */
export async function planRun(
  hint: RunHint,
  memory: RunMemory,
  settingsFor: SettingsReader,
): Promise<PlannedRun | null> {
  const path = await givenDirectory(hint);
  if (path === "cancelled") {
    return null;
  }
  const directories = path === null ? await foundDirectories([chooseAction()]) : [];
  const given = path ?? onlyOne(directories);
  const draft = new RunDraft(directories, memory, settingsFor);
  if (given !== null) {
    await draft.setDirectory(given);
  }
  if (hint.kind === "event") {
    draft.setEvent(hint.event);
  }
  const known = hint.kind === "event" ? hint.args : undefined;
  const isKnown = known !== undefined && draft.setArguments(known) && !(hint.kind === "event" && hint.asks);
  const steps = [
    ...(given === null ? [draft.askDirectory] : []),
    ...(hint.kind === "event" ? [] : [draft.askEvent]),
  ];
  const answered = await runSteps(t("Run CTDB event"), () => ({
    steps: [...steps, ...(isKnown ? [] : draft.argumentSteps())],
    complete: draft.hasEvent,
  }));
  return answered ? draft.plan() : null;
}

async function givenDirectory(hint: RunHint): Promise<string | null | "cancelled"> {
  switch (hint.kind) {
    case "workspace":
      return null;
    case "dialog":
      return (await chooseFolder()) ?? "cancelled";
    case "directory":
    case "event":
      return hint.path;
  }
}

/** The answers so far, and the steps that ask for them. */
class RunDraft {
  readonly #directories: readonly EventDirectory[];
  readonly #memory: RunMemory;
  readonly #settingsFor: SettingsReader;
  #place: Place | null = null;
  #event: EventChoice | null = null;
  #values: readonly string[] = [];
  #offered: readonly (string | null)[] = [];

  constructor(directories: readonly EventDirectory[], memory: RunMemory, settingsFor: SettingsReader) {
    this.#directories = directories;
    this.#memory = memory;
    this.#settingsFor = settingsFor;
  }

  get hasEvent(): boolean {
    return this.#event !== null;
  }

  /** Settles the directory, and with it settings and convention. */
  async setDirectory(directory: string): Promise<void> {
    const settings = this.#settingsFor(directory);
    this.#place = { directory, settings, convention: await chooseConvention(directory, settings) };
  }

  readonly askDirectory = async (frame: StepFrame): Promise<StepAnswer> =>
    settle(await askDirectory(frame, this.#directories, this.#place?.directory ?? null), (path) =>
      this.setDirectory(path),
    );

  readonly askEvent = async (frame: StepFrame): Promise<StepAnswer> => {
    return settle(await askEvent(frame, this.#choices(), this.#event?.name ?? null), (name) =>
      this.setEvent(name),
    );
  };

  /** Settles the event; other arguments than before are asked for. */
  setEvent(name: string): void {
    if (name !== this.#event?.name) {
      this.#event = this.#choices().find((choice) => choice.name === name) ?? otherEvent(name);
      this.#values = [];
      this.#offered = [];
    }
  }

  /** Takes over arguments of the event that are known, to be offered. @returns whether they are all and fit it. */
  setArguments(args: readonly (string | null)[]): boolean {
    const event = this.#event;
    this.#offered = event?.joined === true ? [args.join(" ")] : args;
    const values = this.#offered.filter((value) => value !== null);
    const fit =
      values.length === this.#offered.length &&
      event?.args.length === values.length &&
      event.args.every(({ problemOf }, index) => {
        return problemOf(values[index] ?? "", values.slice(0, index)) === null;
      });
    this.#values = fit ? values : [];
    return fit;
  }

  /** One step for each argument of the event. */
  argumentSteps(): ((frame: StepFrame) => Promise<StepAnswer>)[] {
    const event = this.#event;
    return event === null
      ? []
      : event.args.map((argument, index) => (frame) => this.#askArgument(frame, event, argument, index));
  }

  /** What the answers come to. */
  plan(): PlannedRun {
    const event = this.#event;
    return {
      ...this.#settled(),
      event: event?.name ?? "",
      args:
        event?.joined === true
          ? this.#values.flatMap((text) => text.split(" ").filter(Boolean))
          : this.#values,
      argumentNames: event?.args.map(({ name }) => name) ?? [],
    };
  }

  async #askArgument(
    frame: StepFrame,
    event: EventChoice,
    argument: EventArgument,
    index: number,
  ): Promise<StepAnswer> {
    const before = this.#values.slice(0, index);
    const answer = await askArgument(frame, {
      placeholder: `${event.name}: ${tableText(argument.description)}`,
      offers: this.#offers(event, argument, before),
      problemOf: (value) => argument.problemOf(value, before),
      chosen: this.#values[index] ?? this.#offered[index] ?? null,
    });
    return settle(answer, (value) => {
      this.#values = [...before, value, ...this.#values.slice(index + 1)];
    });
  }

  async #offers(event: EventChoice, argument: EventArgument, chosen: readonly string[]): Promise<Offer[]> {
    const last = this.#memory.valuesOf(event.name, argument.name);
    const offers = offersFor(argument.kind, last, chosen, await this.#surroundings());
    const none = { value: NO_INTERFACE, from: t("where CTDB does not know the interface") };
    return argument.mayBeNone && !last.includes(NO_INTERFACE) ? [...offers, none] : offers;
  }

  /** On a virtual node this machine's interfaces are not there, and the node has addresses of its own. */
  async #surroundings(): Promise<Surroundings> {
    const { directory, settings } = this.#settled();
    const known = await publicAddressesNear(directory);
    if (settings.sandbox.choice === "host") {
      return { publicAddresses: known ?? [], areOfNode: false, interfaces: networkInterfaces() };
    }
    const { DEFAULT_PUBLIC_ADDRESSES } = await import("../../virtualNode/model/defaults.ts");
    const ofNode = DEFAULT_PUBLIC_ADDRESSES.map((one) => ({ ...one, bits: String(one.bits) }));
    return { publicAddresses: known ?? ofNode, areOfNode: known === null, interfaces: {} };
  }

  #choices(): EventChoice[] {
    return eventChoices(this.#settled().convention, (event) => this.#memory.countOf(event));
  }

  #settled(): Place {
    if (this.#place === null) {
      throw new Error("The directory is asked for first.");
    }
    return this.#place;
  }
}
