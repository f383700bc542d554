import { parseColour, type Rgb, readableColour } from "./readableColour.ts";

/** The theme's colours of the terminal in the order of their numbers. */
const NAMES = ["Black", "Red", "Green", "Yellow", "Blue", "Magenta", "Cyan", "White"].flatMap(
  (name, index) => [
    { index, variable: `--vscode-terminal-ansi${name}` },
    { index: index + 8, variable: `--vscode-terminal-ansiBright${name}` },
  ],
);

/** What the output stands on, undermost first. */
const GROUNDS = [
  "--vscode-editor-background",
  "--vscode-panel-background",
  "--vscode-textCodeBlock-background",
];

/** What plain text of the output has, the first that the theme knows. */
const PLAIN = ["--vscode-terminal-foreground", "--vscode-editor-foreground"];

/**
 * Keeps `--ansi-0` to `--ansi-15` readable on the output's background, and `--ansi-on-0` to `--ansi-on-15`, which plain
 * text has on these, as VS Code's terminal does; for the page's life.
 */
export function keepTerminalColoursReadable(): void {
  const root = document.documentElement;
  let last = "";
  const update = (): void => {
    const styles = getComputedStyle(root);
    const values = NAMES.map(({ variable }) => styles.getPropertyValue(variable));
    const grounds = GROUNDS.map((name) => styles.getPropertyValue(name));
    const plain = PLAIN.map((name) => styles.getPropertyValue(name)).find((text) => text !== "") ?? "";
    const now = [plain, ...grounds, ...values].join();
    if (now === last) {
      return; // also what our own change of the style told
    }
    last = now;
    const ground = grounds.reduce<Rgb | undefined>(
      (behind, text) => parseColour(text, behind) ?? behind,
      undefined,
    );
    NAMES.forEach(({ index, variable }, place) => {
      const colour = parseColour(values[place] ?? "");
      const value =
        colour === null || ground === undefined
          ? `var(${variable})`
          : `rgb(${readableColour(colour, ground).join(", ")})`;
      root.style.setProperty(`--ansi-${index}`, value);
      const text = parseColour(plain);
      const on =
        colour === null || text === null ? "inherit" : `rgb(${readableColour(text, colour).join(", ")})`;
      root.style.setProperty(`--ansi-on-${index}`, on);
    });
  };
  new MutationObserver(update).observe(root, { attributes: true });
  new MutationObserver(update).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  update();
}
