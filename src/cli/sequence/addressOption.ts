import { parseAddress } from "../../configFiles/ipAddress.ts";
import { DEFAULT_ROUNDS } from "../../sequences/builtIns.ts";
import { addressesOf } from "../../sequences/reallocation.ts";
import type { SequenceAddress } from "../../sequences/sequence.ts";
import type { NodeModel } from "../../virtualNode/model/nodeModel.ts";
import { UsageError } from "../usage.ts";

/**
 * The addresses that move: those that are named, else the node's first public address.
 * @param model the node, or `null` on this machine as it is, which then has none.
 * @throws {UsageError} for one that the node does not have.
 */
export function chosenAddresses(option: string | undefined, model: NodeModel | null): SequenceAddress[] {
  const known = model === null ? [] : addressesOf(model);
  if (option === undefined) {
    return known.slice(0, 1);
  }
  return option.split(",").map((text) => {
    const wanted = parseAddress(text.replace(/\/.*/, ""));
    const found = known.find(({ ip }) => ip === wanted);
    if (found === undefined) {
      const has = known.length === 0 ? "none" : known.map(({ ip }) => ip).join(", ");
      throw new UsageError(`--address: the node has no public address “${text}”; it has ${has}.`, "sequence");
    }
    return found;
  });
}

/** How many monitor events the monitor loop has. @throws {UsageError} */
export function roundsOption(option: string | undefined): number {
  const rounds = option === undefined ? DEFAULT_ROUNDS : /^\d{1,4}$/.test(option) ? Number(option) : 0;
  if (rounds < 1 || rounds > 1000) {
    throw new UsageError(`--rounds takes a number from 1 to 1000, not “${option}”.`, "sequence");
  }
  return rounds;
}
