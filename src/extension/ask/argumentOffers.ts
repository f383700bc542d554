import type { NetworkInterfaceInfo } from "node:os";
import { t } from "@vscode/l10n";
import type { ArgumentKind } from "../../ctdb/events.ts";
import type { PublicAddress } from "./publicAddresses.ts";

/** What an argument of an event is; of `other` nothing is known. */
export type OfferKind = ArgumentKind | "other";

/** A value that is offered for an argument, and where it comes from; an empty one stands for none. */
export interface Offer {
  readonly value: string;
  readonly from: string;
}

/** What is known near the scripts. */
export interface Surroundings {
  readonly publicAddresses: readonly PublicAddress[];
  /** Whether these are the ones that a virtual node has where there is no file `public_addresses`. */
  readonly areOfNode: boolean;
  /** Those of this machine; none where scripts act on a virtual node. */
  readonly interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;
}

function usedBefore(): string {
  return t("used before");
}
const PUBLIC = "public_addresses";
const USUAL_BITS = { 4: ["24", "32"], 6: ["64", "128"] };

/**
 * Values for one argument: the last ones, then what `public_addresses` says (fitting the arguments that are chosen
 * already), or a virtual node has without it, then what this machine has, where scripts act on it. Each value once.
 */
export function offersFor(
  kind: OfferKind,
  last: readonly string[],
  chosen: readonly string[],
  near: Surroundings,
): Offer[] {
  const offers = [
    ...last.map((value) => ({ value, from: usedBefore() })),
    ...fromPublicAddresses(kind, chosen, near),
    ...fromMachine(kind, chosen, near),
  ];
  return offers.filter(({ value }, index) => offers.findIndex((other) => other.value === value) === index);
}

function fromPublicAddresses(kind: OfferKind, chosen: readonly string[], near: Surroundings): Offer[] {
  const { publicAddresses: addresses, areOfNode } = near;
  const source = areOfNode ? t("virtual node") : PUBLIC;
  switch (kind) {
    case "interface":
      return addresses.flatMap(({ interfaces }) => interfaces.map((value) => ({ value, from: source })));
    case "ip":
      return preferred(addresses, ({ interfaces }) => interfaces.some((name) => chosen.includes(name))).map(
        ({ address, bits, interfaces }) => ({
          value: address,
          from: `${source}: /${bits} ${interfaces.join(",")}`.trimEnd(),
        }),
      );
    case "maskbits":
      return addresses
        .filter(({ address }) => chosen.includes(address))
        .map(({ bits, address }) => ({
          value: bits,
          from: areOfNode ? t("virtual node: of {0}", address) : t("public_addresses: of {0}", address),
        }));
    case "other":
      return [];
  }
}

function fromMachine(kind: OfferKind, chosen: readonly string[], near: Surroundings): Offer[] {
  if (kind === "other") {
    return [{ value: "", from: "" }];
  }
  if (kind === "interface") {
    return Object.entries(near.interfaces).map(([value, addresses]) => ({
      value,
      from: t("this machine: {0}", (addresses ?? []).map(({ address }) => address).join(", ")),
    }));
  }
  if (kind === "maskbits") {
    const isVersion6 = chosen.some((value) => value.includes(":"));
    return USUAL_BITS[isVersion6 ? 6 : 4].map((value) => ({ value, from: t("usual") }));
  }
  return [];
}

/** Those that fit first, in their order. */
function preferred<T>(all: readonly T[], fits: (one: T) => boolean): T[] {
  return [...all.filter(fits), ...all.filter((one) => !fits(one))];
}
