// `npm run l10n`: brings the bundles of translations up to date. What nothing says any longer goes, and what has no
// translation yet is told.
import { sourceTexts } from "./lib/sourceTexts.ts";
import { bundleLanguages, readBundle, writeBundle } from "./lib/textBundles.ts";

const { texts, problems } = sourceTexts();
const english = new Set(texts.map(({ text }) => text));
for (const problem of problems) console.error(problem);
for (const language of bundleLanguages()) {
  const kept = Object.entries(readBundle(language)).filter(([text]) => english.has(text));
  writeBundle(language, Object.fromEntries(kept));
  const known = new Set(kept.map(([text]) => text));
  const missing = [...english].filter((text) => !known.has(text));
  console.log(`${language}: ${known.size} of ${english.size} texts`);
  for (const text of missing) console.log(`  ${JSON.stringify(text)}: "",`);
  if (missing.length > 0) process.exitCode = 1;
}
if (problems.length > 0) process.exitCode = 1;
