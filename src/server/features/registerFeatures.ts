import type { Connection } from "vscode-languageserver/node";
import type { CaseFeatures } from "../caseFiles/caseFeatures.ts";
import type { FeatureClient } from "./model/featureClient.ts";
import type { Models } from "./model/models.ts";
import { registerHelp } from "./registerHelp.ts";
import { registerNavigation } from "./registerNavigation.ts";
import { registerStructure } from "./registerStructure.ts";
import { Requests } from "./requests.ts";

/** Hangs everything that the server answers besides diagnostics and code actions on a connection. */
export function registerFeatures(
  connection: Connection,
  models: Models,
  client: FeatureClient,
  cases: CaseFeatures,
): void {
  const requests = new Requests(models);
  registerHelp(connection, requests, client, cases);
  registerNavigation(connection, requests, models, client, cases);
  registerStructure(connection, requests, models, client, cases);
}
