import { languageFeatures } from "./features/languageFeatures.ts";
import type { ServerFeature } from "./serverFeature.ts";

/** What the server can do besides diagnostics and code actions. */
export const FEATURES: readonly ServerFeature[] = [languageFeatures];
