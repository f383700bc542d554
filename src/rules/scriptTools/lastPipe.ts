import type { EventScript } from "../../scripts/eventScript/eventScript.ts";

/** Whether a bash script has the last part of a pipeline run in its own shell: `shopt -s lastpipe`. */
export function hasLastPipe({ shell }: EventScript): boolean {
  return shell.commands.some(
    ({ name, words }) => name === "shopt" && words.some(({ literal }) => literal === "lastpipe"),
  );
}
