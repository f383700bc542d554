// `npm run docs`: writes the pages and settings that are made from the code.
import { writeFileSync } from "node:fs";
import { RULE_INDEX, ruleIndex } from "./lib/ruleIndex.ts";
import { writeRuleSettings } from "./lib/ruleSettings.ts";

writeFileSync(RULE_INDEX, ruleIndex());
writeRuleSettings();
