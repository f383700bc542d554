// The page of all commands of the palette, made from the manifest; a test holds it to be current.
import { join } from "node:path";
import type { KeyBinding, Manifest, ManifestCommand } from "./manifest.ts";
import { root } from "./paths.ts";

export const COMMANDS_PAGE = join(root, "docs/commands.md");

/** When a command is in the palette, for the conditions that the manifest has. */
const CONDITIONS: readonly (readonly [RegExp, string])[] = [
  [/^ctdb\.hasRun$/, "after a run in this window"],
  [/^ctdb\.running$/, "while an event runs"],
  [/^ctdb\.sequenceRunning$/, "while a sequence goes on"],
  [/resourceDirname in ctdb\.eventDirectories/, "in an event script"],
];

/** The text of `docs/commands.md`. */
export function commandsPage(manifest: Manifest): string {
  const { commands, menus, keybindings } = manifest.contributes;
  const palette = new Map(menus.commandPalette?.map(({ command, when }) => [command, when]));
  const shown = commands.filter(({ command }) => palette.get(command) !== "false");
  const rows = shown.map((command) => {
    const cells = [
      `**${paletteTitle(command)}**`,
      `\`${command.command}\``,
      keyOf(command.command, keybindings),
      conditionOf(palette.get(command.command)),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return `# Commands

Made from \`package.json\` by \`npm run docs\`: what the palette (F1) offers. Menus, lenses, the tree and the Test Explorer have more, where
they know what they are about. On macOS Cmd stands for Alt.

| Title | Name for keys and tasks | Key | Offered |
|---|---|---|---|
${rows.join("\n")}
`;
}

/** The title as the palette shows it. */
export function paletteTitle({ category, title }: ManifestCommand): string {
  return category === undefined ? title : `${category}: ${title}`;
}

function keyOf(command: string, keys: readonly KeyBinding[]): string {
  const key = keys.find((one) => one.command === command)?.key ?? "";
  return key.replace(/(^|\+)(.)/g, (_, plus: string, letter: string) => plus + letter.toUpperCase());
}

/** @throws for a condition that has no words here yet */
function conditionOf(when: string | undefined): string {
  if (when === undefined) return "always";
  const words = CONDITIONS.find(([condition]) => condition.test(when))?.[1];
  if (words === undefined) throw new Error(`commandsPage.ts has no words for "${when}"`);
  return words;
}
