import { t } from "@vscode/l10n";
import type { Convention } from "../ctdb/convention.ts";
import { eventOrderOf } from "../ctdb/eventOrder.ts";
import {
  asPart,
  DEFAULT_TRIES,
  type Sequence,
  type SequenceAddress,
  type SequenceStep,
  sequenceStep,
} from "./sequence.ts";
import { addressStep, takeoverRun, takeoverStages } from "./takeoverRun.ts";

/** What a built-in sequence is made for. */
export interface SequenceValues {
  /** The addresses that move; without any the node just has none. */
  readonly addresses: readonly SequenceAddress[];
  /** How many monitor events the monitor loop has. */
  readonly rounds: number;
}

/** How many monitor events the monitor loop has where nothing else is said. */
export const DEFAULT_ROUNDS = 4;

interface BuiltIn extends Pick<Sequence, "name" | "title" | "description"> {
  /** Whether it makes no sense without an address. */
  readonly needsAddress: boolean;
  readonly reallocates: boolean;
  steps(convention: Convention, values: SequenceValues): readonly SequenceStep[];
}

const RECOVERY_ON = ["recovery", "on"];
const RECOVERY_OFF = ["recovery", "off"];

/** The sequences that every node runs, most wanted first. */
export const BUILT_INS: readonly BuiltIn[] = [
  {
    name: "start-up",
    get title() {
      return t("Start-up");
    },
    get description() {
      return t("ctdbd starts: init, setup, the first recovery, startup, the first monitor event");
    },
    needsAddress: false,
    reallocates: true,
    steps: startUp,
  },
  {
    name: "monitor",
    get title() {
      return t("Monitor loop");
    },
    get description() {
      return t("A running node finds out again and again whether it is healthy");
    },
    needsAddress: false,
    reallocates: true,
    steps: (_, { rounds }) => [sequenceStep("monitor", { repeat: rounds, wait: "interval" })],
  },
  {
    name: "take-over",
    get title() {
      return t("Take-over of an address");
    },
    get description() {
      return t("An address comes to this node");
    },
    needsAddress: true,
    reallocates: false,
    steps: (convention, { addresses }) => takeoverRun(convention, { take: addresses }),
  },
  {
    name: "fail-over",
    get title() {
      return t("Fail-over away");
    },
    get description() {
      return t("An address leaves this node for another one");
    },
    needsAddress: true,
    reallocates: false,
    steps: (convention, { addresses }) => takeoverRun(convention, { release: addresses }),
  },
  {
    name: "move",
    get title() {
      return t("Fail-over and back");
    },
    get description() {
      return t("An address leaves this node and comes back: two takeover runs");
    },
    needsAddress: true,
    reallocates: false,
    steps: (convention, { addresses }) => [
      ...takeoverRun(convention, { release: addresses }),
      ...takeoverRun(convention, { take: addresses }),
    ],
  },
  {
    name: "recovery",
    get title() {
      return t("Recovery");
    },
    get description() {
      return t("The cluster recovers its databases, then looks at its addresses");
    },
    needsAddress: false,
    reallocates: false,
    steps: (convention) => recovery(convention, true),
  },
  {
    name: "shutdown",
    get title() {
      return t("Shutdown");
    },
    get description() {
      return t("ctdbd ends in order");
    },
    needsAddress: false,
    reallocates: false,
    steps: shutdown,
  },
  {
    name: "life",
    get title() {
      return t("Whole life of a node");
    },
    get description() {
      return t("Start-up, addresses come, monitoring, a recovery, addresses go and come back, shutdown");
    },
    needsAddress: false,
    reallocates: true,
    steps: (convention, values) => [
      ...startUp(convention),
      sequenceStep("monitor", { repeat: 2, wait: "interval" }),
      ...recovery(convention, true),
      ...(values.addresses.length === 0
        ? []
        : [
            ...takeoverRun(convention, { release: values.addresses }),
            ...takeoverRun(convention, { take: values.addresses }),
          ]),
      sequenceStep("monitor", { wait: "interval" }),
      ...shutdown(convention, values),
    ],
  },
];

/** A built-in sequence for a release; `null` where there is none of that name. */
export function builtInSequence(
  name: string,
  convention: Convention,
  values: SequenceValues,
): Sequence | null {
  const found = BUILT_INS.find((candidate) => candidate.name === name);
  if (found === undefined) {
    return null;
  }
  const { title, description, reallocates } = found;
  const steps = found.steps(convention, values);
  const recovers = steps.some(({ changes }) => changes.includes(RECOVERY_ON));
  return {
    name,
    title,
    description,
    reallocates,
    steps,
    addresses: values.addresses,
    tries: DEFAULT_TRIES,
    atEnd: recovers ? [RECOVERY_OFF] : [],
  };
}

/** From the start of ctdbd to the first monitor event (`ctdb_start_daemon` in ctdb_daemon.c, ctdb_monitor.c). */
function startUp(convention: Convention): readonly SequenceStep[] {
  return [
    sequenceStep("init", {
      changes: [RECOVERY_ON],
      note: t("First of all: no database, no address, and nobody answers the command ctdb yet."),
    }),
    sequenceStep("setup", {
      note: t("Databases are attached and frozen; the recovery daemon is not there yet."),
    }),
    ...recovery(convention, false),
    sequenceStep("startup", {
      wait: "recovered",
      note: t("No recovery for RerecoveryTimeout + 3 seconds: services start now."),
    }),
    sequenceStep("monitor", { wait: "interval", note: t("The first success makes the node HEALTHY.") }),
  ];
}

/**
 * A recovery with its takeover run, which moves nothing here.
 * @param isRunning a node that starts ignores startipreallocate.
 */
function recovery(convention: Convention, isRunning: boolean): readonly SequenceStep[] {
  const { recovered: place } = eventOrderOf(convention.version);
  const start = sequenceStep("startrecovery", {
    changes: [RECOVERY_ON],
    note: t("The recovery mode is ACTIVE."),
  });
  const recovered = sequenceStep("recovered", {
    changes: [RECOVERY_OFF],
    note: t("The databases are recovered and the recovery mode is NORMAL."),
  });
  const takeover = takeoverStages({ isRunning }).map((step) => ({ ...step, changes: [RECOVERY_OFF] }));
  switch (place) {
    case "before-takeover":
      return [...asPart([start, recovered]), ...takeover];
    case "after-takeover":
      return asPart([start, ...takeover, recovered]);
    case "both":
      return asPart([start, recovered, ...takeover, recovered]);
  }
}

/** The end of ctdbd in order (`ctdb_shutdown_sequence` in ctdb_daemon.c). */
function shutdown(convention: Convention, { addresses }: SequenceValues): readonly SequenceStep[] {
  const last = sequenceStep("shutdown", { note: t("Services stop; ctdbd ends whatever comes of it.") });
  switch (eventOrderOf(convention.version).shutdown) {
    case "takeover-run":
      return [...takeoverStages({ release: addresses }), last];
    case "release-each":
      return [
        ...addresses.map((address) =>
          addressStep("releaseip", address, t("To 4.16 ctdbd drops each address before the event shutdown.")),
        ),
        last,
      ];
    case "scripts":
      return [last];
  }
}
