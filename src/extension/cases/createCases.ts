import { basename, dirname, join } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { scanDirectory } from "../../scripts/scanDirectory.ts";
import { ScanError } from "../../scripts/scanError.ts";
import { listedFiles } from "../../scripts/scriptDirectory.ts";
import { askWorkspaceDirectory } from "../ask/directoryStep.ts";
import { publicAddressesNear } from "../ask/publicAddresses.ts";
import { askStep } from "../ask/quickSteps.ts";
import type { RegisteredServer } from "../languageClient/registerLanguageServer.ts";
import { printableLine } from "../printable.ts";
import type { SettingsReader } from "../run/plannedRun.ts";
import { chooseConvention } from "../settings/conventionChoice.ts";
import { UserError } from "../userError.ts";
import { directoryAt, shortPath } from "../workspace/eventDirectories.ts";
import { openNewFile } from "../workspace/newFile.ts";

function newCaseFile(): string {
  return t("New case file");
}

/** What making case files needs of the rest. */
export interface CreateCasesServices {
  readonly server: Pick<RegisteredServer, "handlers">;
  readonly settingsFor: SettingsReader;
}

/**
 * Writes a commented case file beside a script, with a case for each event that it serves, and opens it. A file that is
 * there is only opened.
 * @param target what a menu was opened on: a script or its directory
 * @throws {UserError} where it cannot be written
 */
export async function createCases(services: CreateCasesServices, target: unknown): Promise<void> {
  const script = await scriptFor(target, services);
  if (script === null) {
    return;
  }
  const { newCaseFileName } = await import("../../caseFiles/newCaseFile.ts");
  const path = join(dirname(script), newCaseFileName(basename(script)));
  await openNewFile(
    path,
    await textFor(script, services),
    (why, error) =>
      new UserError(t("The case file {0} cannot be written: {1}.", shortPath(path), why), [], error),
  );
}

async function textFor(script: string, { server, settingsFor }: CreateCasesServices): Promise<string> {
  const directory = dirname(script);
  const [handlers, convention, addresses, { newCaseFileText }] = await Promise.all([
    server.handlers(script, null),
    chooseConvention(directory, settingsFor(directory)),
    publicAddressesNear(directory),
    import("../../caseFiles/newCaseFile.ts"),
  ]);
  const [first] = addresses ?? [];
  return newCaseFileText({
    script: basename(script),
    handlers: [...new Set((handlers ?? []).map(({ event }) => event))],
    convention,
    address:
      first === undefined
        ? null
        : { interface: first.interfaces[0] ?? "eth0", ip: first.address, maskbits: first.bits },
  });
}

/** The script of a menu or of the editor, else the one that the user chooses; `null`: they left. */
async function scriptFor(target: unknown, services: CreateCasesServices): Promise<string | null> {
  const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
  if (uri?.scheme === "file") {
    const directory = await directoryAt(uri);
    const scripts = await scriptsOf(directory, services).catch((): readonly string[] => []);
    if (scripts.includes(basename(uri.fsPath)) && directory !== uri.fsPath) {
      return uri.fsPath;
    }
    if (target instanceof vscode.Uri) {
      return chooseScript(directory, services);
    }
  }
  const directory = await askWorkspaceDirectory({ title: newCaseFile(), step: 1, totalSteps: 2 });
  return directory === null ? null : chooseScript(directory, services);
}

async function chooseScript(directory: string, services: CreateCasesServices): Promise<string | null> {
  const scripts = await scriptsOf(directory, services);
  if (scripts.length === 0) {
    throw new UserError(t("{0} has no event scripts to write cases for.", shortPath(directory)));
  }
  const answer = await askStep<string>({
    frame: { title: newCaseFile(), step: 1, totalSteps: undefined },
    placeholder: t("Script that the cases are for"),
    items: scripts.map((name) => ({ label: printableLine(name), value: name })),
  });
  return answer.kind === "chosen" ? join(directory, answer.value) : null;
}

/** @throws {UserError} where the directory cannot be read */
async function scriptsOf(
  directory: string,
  { settingsFor }: CreateCasesServices,
): Promise<readonly string[]> {
  try {
    const convention = await chooseConvention(directory, settingsFor(directory));
    const scan = await scanDirectory(directory, convention, { startProblems: false });
    return listedFiles(scan).map(({ fileName }) => fileName.text);
  } catch (error) {
    if (error instanceof ScanError) {
      throw new UserError(error.message, [], error);
    }
    throw error;
  }
}
