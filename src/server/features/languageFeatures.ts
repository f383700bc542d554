import { CaseFeatures } from "../caseFiles/caseFeatures.ts";
import { readInitializationOptions } from "../initializationOptions.ts";
import { DocumentModels } from "../models.ts";
import type { ServerFeature } from "../serverFeature.ts";
import { featureCapabilities } from "./featureCapabilities.ts";
import { featureClient } from "./model/featureClient.ts";
import { registerFeatures } from "./registerFeatures.ts";

/** Everything that the server answers besides diagnostics and code actions. */
export const languageFeatures: ServerFeature = {
  capabilities({ capabilities, initializationOptions }) {
    const { runEventCommand } = featureClient(capabilities, initializationOptions);
    return featureCapabilities(runEventCommand !== null);
  },
  register(connection, { documents, directories, settings, pages, params }) {
    const models = new DocumentModels({ documents, directories, settings, pages });
    const { yamlCovered, suggestCommand } = readInitializationOptions(params.initializationOptions);
    const cases = new CaseFeatures(models, { schemaIsOffered: yamlCovered, suggestCommand });
    const client = featureClient(params.capabilities, params.initializationOptions);
    registerFeatures(connection, models, client, cases);
  },
};
