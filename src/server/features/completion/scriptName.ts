/** The middle of a script's name, which is often that of its service: `nfs` of `60.nfs.script`. */
export function listedName(fileName: string): string {
  const name = fileName.replace(/\.script$/, "").replace(/^\d+\./, "");
  return /^[\w.-]+$/.test(name) ? name : "service";
}
