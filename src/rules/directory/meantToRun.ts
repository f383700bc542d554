import { copyName } from "../../scripts/copyNames.ts";
import type { DirectoryFacts, FileFacts } from "../rule.ts";
import { isExecutable, isRegular } from "./entryMode.ts";

/** Endings by which people take a script out of service or mark what a script is made of. */
const SET_ASIDE =
  /\.(?:disabled?|off|inactive|unused|deactivated|saved?|samples?|examples?|templates?|tmpl|tpl|dist|in|j2|jinja2?|erb|epp|mako|ctmpl|patch|diff|\d{4,}[\d_-]*)$|[-_]\d{8}$/i;
/** Something behind CTDB's own suffix that is no language: `50.x.script.disabled`. */
const BEHIND_SUFFIX = /\.script\.(?!(?:sh|bash|dash|ksh|py|pl|rb|lua)$)[^.]+$/i;
const NUMBERED = /^\s*[+-]?\d{1,3}\D/;
/** Words that a script for events uses and a helper for such scripts hardly ever. */
const EVENT_WORD = /\b(?:monitor|takeip|releaseip|updateip|startup|ipreallocated|recovered|startrecovery)\b/;

/** Whether a text asks for an interpreter, even where a byte-order mark, blanks or empty lines come first. */
export function hasInterpreterLine({ source }: FileFacts): boolean {
  return source !== null && /^\s*#!/.test(source.text);
}

/** Whether the name says that somebody has put the file aside on purpose, or that a tool left it behind. */
export function isSetAside({ entry }: FileFacts): boolean {
  const name = entry.fileName.text;
  return SET_ASIDE.test(name) || BEHIND_SUFFIX.test(name) || copyName(name) !== null;
}

/**
 * Whether the author of a file that CTDB does not list most likely believes that it is an event script: it asks for an
 * interpreter or is executable, and it has a number or `.script` in its name. Any other name counts only for an
 * executable script that knows an event, since helpers and libraries lie in event directories, too.
 */
export function isMeantToRun(file: FileFacts): boolean {
  const { entry, source } = file;
  if (!isRegular(entry) || isSetAside(file)) {
    return false;
  }
  if (hasScriptName(file)) {
    return hasInterpreterLine(file) || isExecutable(entry);
  }
  return isExecutable(entry) && hasInterpreterLine(file) && EVENT_WORD.test(source?.text ?? "");
}

/** Whether the name alone speaks of an event script. */
export function hasScriptName({ entry }: FileFacts): boolean {
  const name = entry.fileName.text;
  return NUMBERED.test(name) || /\.script$/i.test(name);
}

/**
 * Whether a file that CTDB lists is a script to its author as well. Where names need no suffix CTDB lists data
 * such as `50.x.conf`, too, which nobody wants to run.
 */
export function isListedScript(file: FileFacts, { convention }: DirectoryFacts): boolean {
  if (file.entry.position === null || isSetAside(file)) {
    return false;
  }
  return (
    convention.names.suffix !== "" ||
    isExecutable(file.entry) ||
    hasInterpreterLine(file) ||
    file.source?.isBinary === true
  );
}
