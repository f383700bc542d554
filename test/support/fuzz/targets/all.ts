import type { TemporaryDirectory } from "../../temporaryDirectory.ts";
import type { FuzzTarget } from "../target.ts";
import { configTargets } from "./configs.ts";
import { featureTargets } from "./features.ts";
import { nameTargets } from "./names.ts";
import { recordTargets } from "./records.ts";
import { scriptTargets } from "./script.ts";
import { traceTargets } from "./trace.ts";
import { yamlTargets } from "./yaml.ts";

/** Everything that reads what others wrote. @param site a folder for the files that some need */
export async function allTargets(site: TemporaryDirectory): Promise<readonly FuzzTarget[]> {
  return [
    ...(await scriptTargets(site)),
    ...(await featureTargets(site)),
    ...configTargets(),
    ...yamlTargets(),
    ...(await traceTargets(site)),
    ...recordTargets(),
    ...nameTargets(),
  ];
}
