import { formatVersion } from "../../ctdb/version.ts";
import { listedFiles, silentFiles } from "../../scripts/scriptDirectory.ts";
import { formatCount } from "../formats.ts";
import { printableLine } from "../printable.ts";
import { joined, type Look } from "./look.ts";
import type { DirectoryView } from "./treeNode.ts";

/** How an event directory looks. @param name its path for people */
export function directoryLook(view: DirectoryView, name: string): Look {
  const label = printableLine(name);
  const path = printableLine(view.path);
  if (view.kind === "failed") {
    const description = view.isGone ? "no longer there" : "cannot be read";
    return {
      label,
      description,
      icon: { id: "warning", color: "list.warningForeground" },
      tooltip: [path, view.sentence],
      spoken: joined(label, description),
    };
  }
  const { convention, refusal } = view.scan;
  const listed = listedFiles(view.scan);
  const off = listed.filter(({ state }) => state !== "enabled").length;
  const silent = silentFiles(view.scan).length;
  const counts = [
    formatCount(listed.length, "script", "scripts"),
    ...(off === 0 ? [] : [`${off} disabled`]),
    ...(silent === 0 ? [] : [`${silent} not listed`]),
  ].join(", ");
  const version = `CTDB ${formatVersion(convention.version)}`;
  const description = joined(refusal === null ? null : "every event is refused", counts, version);
  return {
    label,
    description,
    icon:
      refusal === null ? { id: "list-ordered", color: null } : { id: "error", color: "list.errorForeground" },
    tooltip: [
      path,
      `Read as ${version} does: the convention ${convention.generation}, step ${convention.step} (${convention.releases}).`,
      `${counts}.`,
      ...(refusal === null ? [] : [refusal]),
    ],
    spoken: joined(label, description),
  };
}
