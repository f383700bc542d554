import type { Version, VersionRange } from "./version.ts";

/** What an argument has to look like. */
export type ArgumentKind = "interface" | "ip" | "maskbits";

/** One argument that ctdbd gives with an event, from `$2` on. */
export interface ArgumentFacts {
  readonly name: string;
  readonly kind: ArgumentKind;
  readonly description: string;
  /** Whether ctdbd says `__none__` where it does not know the interface. */
  readonly mayBeNone: boolean;
}

/** What ctdbd and the cluster make of a failure. */
export type FailureKind =
  | "daemon-exits"
  | "retried"
  | "unhealthy"
  | "recovery-fails"
  | "takeover-run-fails"
  /** ignored where the address is gone from the interface, else the takeover run fails */
  | "address-checked"
  | "ignored"
  /** the STOPPED flag is cleared again */
  | "stop-undone"
  /** only the caller hears of it */
  | "reported";

/** What a time-out becomes in current releases (for a removed event: in its last). */
export type TimeoutKind = "failure" | "success" | "counted" | "ignored";

/** Everything about one event; `docs/events.md` shows the table. */
export interface EventFacts {
  readonly name: string;
  /** `manual`: ctdbd never asks for it; scripts know the name and people call it. */
  readonly kind: "daemon" | "manual";
  readonly args: readonly ArgumentFacts[];
  /** The first release with the event; `null`: it is older than 1.0.0. */
  readonly since: Version | null;
  /** The first release without it; `null`: current. */
  readonly removed: Version | null;
  /** Part of a node's life that it belongs to. */
  readonly stage: "start-up" | "periodic" | "recovery" | "takeover run" | "shutdown" | "other";
  /** When it runs, in at most 100 characters. */
  readonly when: string;
  /** When it runs, exactly. */
  readonly trigger: string;
  /** On which nodes. */
  readonly where: string;
  /** The run state (2.2+) of a node that runs it. */
  readonly runState: string;
  /** What the `ctdb` command can do meanwhile. */
  readonly command: string;
  /** Releases whose list of events allowed during a recovery has it; see `allowedDuringRecovery`. */
  readonly recovery: readonly VersionRange[];
  readonly failure: string;
  readonly failureKind: FailureKind;
  readonly timeout: string;
  readonly timeoutKind: TimeoutKind;
  readonly retry: string;
  /** What authors of scripts should know. */
  readonly notes: readonly string[];
  /** Place in a picker: 1 is used most. */
  readonly rank: number;
}

/** The interface, the address and its mask: the arguments of takeip and releaseip. */
export const ADDRESS_ARGUMENTS = {
  interface: {
    name: "interface",
    kind: "interface",
    description: "The interface that the address is on or goes to.",
    mayBeNone: false,
  },
  ip: {
    name: "ip",
    kind: "ip",
    description: "The public address, IPv4 or IPv6, without brackets and mask.",
    mayBeNone: false,
  },
  maskbits: {
    name: "maskbits",
    kind: "maskbits",
    description: "The length of the network mask in bits: 0 to 32, for IPv6 0 to 128.",
    mayBeNone: false,
  },
} as const satisfies Record<ArgumentKind, ArgumentFacts>;

/** Facts of an event without arguments that has always been there and still is. */
export const PLAIN = { kind: "daemon", args: [], since: null, removed: null, recovery: [] } as const;

/** In every release's list. */
export const ALWAYS: readonly VersionRange[] = [{ since: [0], before: null }];
