import { t } from "@vscode/l10n";
import { releaseWords } from "../../ctdb/releaseWords.ts";
import { formatVersion } from "../../ctdb/version.ts";
import { listedFiles, silentFiles } from "../../scripts/scriptDirectory.ts";
import { printableLine } from "../printable.ts";
import { mismatchText } from "../settings/conventionChoice.ts";
import { joined, type Look } from "./look.ts";
import type { DirectoryView } from "./treeNode.ts";

/** How an event directory looks. @param name its path for people @param shortName what there is room for */
export function directoryLook(view: DirectoryView, name: string, shortName = name): Look {
  const label = printableLine(shortName);
  const path = printableLine(view.path);
  if (view.kind === "failed") {
    const description = view.isGone ? t("no longer there") : t("cannot be read");
    return {
      label,
      description,
      icon: { id: "warning", color: "list.warningForeground" },
      tooltip: [path, view.sentence],
      spoken: joined(printableLine(name), description),
    };
  }
  const { convention, refusal } = view.scan;
  const { mismatch } = view;
  const listed = listedFiles(view.scan);
  const off = listed.filter(({ state }) => state !== "enabled").length;
  const silent = silentFiles(view.scan).length;
  const counts = [
    listed.length === 1 ? t("1 script") : t("{0} scripts", listed.length),
    ...(off === 0 ? [] : [t("{0} disabled", off)]),
    ...(silent === 0 ? [] : [t("{0} not listed", silent)]),
  ].join(", ");
  const version = t("CTDB {0}", formatVersion(convention.version));
  const trouble =
    mismatch !== null ? t("not read by this release") : refusal === null ? null : t("every event is refused");
  const description = joined(trouble, counts, version);
  return {
    label,
    description,
    icon:
      mismatch !== null
        ? { id: "warning", color: "list.warningForeground" }
        : refusal === null
          ? { id: "list-ordered", color: null }
          : { id: "error", color: "list.errorForeground" },
    tooltip: [
      path,
      t(
        "Read as {0} does: the convention {1}, step {2} ({3}).",
        version,
        convention.generation,
        convention.step,
        releaseWords(convention.releases),
      ),
      ...(mismatch === null ? [] : [mismatchText(mismatch)]),
      `${counts}.`,
      ...(refusal === null ? [] : [refusal]),
    ],
    spoken: joined(printableLine(name), description),
  };
}
