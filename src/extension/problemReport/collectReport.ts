import { readFile } from "node:fs/promises";
import { arch, homedir, hostname, release, type, userInfo } from "node:os";
import * as vscode from "vscode";
import { scanDirectory } from "../../scripts/scanDirectory.ts";
import { listedFiles } from "../../scripts/scriptDirectory.ts";
import { SETTINGS_SECTION } from "../ids.ts";
import type { SettingsReader } from "../run/plannedRun.ts";
import { outlookOf } from "../sandbox/sandboxOutlook.ts";
import { chooseConvention, describeConvention } from "../settings/conventionChoice.ts";
import { sandboxChoiceNow, workspacePaths } from "../settings/settingsReader.ts";
import { eventDirectories } from "../workspace/eventDirectories.ts";
import { changedSettings } from "./changedSettings.ts";
import { lastRunFacts } from "./lastRunFacts.ts";
import { createRedactor } from "./redactor.ts";
import type { ReportSources } from "./registerProblemReport.ts";
import { type Fact, reportText } from "./reportText.ts";
import { toolVersions } from "./toolVersions.ts";

const MOST_DIRECTORIES = 20;
const UNTRUSTED = "not looked at: the workspace is not trusted";

/** Collects what helps with a problem, as Markdown. */
export async function collectReport({
  context,
  kept,
  kitDirectory,
  store,
  settingsFor,
}: ReportSources): Promise<string> {
  const configuration = vscode.workspace.getConfiguration(
    SETTINGS_SECTION,
    vscode.workspace.workspaceFolders?.[0],
  );
  const [versions, workspace, directories] = await Promise.all([
    versionFacts(context.extension),
    workspaceFacts(kitDirectory),
    directoryFacts(settingsFor),
  ]);
  const redact = createRedactor({
    home: homedir(),
    user: userInfo().username,
    host: hostname(),
    folders: workspacePaths(),
    environment: process.env,
  });
  const hasFolders = vscode.workspace.workspaceFile !== undefined;
  const settings = changedSettings((name) => configuration.inspect(name), hasFolders);
  const lastRun = lastRunFacts(store.current);
  return reportText({ versions, workspace, directories, lastRun, settings, log: kept.text() }, redact);
}

async function versionFacts(extension: ReportSources["context"]["extension"]): Promise<readonly Fact[]> {
  const tools = vscode.workspace.isTrusted ? await toolVersions() : [["Programs", UNTRUSTED] as const];
  return [
    ["CTDB Event Scripts", String(extension.packageJSON.version)],
    ["VS Code", `${vscode.version}, ${vscode.env.appHost}, remote ${vscode.env.remoteName ?? "none"}`],
    ["System", await systemName()],
    ["Kernel", `${type()} ${release()} ${arch()}`],
    ["Node", process.version],
    ...tools,
  ];
}

/** `PRETTY_NAME` of os-release(5), where there is one. */
async function systemName(): Promise<string> {
  const text = await readFile("/etc/os-release", "utf8").catch(() => "");
  return /^PRETTY_NAME="?([^"\n]*)/m.exec(text)?.[1] ?? process.platform;
}

async function workspaceFacts(kitDirectory: string): Promise<readonly Fact[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return [
    [
      "Folders",
      `${folders.length}${folders.some(({ uri }) => uri.scheme !== "file") ? ", not all of them files" : ""}`,
    ],
    ["Trusted", vscode.workspace.isTrusted ? "yes" : "no"],
    ["Where scripts run", vscode.workspace.isTrusted ? await whereScriptsRun(kitDirectory) : UNTRUSTED],
  ];
}

/** The mode of the next run and why. Never rejects: what is wrong with it may be the problem. */
async function whereScriptsRun(kitDirectory: string): Promise<string> {
  try {
    const choice = sandboxChoiceNow();
    const { mode, sentence } = await outlookOf(choice, kitDirectory);
    return `${choice}, so ${mode}. ${sentence}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function directoryFacts(settingsFor: SettingsReader): Promise<readonly Fact[]> {
  const paths = await eventDirectories();
  const facts = await Promise.all(
    paths.slice(0, MOST_DIRECTORIES).map(async ({ path }): Promise<Fact> => {
      try {
        const convention = await chooseConvention(path, settingsFor(path));
        const scan = await scanDirectory(path, convention);
        const count = `scripts: ${listedFiles(scan).length}`;
        return [
          path,
          `${describeConvention(convention)}; ${count}${scan.refusal === null ? "" : `; ${scan.refusal}`}`,
        ];
      } catch (error) {
        return [path, error instanceof Error ? error.message : String(error)];
      }
    }),
  );
  const more = paths.length - facts.length;
  return more > 0 ? [...facts, ["More", String(more)]] : facts;
}
