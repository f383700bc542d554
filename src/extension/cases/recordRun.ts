import { stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { findCaseFiles } from "../../caseFiles/findCaseFiles.ts";
import { NodePaths } from "../../cases/nodePaths.ts";
import type { RecordedCase } from "../../cases/record/recordCase.ts";
import type { RunReport } from "../../runner/report.ts";
import { errnoText, systemFailure } from "../../scripts/systemError.ts";
import { askStep } from "../ask/quickSteps.ts";
import { Commands } from "../ids.ts";
import { printableLine } from "../printable.ts";
import type { RunStore } from "../run/runStore.ts";
import { UserError } from "../userError.ts";
import type { NodeSource } from "../virtualNode/nodeSource.ts";
import { shortPath } from "../workspace/eventDirectories.ts";
import { changeDocument } from "./textEdits.ts";

function recordAsCase(): string {
  return t("Record run as a case");
}
/** Looked at around an event directory, not in a whole disk. */
const MOST_ENTRIES = 2000;

/** What recording needs of the rest. */
export interface RecordServices {
  readonly store: RunStore;
  readonly nodes: Pick<NodeSource, "placeOf">;
}

/**
 * Writes the run that the panel shows as a case into a file beside the scripts, and shows it there.
 * @throws {UserError} where no run is over, or the file cannot be changed
 */
export async function recordRun({ store, nodes }: RecordServices): Promise<void> {
  const report = (store.shown ?? store.current)?.report ?? null;
  if (report === null) {
    throw new UserError(
      t("No CTDB event that is over is shown. Run an event, or choose a run of the history."),
      [{ title: t("Run CTDB event"), command: Commands.runEvent }],
    );
  }
  const file = await chooseFile(report);
  if (file === null) {
    return;
  }
  const recorded = await recordedFor(report, file, nodes);
  const name = await vscode.window.showInputBox({
    title: recordAsCase(),
    prompt: t("The case is written to {0}.", shortPath(file)),
    value: recorded.name,
    validateInput: (text) => (text.trim() === "" ? t("A case needs a name.") : null),
  });
  if (name !== undefined) {
    await write(file, { ...recorded, name: name.trim() });
  }
}

async function recordedFor(
  report: RunReport,
  file: string,
  nodes: RecordServices["nodes"],
): Promise<RecordedCase> {
  const [{ recordedCase }, place] = await Promise.all([
    import("../../cases/record/recordCase.ts"),
    nodes.placeOf(report.directory).catch(() => null), // settings that make no sense have messages of their own
  ]);
  const paths =
    place === null
      ? null
      : new NodePaths({ mode: report.sandbox.mode, nodeDirectory: place.folder, shown: [] });
  return recordedCase(report, {
    directory: relative(dirname(file), report.directory) || ".",
    profile: null, // a case takes that of the directory or the settings, as the run did
    asOnNode: (text) => paths?.asOnNode(text) ?? text,
  });
}

async function write(file: string, recorded: RecordedCase): Promise<void> {
  const { appendCase, newFileWith } = await import("../../cases/record/appendCase.ts");
  if (!(await isThere(file))) {
    try {
      await writeFile(file, newFileWith(recorded), { flag: "wx" });
    } catch (error) {
      const failure = systemFailure(error);
      const why = failure === null ? String(error) : errnoText(failure.errno);
      throw new UserError(t("The case file {0} cannot be written: {1}.", shortPath(file), why), [], error);
    }
    await vscode.window.showTextDocument(vscode.Uri.file(file), { preview: false });
    return;
  }
  const document = await vscode.workspace.openTextDocument(file);
  const answer = appendCase(document.getText(), file, recorded);
  if (answer.kind === "refused") {
    throw new UserError(answer.sentence);
  }
  await changeDocument(document, answer.edits);
}

/** The file that the case goes into: one that is there, or a new one; `null`: the user left. */
async function chooseFile(report: RunReport): Promise<string | null> {
  const { newCaseFileName } = await import("../../caseFiles/newCaseFile.ts");
  const ran = report.scripts.filter(({ begin }) => begin !== null);
  const name =
    ran.length === 1 && ran[0] !== undefined ? newCaseFileName(ran[0].fileName.text) : "site.ctdb-test.yaml";
  const fresh = join(report.directory, name);
  const found = await filesNear(report.directory);
  if (found.length === 0) {
    return fresh;
  }
  const answer = await askStep<string>({
    frame: { title: recordAsCase(), step: 1, totalSteps: 2 },
    placeholder: t("File that the case goes into"),
    items: [
      ...found.map((path) => ({
        label: printableLine(basename(path)),
        description: printableLine(shortPath(dirname(path))),
        value: path,
      })),
      ...(found.includes(fresh)
        ? []
        : [
            {
              label: t("New file {0}", printableLine(name)),
              iconPath: new vscode.ThemeIcon("new-file"),
              value: fresh,
            },
          ]),
    ],
  });
  return answer.kind === "chosen" ? answer.value : null;
}

/** The case files in the event directory, then those in the folder that its CTDB_BASE is. */
async function filesNear(directory: string): Promise<readonly string[]> {
  const above = dirname(directory);
  const base = basename(above) === "events" ? dirname(above) : above;
  const files: string[] = [];
  for (const folder of [directory, base]) {
    for await (const file of findCaseFiles([folder], { maxEntries: MOST_ENTRIES })) {
      if (dirname(file) === folder || folder === directory) {
        files.push(file);
      }
    }
  }
  return [...new Set(files)];
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}
