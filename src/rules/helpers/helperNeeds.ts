import type { HelperNeed } from "../../ctdb/helpers/helperFunction.ts";
import { hasHelper, needsOf } from "../../ctdb/helpers/helpers.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { ScriptContext } from "../rule.ts";
import { callsKnownHelpers, type HelperCall, helperCalls } from "./helperCalls.ts";

/** The first call of a helper that needs something, in a script of which everything is known; `null` if there is none. */
export function firstInNeed(
  need: HelperNeed,
  script: EventScript,
  context: ScriptContext,
): HelperCall | null {
  const { version } = context.convention;
  if (!callsKnownHelpers(script, context)) {
    return null;
  }
  return (
    helperCalls(script).find(
      ({ helper }) => hasHelper(helper, version) && needsOf(helper, version).includes(need),
    ) ?? null
  );
}
