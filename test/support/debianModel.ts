import { defaultModel } from "../../src/virtualNode/model/defaults.ts";
import type { NodeModel } from "../../src/virtualNode/model/nodeModel.ts";

/** A virtual node of Debian with the newest release, as it is before anything happened on it. */
export function debianModel(): NodeModel {
  return defaultModel({ version: [4, 24, 0], component: "legacy", platform: "debian", base: "/etc/ctdb" });
}
