import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram, inAptQueue } from "./apt.ts";
import { sourcePackageSources } from "./aptSources.ts";
import { exists, installOnce } from "./installOnce.ts";
import { cache, type Missing, messageOf } from "./paths.ts";
import { mustRun, run } from "./run.ts";

const prefix = "samba-ctdb-";

/**
 * The `ctdb` folder of Debian's samba source package, with upstream's own tests. Needs no root: apt works on
 * folders of our own. Kept in the cache by version; the version is that of the installed ctdb where there is one.
 */
export async function ensureSambaSource(
  say: (line: string) => void = () => {},
): Promise<{ dir: string } | Missing> {
  try {
    const version = await installedVersion();
    const cached = await cachedVersion(version);
    if (cached) return { dir: join(cache, `${prefix}${cached}`, "ctdb") };
    if (!(await findProgram("apt-get")))
      return { skip: "apt-get is not there to fetch Debian's samba source" };
    return await download(version, say);
  } catch (error) {
    return { skip: `Debian's samba source could not be fetched: ${firstLines(messageOf(error))}` };
  }
}

async function download(
  version: string | undefined,
  say: (line: string) => void,
): Promise<{ dir: string } | Missing> {
  const work = await mkdtemp(join(tmpdir(), "ctdb-events-apt-"));
  try {
    const tarball = await inAptQueue(async () => {
      say("Fetching Debian's samba source package…");
      return fetchTarball(work, version);
    });
    const found = /samba_(.+?)\.orig\.tar/.exec(tarball)?.[1] ?? "unknown";
    say(`Unpacking upstream's ctdb ${found}…`);
    const folder = await installOnce(`${prefix}${found}`, async (part) => {
      const pick = ["--strip-components=1", "--wildcards", "--no-wildcards-match-slash", "*/ctdb"];
      await mustRun("tar", ["-xf", join(work, tarball), "-C", part, "--no-same-owner", ...pick]);
    });
    return { dir: join(folder, "ctdb") };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Downloads the source package into `work` and gives the name of upstream's tarball. */
async function fetchTarball(work: string, version: string | undefined): Promise<string> {
  const { deb822, oneLine } = await sourcePackageSources();
  if (!deb822 && !oneLine) throw new Error("this machine's apt has no package sources");
  const parts = join(work, "sources.list.d");
  for (const folder of [parts, join(work, "lists", "partial"), join(work, "cache", "archives", "partial")]) {
    await mkdir(folder, { recursive: true });
  }
  await writeFile(join(parts, "source.sources"), deb822);
  await writeFile(join(parts, "source.list"), oneLine);
  const settings = [
    ["Dir::Etc::sourcelist", "/dev/null"],
    ["Dir::Etc::sourceparts", parts],
    ["Dir::State::Lists", join(work, "lists")],
    ["Dir::Cache", join(work, "cache")],
    // As root apt would change to a user that cannot write here.
    ["APT::Sandbox::User", ""],
    ["Acquire::Retries", "2"],
  ].flatMap(([name, value]) => ["-o", `${name}=${value}`]);
  const update = await run("apt-get", ["-q", ...settings, "update"], { cwd: work });
  const get = (wanted: string) =>
    run("apt-get", ["-q", ...settings, "source", "--download-only", wanted], { cwd: work });
  let source = await get(version ? `samba=${version}` : "samba");
  // Mirrors keep only the newest version; that one is as good where the installed one is older.
  if (source.status !== 0 && version) source = await get("samba");
  if (source.status !== 0) throw new Error(`${update.output}${source.output}`);
  const tarball = (await readdir(work)).find((name) => /^samba_.*\.orig\.tar\.[a-z0-9]+$/.test(name));
  if (!tarball) throw new Error("the source package has no upstream tarball");
  return tarball;
}

/** Debian's version of the installed ctdb, with epoch and revision. */
async function installedVersion(): Promise<string | undefined> {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's format, not ours
  const answer = await run("dpkg-query", ["-W", "-f", "${Status}\\t${source:Version}", "ctdb"]);
  return /^install ok installed\t(.+)$/.exec(answer.output.trim())?.[1];
}

/** The version in the cache that fits the installed ctdb, or the newest where none is installed. */
async function cachedVersion(version: string | undefined): Promise<string | undefined> {
  const upstream = version?.replace(/^\d+:/, "").replace(/-[^-]*$/, "");
  if (upstream && (await exists(join(cache, `${prefix}${upstream}`)))) return upstream;
  const names = await readdir(cache).catch(() => []);
  const versions = names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  return versions.sort((a, b) => a.localeCompare(b, "en", { numeric: true })).at(-1);
}

function firstLines(text: string): string {
  const errors = text.split("\n").filter((line) => /^(E|Err):/.test(line));
  return (errors.length > 0 ? errors : text.trim().split("\n")).slice(0, 3).join("; ");
}
