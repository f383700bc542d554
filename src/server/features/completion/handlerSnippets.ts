import type { EventFacts } from "../../../ctdb/eventFacts.ts";
import { argumentsOf } from "../../../ctdb/events.ts";
import type { Version } from "../../../ctdb/version.ts";
import { escapeSnippet } from "./snippet.ts";

/** How scripts name the arguments, by the name that CTDB's documentation has. */
const VARIABLES: Readonly<Record<string, string>> = {
  interface: "iface",
  old_interface: "oiface",
  new_interface: "niface",
};

/**
 * The arm of a `case` that serves an event: its arguments as variables, and the end.
 * @param shift how many arguments were shifted away before
 * @param isSnippet whether the text may have a place for the cursor
 */
export function handlerArm(event: EventFacts, version: Version, shift: number, isSnippet: boolean): string {
  const lines = argumentsOf(event.name, version).map(({ name }, index) => {
    const at = index + 2 - shift;
    return `\t${VARIABLES[name] ?? name}=$${at > 9 ? `{${at}}` : at}`;
  });
  const text = [`${event.name})`, ...lines];
  return isSnippet
    ? [...text.map(escapeSnippet), "\t$0", "\t;;"].join("\n")
    : [...text, ...(lines.length === 0 ? ["\t:"] : []), "\t;;"].join("\n");
}
