import { basename } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";

const MAIN = "extension.js";
/** Each of our modules imports VS Code's API, and for each import esbuild would make a copy of the whole of it. */
const API_IMPORT = /^import \* as (\w+) from "vscode";$/gm;
/** What is imported later is required then. Not of Node's modules: tree-sitter has a `require` of its own. */
const LATER = /\bimport\(("\.\/[\w.-]+\.js")\)/g;

/** What esbuild made of the sources. */
interface Chunks {
  /** Their code by name, such as `chunk-ABC.js`. */
  readonly texts: ReadonlyMap<string, string>;
  /** Those that are needed at once: the main one, and what it imports. */
  readonly first: ReadonlySet<string>;
  /** Those that are mostly libraries. */
  readonly libraries: ReadonlySet<string>;
}

/**
 * Bundles the extension as CommonJS into `dist`: `extension.cjs` has all that is needed when VS Code activates it, and beside it
 * are chunks with what is imported later. VS Code loads CommonJS at once; of ES modules it would wait for each, while other
 * extensions start in between. esbuild splits ES modules only, so these are made first and then translated.
 * @param source the module that VS Code is to load
 * @throws with esbuild's messages
 */
export async function bundleExtension(source: string, options: BuildOptions): Promise<void> {
  const chunks = await splitModules(source, options);
  const translate = (names: readonly string[], minify: boolean): Promise<unknown> =>
    build({
      ...options,
      bundle: true,
      format: "cjs",
      entryPoints: [...names],
      minify,
      outdir: "dist",
      outExtension: { ".js": ".cjs" },
      logOverride: { "direct-eval": "silent" }, // of tree-sitter
      plugins: [joined(chunks)],
    });
  const { texts, first, libraries } = chunks;
  const later = [...texts.keys()].filter((name) => !first.has(name));
  await Promise.all([
    translate([MAIN, ...later.filter((name) => !libraries.has(name))], false),
    translate(
      later.filter((name) => libraries.has(name)),
      true,
    ),
  ]);
}

/**
 * What VS Code loads when it activates the extension.
 * @returns the size of the code, and the modules that it is of, as paths from the project's folder
 * @throws with esbuild's messages
 */
export async function loadedFirst(
  source: string,
  options: BuildOptions,
): Promise<{ readonly bytes: number; readonly modules: readonly string[] }> {
  const { metafile } = await split(source, options);
  const inputs = [...neededFirst(metafile)].flatMap((name) =>
    Object.entries(metafile.outputs[`dist/${name}`]?.inputs ?? {}),
  );
  return {
    bytes: inputs.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0),
    modules: inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  };
}

async function splitModules(source: string, options: BuildOptions): Promise<Chunks> {
  const { outputFiles, metafile } = await split(source, { ...options, sourcemap: "inline" });
  const texts = outputFiles.map(({ path, text }) => [basename(path), translated(text)] as const);
  return { texts: new Map(texts), first: neededFirst(metafile), libraries: libraryChunks(metafile) };
}

function translated(text: string): string {
  return text
    .replace(API_IMPORT, 'var $1 = require("vscode");')
    .replace(LATER, "Promise.resolve().then(() => require($1))");
}

/** Makes ES modules in memory. */
function split(source: string, options: BuildOptions) {
  return build({
    ...options,
    bundle: true,
    format: "esm",
    define: {},
    banner: {},
    external: ["vscode"],
    splitting: true,
    metafile: true,
    entryPoints: [{ in: source, out: "extension" }],
    chunkNames: "[name]-[hash]",
    outdir: "dist",
    write: false,
  });
}

/** The main chunk, and all that it imports statically. */
function neededFirst({ outputs }: Metafile): ReadonlySet<string> {
  const found = new Set([`dist/${MAIN}`]);
  for (const path of found) {
    for (const { path: imported, kind, external } of outputs[path]?.imports ?? []) {
      if (kind === "import-statement" && external !== true) found.add(imported);
    }
  }
  return new Set([...found].map((path) => basename(path)));
}

/** The chunks that are mostly libraries: nobody reads their lines in a report on an error, so that they may be small. */
export function libraryChunks({ outputs }: Metafile): ReadonlySet<string> {
  const sum = (inputs: Metafile["outputs"][string]["inputs"], part: string): number =>
    Object.entries(inputs).reduce(
      (bytes, [path, { bytesInOutput }]) => bytes + (path.includes(part) ? bytesInOutput : 0),
      0,
    );
  const found = Object.entries(outputs).filter(
    ([, { inputs }]) => sum(inputs, "node_modules/") > sum(inputs, "src/"),
  );
  return new Set(found.map(([path]) => basename(path)));
}

/** Has the chunks that are needed first in one file, where those that are needed later find them as `exports["chunk-ABC.js"]`. */
function joined({ texts, first }: Chunks): Plugin {
  return {
    name: "chunks",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /./ }, ({ path, kind, importer }) => {
        const name = basename(path);
        if (kind === "entry-point") return { path, namespace: name === MAIN ? "main" : "chunk" };
        if (!path.startsWith("./") || !texts.has(name)) return { path, external: true };
        if (!first.has(name)) return { path: fileOf(name), external: true };
        return { path: name, namespace: first.has(importer) ? "chunk" : "part" };
      });
      onLoad({ filter: /./, namespace: "main" }, () => ({
        contents: [...first]
          .map((name) =>
            name === MAIN ? `export * from "./${name}";` : `export * as "${name}" from "./${name}";`,
          )
          .join("\n"),
      }));
      onLoad({ filter: /./, namespace: "chunk" }, ({ path }) => {
        const contents = texts.get(path);
        return contents === undefined ? undefined : { contents };
      });
      onLoad({ filter: /./, namespace: "part" }, ({ path }) => ({
        contents: `module.exports = require("${fileOf(MAIN)}")["${path}"];`,
      }));
    },
  };
}

function fileOf(name: string): string {
  return `./${name.replace(/\.js$/, ".cjs")}`;
}
