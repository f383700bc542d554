import { basename } from "node:path";
import type { CallPlace, RecordedCall } from "../../virtualNode/disk/calls.ts";
import type { ScriptReport } from "../report.ts";
import { readQuotedWords } from "./quotedWords.ts";
import type { ScriptTrace } from "./scriptTrace.ts";

/** Commands that run another one. */
const RUNNERS = /^(?:.*\/)?(?:command|env|exec|ionice|nice|nohup|setsid|timeout)$/;
const MOST_RUNNER_WORDS = 8;

/**
 * The calls of stub commands with the statements of the scripts' traces that made them: of two equal calls the first
 * belongs to what was executed first. A call that no traced statement made, as from a helper program, has no place.
 */
export function placedCalls(
  calls: readonly RecordedCall[],
  scripts: readonly Pick<ScriptReport, "name" | "trace">[],
): readonly RecordedCall[] {
  if (scripts.every(({ trace }) => trace === null)) {
    return calls;
  }
  const placesByScript = new Map(
    scripts.flatMap(({ name, trace }) =>
      trace === null ? [] : [[name.text, placesByCommand(trace)] as const],
    ),
  );
  // Calls stand in the order in which they ended.
  const placed = new Map<RecordedCall, RecordedCall>();
  for (const call of calls.toSorted((a, b) => a.at - b.at)) {
    const places = placesByScript.get(call.caller.script ?? "")?.get(keyOf(call.argv));
    const place = places?.shift();
    placed.set(call, place === undefined ? call : { ...call, place });
  }
  return calls.map((call) => placed.get(call) ?? call);
}

/** Where each command was executed, in order. */
function placesByCommand({ steps, files }: ScriptTrace): Map<string, CallPlace[]> {
  const places = new Map<string, CallPlace[]>();
  for (const { command, file, line } of steps) {
    const path = files[file]?.path;
    const words = readQuotedWords(command);
    if (path === undefined || words === null) {
      continue;
    }
    for (const key of keysOf(words)) {
      const known = places.get(key);
      if (known === undefined) {
        places.set(key, [{ file: path, line }]);
      } else {
        known.push({ file: path, line });
      }
    }
  }
  return places;
}

/** The command, and those that it may call: `timeout 10 testparm -s` calls `testparm -s`. */
function keysOf(words: readonly string[]): string[] {
  const inner = RUNNERS.test(words[0] ?? "") ? words.slice(1, MOST_RUNNER_WORDS) : [];
  return [words, ...inner.map((_, at) => words.slice(at + 1))].filter(({ length }) => length > 0).map(keyOf);
}

function keyOf([command = "", ...words]: readonly string[]): string {
  return JSON.stringify([basename(command), ...words]);
}
