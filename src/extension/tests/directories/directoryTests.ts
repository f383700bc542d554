import { join } from "node:path";
import { t } from "@vscode/l10n";
import { inOrderOfLife } from "../../../ctdb/orderOfLife.ts";
import { isUtf8 } from "../../../scripts/fileNames.ts";
import { listedFiles } from "../../../scripts/scriptDirectory.ts";
import type { ScriptFile } from "../../../scripts/scriptFile.ts";
import { printableLine } from "../../printable.ts";
import { mismatchText } from "../../settings/conventionChoice.ts";
import { stateNote } from "../../tree/scriptReasons.ts";
import type { DirectoryView } from "../../tree/treeNode.ts";
import { sortTextOf, type TestNode, testNode } from "../model/testNode.ts";
import { handlerTests, type ScriptHandlers, servedEvents } from "./handlerTests.ts";

/** What is known of one event directory. */
export interface KnownDirectory {
  readonly view: DirectoryView;
  /** For people. */
  readonly name: string;
  /** By the file name of the script; a script that is not in it was not read. */
  readonly handlers: ReadonlyMap<string, ScriptHandlers>;
  /** The arguments that an event was last given from a handler; `null` where it was not run from there. */
  readonly argumentsOf: (script: string, event: string) => readonly string[] | null;
}

export function directoryId(path: string): string {
  return `directory:${path}`;
}

/** An event directory that was not read yet. */
export function unreadDirectory(path: string, name: string): TestNode {
  return testNode({
    id: directoryId(path),
    label: printableLine(name),
    sortText: `0${path}`,
    children: null,
  });
}

/** An event directory: its scripts in CTDB's order with their handlers, then every event for all of them. */
export function directoryTests({ view, name, handlers, argumentsOf }: KnownDirectory): TestNode {
  const { path } = view;
  const unread = unreadDirectory(path, name);
  if (view.kind === "failed") {
    return { ...unread, children: [], errors: [{ sentence: view.sentence, path: null, line: 0 }] };
  }
  const { scan } = view;
  const { version } = scan.convention;
  const files = listedFiles(scan).filter(({ fileName }) => isUtf8(fileName.bytes));
  const scripts = files.map((file, index): TestNode => {
    const script = file.fileName.text;
    const place = { directory: path, script, version, argumentsOf };
    return scriptTests(file, index, path, handlerTests(place, handlers.get(script)));
  });
  const enabled = files.filter(({ state }) => state === "enabled");
  const events = inOrderOfLife([
    ...new Set(enabled.flatMap(({ fileName }) => servedEvents(handlers.get(fileName.text), version))),
  ]);
  const trouble = view.mismatch === null ? scan.refusal : mismatchText(view.mismatch);
  const runs = events.map((event, index) => allScripts(path, event, files.length + index, enabled));
  return {
    ...unread,
    errors: trouble === null ? [] : [{ sentence: trouble, path: null, line: 0 }],
    children: [...scripts, ...runs],
  };
}

function scriptTests(
  file: ScriptFile,
  index: number,
  directory: string,
  children: readonly TestNode[],
): TestNode {
  const { fileName, name, state } = file;
  return testNode({
    id: `script:${join(directory, fileName.text)}`,
    label: printableLine(name.text),
    description: file.state === "disabled" ? t("disabled: not executable") : stateNote(file),
    sortText: sortTextOf(index),
    path: join(directory, fileName.text),
    lines: { first: 0, last: 0 },
    tags: [state === "enabled" ? "enabled" : "disabled"],
    children,
    isOptional: state !== "enabled",
  });
}

/** A whole event: what runs is the directory, and each script has a verdict. */
function allScripts(
  directory: string,
  event: string,
  index: number,
  enabled: readonly ScriptFile[],
): TestNode {
  const id = `all:${directory}#${event}`;
  return testNode({
    id,
    label: t("All scripts: {0}", printableLine(event)),
    sortText: sortTextOf(index),
    tags: ["event"],
    children: enabled.map(({ fileName, name }, place) =>
      testNode({
        id: `${id}#${fileName.text}`,
        label: printableLine(name.text),
        sortText: sortTextOf(place),
        tags: ["event"],
        subject: { kind: "event-script", directory, event, script: fileName.text },
      }),
    ),
  });
}
