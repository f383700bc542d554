// Bundles everything into dist/. An entry that is missing fails the build; `--allow-missing` says so and goes
// on, for work on one part while another does not exist yet.
import { chmod, cp, glob, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { build, transform } from "esbuild";
import { bundleExtension, libraryChunks } from "./scripts/lib/extensionBundle.ts";

const allowMissing = process.argv.includes("--allow-missing");
process.chdir(import.meta.dirname);

// Not minified: the files are small, and an error report should name a line that a person can read.
const shared = { bundle: true, sourcemap: "linked", logLevel: "warning", legalComments: "none" };

// In VS Code's extension host there is CommonJS; `import.meta.url` keeps its meaning there.
const inHost = {
  ...shared,
  platform: "node",
  format: "cjs",
  target: "node22",
  define: {
    "import.meta.url": "importMetaUrl",
    "import.meta.dirname": "__dirname",
    "import.meta.filename": "__filename",
  },
  banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
};

const programs = {
  caseWorker: "src/extension/tests/cases/caseWorker.ts",
  cli: "src/cli/main.ts",
  server: "src/server/main.ts",
};
// The parser of shell scripts: the bundles look for both files beside themselves.
const wasmFiles = ["web-tree-sitter/web-tree-sitter.wasm", "tree-sitter-bash/tree-sitter-bash.wasm"];
// Bundled CommonJS packages ask for `require`, which an ES module does not have.
const requireBanner = [
  'import { createRequire as createRequireForBundle } from "node:module";',
  "const require = createRequireForBundle(import.meta.url);",
].join("\n");
const missing = [];
// Chunks have names of their own in each build.
for await (const old of glob("dist/*.{js,mjs,cjs,js.map,cjs.map}")) await rm(old);

await Promise.all([
  bundleExtension("src/extension/extension.ts", inHost).catch(() => process.exit(1)),
  bundlePrograms(),
  ...wasmFiles.map((file) => cp(`node_modules/${file}`, `dist/${basename(file)}`)),
  bundle(["src/webview/main.ts"], {
    ...shared,
    platform: "browser",
    format: "iife",
    target: "chrome134",
    minify: true,
    outfile: "dist/webview.js",
  }),
  bundle(["src/webview/style.css"], { ...shared, minify: true, outfile: "dist/webview.css" }),
  copyKit(),
  // For YAML extensions; our own code has them inside.
  cp("src/virtualNode/profile/profileSchema.json", "dist/node-profile.schema.json"),
  cp("src/sequences/sequenceSchema.json", "dist/ctdb-sequence.schema.json"),
  writeCaseSchema(),
  bundleHostTests(),
  bundleFakeServer(),
]);

if (missing.length > 0) {
  console.error(`Not there: ${missing.join(", ")}`);
  if (!allowMissing) process.exit(1);
}
await chmod("dist/cli.js", 0o755).catch((error) => {
  if (!allowMissing) throw error;
});

/** What the programs share is in chunks beside them, and what is imported when it is needed has chunks of its own. */
async function bundlePrograms() {
  const made = await bundle(Object.values(programs), {
    ...shared,
    platform: "node",
    format: "esm",
    target: "node22",
    splitting: true,
    metafile: true,
    // Flat, since the code looks for files beside itself.
    entryPoints: Object.entries(programs).map(([out, source]) => ({ in: source, out })),
    chunkNames: "[name]-[hash]",
    outdir: "dist",
    banner: { js: requireBanner },
  });
  await finishChunks(made ? libraryChunks(made.metafile) : new Set());
}

/**
 * Calls chunks `.mjs`: there are about a hundred, all bundled, and vsce warns of that many `.js` files as of none bundled.
 * Those of libraries are made small.
 */
async function finishChunks(libraries) {
  const chunk = /([\w.-]+-[0-9A-Z]{8})\.js\b(?!\.map)/g;
  const files = await Array.fromAsync(glob("dist/*.js"));
  await Promise.all(
    files.map(async (file) => {
      const text = (await readFile(file, "utf8")).replace(chunk, "$1.mjs");
      const name = basename(file).replace(chunk, "$1.mjs");
      const isLibrary = libraries.has(basename(file));
      await writeFile(file, isLibrary ? (await transform(text, { minify: true })).code : text);
      if (isLibrary) await rm(`${file}.map`);
      if (name !== basename(file)) await rename(file, `dist/${name}`);
    }),
  );
}

async function bundle(entryPoints, options) {
  const absent = [];
  for (const entry of entryPoints) if (!(await exists(entry))) absent.push(entry);
  missing.push(...absent);
  return absent.length > 0 ? null : build({ entryPoints, ...options }).catch(() => process.exit(1));
}

/** The shell that goes along with the sandbox, with its modes: the stub commands are executable. */
async function copyKit() {
  await rm("dist/kit", { recursive: true, force: true });
  if (await exists("src/sandbox/kit")) await cp("src/sandbox/kit", "dist/kit", { recursive: true });
  else missing.push("src/sandbox/kit");
}

/** The schema of case files has that of node profiles in it. */
async function writeCaseSchema() {
  const { contributedSchema } = await import("./src/caseFiles/caseSchema.ts");
  await mkdir("dist", { recursive: true });
  await writeFile("dist/ctdb-test.schema.json", `${JSON.stringify(contributedSchema(), null, 1)}\n`);
}

async function bundleHostTests() {
  await rm("dist/test", { recursive: true, force: true });
  const tests = await Array.fromAsync(glob("test/host/**/*.test.ts"));
  await bundle(["test/host/index.ts", ...tests], {
    ...inHost,
    external: ["vscode", "mocha"],
    outbase: "test",
    outdir: "dist/test",
    outExtension: { ".js": ".cjs" },
  });
}

/** The server with the rules of tests, which `.vscodeignore` keeps out of the package. */
async function bundleFakeServer() {
  await bundle(["test/support/languageServer/fakeMain.ts"], {
    ...shared,
    platform: "node",
    format: "esm",
    target: "node22",
    outfile: "dist/fakeServer.mjs",
    banner: { js: requireBanner },
  });
}

async function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}
