// `npm run docs`: writes the pages and settings that are made from the code.
import { writeFileSync } from "node:fs";
import { COMMANDS_PAGE, commandsPage } from "./lib/commandsPage.ts";
import { readManifest } from "./lib/manifest.ts";
import { RULE_INDEX, ruleIndex } from "./lib/ruleIndex.ts";
import { SETTINGS_PAGE, settingsPage } from "./lib/settingsPage.ts";
import { writeManifest } from "./lib/writeManifest.ts";

writeFileSync(RULE_INDEX, ruleIndex());
writeManifest();
const manifest = readManifest();
writeFileSync(SETTINGS_PAGE, settingsPage(manifest));
writeFileSync(COMMANDS_PAGE, commandsPage(manifest));
