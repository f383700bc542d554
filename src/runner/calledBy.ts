import type { RecordedCall } from "../virtualNode/disk/calls.ts";
import type { ScriptReport } from "./report.ts";

/** Whether a script made a call. The stubs know callers by their name, without the suffix that current releases want. */
export function isCalledBy(
  call: RecordedCall,
  { name, fileName }: Pick<ScriptReport, "name" | "fileName">,
): boolean {
  const { script } = call.caller;
  return (
    script !== null && [name.text, fileName.text, fileName.text.replace(/\.script$/, "")].includes(script)
  );
}
