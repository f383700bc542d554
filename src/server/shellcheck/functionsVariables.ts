import { HELPERS } from "../../ctdb/helpers/helpers.ts";
import type { ShellcheckComment } from "./shellcheckComment.ts";

/** `. "${CTDB_BASE}/functions"`, however it is written. */
const SOURCES = /^[^#\n]*(?:^|[\s;&|])(?:\.|source)[ \t]+["']?[^\s"';]*\/functions["']?(?=\s|;|$)/m;
/** What scripts set for `functions`, in some release: the service, and before 2.2 how it is started. */
const READ: ReadonlySet<string> = new Set([
  "service_name",
  "service_config",
  "service_fail_limit",
  "service_start",
  "service_stop",
  "service_reconfigure",
]);
/** What `functions` sets for scripts: names of its own use begin with `_`. */
const SET: ReadonlySet<string> = new Set([
  "event_name",
  "script_name",
  "script_state_dir",
  "service_state_dir",
  ...HELPERS.flatMap(({ sets }) => sets).filter((name) => /^[a-z]\w+$/.test(name)),
]);

/**
 * Leaves out what ShellCheck cannot know of a script that sources `functions`: that a variable is read there (SC2034) or
 * set there (SC2154). It does not know where it finds no `functions`, as in most projects, and where it cannot read it.
 */
export function withoutThoseOfFunctions(
  comments: readonly ShellcheckComment[],
  text: string,
): readonly ShellcheckComment[] {
  return SOURCES.test(text) ? comments.filter((comment) => !isOfFunctions(comment)) : comments;
}

function isOfFunctions({ code, message }: ShellcheckComment): boolean {
  const name = /^\w+/.exec(message)?.[0] ?? "";
  return (code === 2034 && READ.has(name)) || (code === 2154 && SET.has(name));
}
