import { createHash } from "node:crypto";
import { join } from "node:path";
import { t } from "@vscode/l10n";
import { plainText } from "../disk/plainFile.ts";
import { TABLE_FORMAT } from "../disk/tables.ts";
import { type NodeModel, type SettingName, settingOf } from "../model/nodeModel.ts";

/** Everything that a node is made from. */
export interface NodeInputs {
  readonly format: number;
  readonly version: string;
  readonly component: string;
  readonly platform: string;
  /** SHA-256 of the profile's text, or `null` without one. */
  readonly profile: string | null;
  /** SHA-256 of each file of CTDB_BASE, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** Settings on which the bounds of a run depend, or our own files: no script's version of them counts. */
const FIXED_NAMES = [
  "realcommands",
  "fixedrunstate",
  "ownfiles",
  "base",
  "version",
  "component",
  "platform",
  "init",
] as const satisfies readonly SettingName[];

/** Some of a node's settings as it was made. */
export type FixedSettings = Readonly<Record<(typeof FIXED_NAMES)[number], string>>;

/** What the file `inputs` of a node holds, which scripts cannot change. */
export interface KeptInputs extends NodeInputs {
  /** `null` in a node of an older format. */
  readonly settings: FixedSettings | null;
}

/** The settings that are to be kept of a node that was just made. */
export function fixedSettingsOf(model: NodeModel): FixedSettings {
  return Object.fromEntries(FIXED_NAMES.map((name) => [name, settingOf(model, name)])) as FixedSettings;
}

/** The fingerprint of a text. */
export function fingerprint(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The inputs of this moment. */
export function inputsOf(parts: Omit<NodeInputs, "format">): NodeInputs {
  return { format: TABLE_FORMAT, ...parts };
}

/** What the node in a folder was made from, or `null` where there is no node that one can tell of. */
export async function readInputs(node: string): Promise<KeptInputs | null> {
  try {
    const value: unknown = JSON.parse(plainText(join(node, "inputs")) ?? "");
    return isInputs(value) ? { ...value, settings: value.settings ?? null } : null;
  } catch {
    return null;
  }
}

/** The text of the file `inputs`. */
export function formatInputs(inputs: KeptInputs): string {
  return `${JSON.stringify(inputs, null, 2)}\n`;
}

/** Which input changed, as the middle of a sentence, or `null` where all are as they were. */
export function changedInput(old: NodeInputs, now: NodeInputs): string | null {
  const names = [...new Set([...Object.keys(old.files), ...Object.keys(now.files)])].sort();
  const changed = names.filter((name) => old.files[name] !== now.files[name]);
  const clauses = [
    ...(old.profile === now.profile ? [] : [t("the node profile changed")]),
    ...changed.map((name) =>
      old.files[name] === undefined
        ? t("{0} is new", name)
        : now.files[name] === undefined
          ? t("{0} is gone", name)
          : t("{0} changed", name),
    ),
    ...(old.version === now.version
      ? []
      : [t("the target version is {0}, not {1}", now.version, old.version)]),
    ...(old.component === now.component
      ? []
      : [t("the component is {0}, not {1}", now.component, old.component)]),
    ...(old.platform === now.platform ? [] : [t("the platform is {0}, not {1}", now.platform, old.platform)]),
    ...(old.format === now.format ? [] : [t("the extension keeps nodes in another way")]),
  ];
  return clauses.length === 0 ? null : clauses.join(", ");
}

function isInputs(value: unknown): value is KeptInputs {
  const inputs = value as Partial<KeptInputs> | null;
  return (
    typeof inputs === "object" &&
    inputs !== null &&
    typeof inputs.files === "object" &&
    inputs.files !== null &&
    (inputs.format !== TABLE_FORMAT || isFixedSettings(inputs.settings))
  );
}

function isFixedSettings(value: unknown): value is FixedSettings {
  return (
    typeof value === "object" &&
    value !== null &&
    FIXED_NAMES.every((name) => typeof (value as Partial<FixedSettings>)[name] === "string")
  );
}
