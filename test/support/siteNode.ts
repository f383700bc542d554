import { execFileSync } from "node:child_process";
import {
  openVirtualNode,
  type VirtualNode,
  type VirtualNodeOptions,
} from "../../src/virtualNode/virtualNode.ts";
import type { useTemporaryDirectory } from "./temporaryDirectory.ts";

/** What the virtual node of the event directory `etc/events/legacy` in a temporary folder is opened with: of CTDB 4.24 on Debian. */
export function siteOptions(
  site: ReturnType<typeof useTemporaryDirectory>,
  more: Partial<VirtualNodeOptions> = {},
): VirtualNodeOptions {
  return {
    directory: site.current.folder("etc/events/legacy"),
    base: site.current.resolve("etc"),
    component: "legacy",
    version: [4, 24, 0],
    profilePath: null,
    stateDirectory: site.current.resolve("state"),
    platform: "debian",
    ...more,
  };
}

/** Opens that node. */
export function siteNode(
  site: ReturnType<typeof useTemporaryDirectory>,
  more: Partial<VirtualNodeOptions> = {},
): Promise<VirtualNode> {
  return openVirtualNode(siteOptions(site, more));
}

/** Makes a FIFO: whoever opens one for reading waits until somebody writes. */
export function fifo(path: string): void {
  execFileSync("mkfifo", [path]);
}
