/** The events of CTDB: facts, arguments and consequences. */
export { consequenceOf, type EventConsequence, type EventOutcome } from "./consequence.ts";
export { checkArgument, checkEventArguments } from "./eventArguments.ts";
export type { ArgumentFacts, ArgumentKind, EventFacts, FailureKind, TimeoutKind } from "./eventFacts.ts";
export {
  allowedDuringRecovery,
  argumentsOf,
  EVENTS,
  eventNamed,
  eventsFor,
  hasEvent,
  isEventOf,
} from "./eventTable.ts";
