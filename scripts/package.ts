// `npm run package`: builds, and packs the extension.
import { statSync } from "node:fs";
import { relative } from "node:path";
import { build, packageExtension } from "./lib/package.ts";
import { messageOf, root } from "./lib/paths.ts";

try {
  await build();
  const vsix = await packageExtension();
  console.log(`${relative(root, vsix)} (${Math.ceil(statSync(vsix).size / 1024)} KiB)`);
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
