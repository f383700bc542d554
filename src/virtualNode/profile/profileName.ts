/** Whether a file is a node profile by its name: `node-profile.yaml` or `NAME.node-profile.yaml` (or `.yml`). */
export function isProfileName(name: string): boolean {
  return /(^|\.)node-profile\.ya?ml$/.test(name);
}
