import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.ts";

/** A setting as the manifest describes it. */
export interface ManifestSetting {
  readonly type: string;
  readonly default: unknown;
  readonly scope: string;
  readonly order: number;
  readonly markdownDescription: string;
  readonly enum?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  /** Of an object: what its names may be. */
  propertyNames?: unknown;
}

/** Settings under one title of the settings editor. */
export interface SettingGroup {
  readonly title: string;
  readonly order: number;
  readonly properties: Readonly<Record<string, ManifestSetting>>;
}

/** A command as the manifest describes it. */
export interface ManifestCommand {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
}

/** An entry of a menu; of a submenu it has no command. */
export interface MenuEntry {
  readonly command?: string;
  readonly when?: string;
}

/** A key that runs a command. */
export interface KeyBinding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
  readonly args?: { readonly commands: readonly (string | { readonly command: string })[] };
}

/** A step of a walkthrough. */
export interface WalkthroughStep {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: Readonly<Record<string, string>>;
  readonly completionEvents: readonly string[];
}

/** What is read of `package.json`. */
export interface Manifest {
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly ManifestCommand[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly keybindings: readonly KeyBinding[];
    readonly viewsContainers: Readonly<
      Record<"activitybar" | "panel", readonly { readonly id: string; readonly icon: string }[]>
    >;
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly configuration: readonly SettingGroup[];
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly WalkthroughStep[] }[];
  };
}

const KEY = /^%(.+)%$/;

/** `package.json` with the English texts of `package.nls.json` in place of its `%keys%`. @throws for a key without text */
export function readManifest(): Manifest {
  const texts = join(root, "package.nls.json");
  return withTexts(
    JSON.parse(readFileSync(join(root, "package.json"), "utf8")),
    existsSync(texts) ? JSON.parse(readFileSync(texts, "utf8")) : {},
  );
}

/** Puts texts in place of `%keys%`. @throws for a key without text */
export function withTexts<T>(manifest: T, texts: Readonly<Record<string, unknown>>): T {
  return JSON.parse(JSON.stringify(manifest), (_, value: unknown) => {
    const key = typeof value === "string" ? KEY.exec(value)?.[1] : undefined;
    return key === undefined ? value : textOf(key, texts);
  });
}

/** All settings by their ids, in the order of the settings editor. */
export function settingsOf({ contributes }: Manifest): Readonly<Record<string, ManifestSetting>> {
  return Object.assign({}, ...contributes.configuration.map(({ properties }) => properties));
}

/** A text of `package.nls.json` is a string, or an object with a comment for translators. */
function textOf(key: string, texts: Readonly<Record<string, unknown>>): string {
  const text = texts[key];
  const message = typeof text === "object" && text !== null && "message" in text ? text.message : text;
  if (typeof message !== "string") throw new Error(`package.nls.json has no text for %${key}%`);
  return message;
}
