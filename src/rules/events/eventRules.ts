import type { ScriptRule } from "../rule.ts";
import { counterNeverReset } from "./counterNeverReset.ts";
import { ctdbInInit } from "./ctdbInInit.ts";
import { daemonNeededInInit } from "./daemonNeededInInit.ts";
import { defaultArmFails } from "./defaultArmFails.ts";
import { deferToIpreallocated } from "./deferToIpreallocated.ts";
import { eventNotInVersion } from "./eventNotInVersion.ts";
import { ipEventsIncomplete } from "./ipEventsIncomplete.ts";
import { iptablesUnserialised } from "./iptablesUnserialised.ts";
import { monitorSlow } from "./monitorSlow.ts";
import { noneInterface } from "./noneInterface.ts";
import { notIdempotentTakeip } from "./notIdempotentTakeip.ts";
import { removedEvent } from "./removedEvent.ts";
import { restartInIpreallocated } from "./restartInIpreallocated.ts";
import { restartInMonitor } from "./restartInMonitor.ts";
import { serviceNameHardCoded } from "./serviceNameHardCoded.ts";
import { serviceNameMissing } from "./serviceNameMissing.ts";
import { statusLeaksForOtherEvents } from "./statusLeaksForOtherEvents.ts";
import { stopCtdbInMonitor } from "./stopCtdbInMonitor.ts";
import { timeoutBudget } from "./timeoutBudget.ts";
import { unknownEvent } from "./unknownEvent.ts";
import { updateipAddsFirst } from "./updateipAddsFirst.ts";
import { updateipMissing } from "./updateipMissing.ts";
import { wrongEventArguments } from "./wrongEventArguments.ts";

/** The rules of this folder, in the order in which they are listed. */
export const EVENT_RULES: readonly ScriptRule[] = [
  unknownEvent,
  removedEvent,
  eventNotInVersion,
  wrongEventArguments,
  updateipMissing,
  ipEventsIncomplete,
  updateipAddsFirst,
  noneInterface,
  notIdempotentTakeip,
  deferToIpreallocated,
  restartInIpreallocated,
  ctdbInInit,
  daemonNeededInInit,
  monitorSlow,
  restartInMonitor,
  stopCtdbInMonitor,
  counterNeverReset,
  timeoutBudget,
  iptablesUnserialised,
  serviceNameHardCoded,
  serviceNameMissing,
  defaultArmFails,
  statusLeaksForOtherEvents,
];
