import { t } from "@vscode/l10n";
/** What made a copy of a script, as its name tells. */
export interface CopyName {
  readonly code: "backup" | "package-copy";
  /** Who makes such names: `an editor's backup`. */
  readonly origin: string;
}

const EDITOR: readonly (readonly [RegExp, () => string])[] = [
  [/~$/, () => t("an editor's backup")],
  [/^#.*#$/, () => t("an editor's automatic copy")],
  [/^\.#/, () => t("an editor's lock file")],
  [/\.sw[a-px]$/, () => t("an editor's swap file")],
  [/\.(?:bak|backup|old|orig|save|tmp|rej)$/i, () => t("a backup copy")],
  [/^\.nfs[0-9a-f]{8,}$/, () => t("a file that NFS keeps until its last user closes it")],
];

const PACKAGE: readonly (readonly [RegExp, () => string])[] = [
  [/\.rpm(?:new|save|orig)(?:~|\.\d+)?$/, () => t("a copy by the RPM package manager")],
  [/\.dpkg-(?:dist|old|new|tmp|bak|divert|remove)$/, () => t("a copy by the dpkg package manager")],
  [/\.ucf-(?:dist|old|new)$/, () => t("a copy by ucf, a tool of Debian's packages")],
  [/\.pac(?:new|save|orig)(?:\.\d+)?$/, () => t("a copy by the pacman package manager")],
  [/\.apk-(?:new|old)$/, () => t("a copy by the apk package manager")],
  [/\._cfg\d{4}_/, () => t("a copy by the Portage package manager")],
];

/** Recognises the names that editors and package managers give to copies; `null`: not such a name. */
export function copyName(name: string): CopyName | null {
  for (const [pattern, origin] of PACKAGE) {
    if (pattern.test(name)) {
      return { code: "package-copy", origin: origin() };
    }
  }
  for (const [pattern, origin] of EDITOR) {
    if (pattern.test(name)) {
      return { code: "backup", origin: origin() };
    }
  }
  return null;
}

/** Whether a file of this name is there to be read by people. */
export function isDocumentation(name: string): boolean {
  return (
    /^(?:readme|copying|licen[cs]e|changes|changelog|news|todo|authors)(?:[._-].*)?$/i.test(name) ||
    /\.(?:md|rst|txt|adoc|html)$/i.test(name)
  );
}
