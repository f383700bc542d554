import { readdir } from "node:fs/promises";
import { dirname } from "node:path";
import { configFileKind } from "../configFiles/configFileKind.ts";
import type { Convention } from "../ctdb/convention.ts";
import { isWithinReach } from "../scripts/reach.ts";
import { readSource } from "../scripts/sourceText.ts";
import type { CheckSettings } from "./collector.ts";
import { checkConfigFile } from "./configFiles/configRules.ts";
import type { ConfigPlace } from "./configPaths.ts";
import type { FileReport } from "./directoryChecker.ts";
import type { Finding } from "./finding.ts";

/**
 * What is found in a configuration file.
 * @param path absolute
 * @param openText the text in an editor, in place of the file's
 */
export async function configReport(
  path: string,
  { kind, siblings }: ConfigPlace,
  convention: Convention,
  { severities }: CheckSettings,
  openText?: string,
): Promise<FileReport> {
  const text = openText ?? (await textOf(path));
  if (text === null) {
    return { path, text: "", findings: [] };
  }
  const found = checkConfigFile(path, text, kind, { convention, siblings });
  const findings = found.flatMap(({ code, severity, remark }): Finding[] => {
    const chosen = severities.get(code) ?? severity;
    return chosen === "off"
      ? []
      : [{ ...remark, file: path, code, severity: chosen, fixes: remark.fixes ?? [] }];
  });
  return { path, text, findings };
}

async function textOf(path: string): Promise<string | null> {
  try {
    return (await readSource(path)).text;
  } catch {
    return null; // gone, or unreadable: CTDB's daemons say so when they start
  }
}

/** Which configuration file of CTDB a path is, by its name and what lies beside it; `null` for any other file. */
export async function configPlaceOf(path: string): Promise<ConfigPlace | null> {
  if (configFileKind(path, EVERY_SIGN) === null) {
    return null; // no name of ours, whatever lies beside it
  }
  const folder = dirname(path);
  const siblings = (await isWithinReach(folder)) ? await readdir(folder).catch(() => []) : []; // gone meanwhile
  const kind = configFileKind(path, siblings);
  return kind === null ? null : { kind, siblings };
}

/** A name that shows that a folder is `CTDB_BASE`. */
const EVERY_SIGN: readonly string[] = ["ctdb.conf"];
