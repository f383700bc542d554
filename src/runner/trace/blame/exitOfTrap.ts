import type { Moment } from "../source/moment.ts";
import { actionOf } from "../source/placesInTrap.ts";
import type { Story } from "./story.ts";

/** The `exit` in the EXIT trap that gives a status of its own, not the one that the script had. */
export function exitOfTrap({ trap, root }: Story): Moment | null {
  const exit = trap.findLast(({ record }) => /^exit \d+$/.test(record.command));
  if (exit === undefined || root.exitTrap === null) {
    return null;
  }
  const isInFunction = exit.record.stack.length > (trap[0]?.record.stack.length ?? 0);
  const text = isInFunction ? exit.places[0]?.statement?.node.text : actionOf(root.exitTrap);
  return text?.includes(exit.record.command) === true ? exit : null;
}
