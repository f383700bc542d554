import { type Colour, type Look, readLine, type Segment } from "./ansi.ts";
import type { OutputRow } from "./outputLines.ts";

/** A row of output as an element: its time, and its text in the theme's terminal colours. Nothing in it is markup. */
export function outputRow({ after, raw, look, begins }: OutputRow): HTMLElement {
  const row = document.createElement("div");
  row.className = begins ? "line" : "line goes-on";
  const time = document.createElement("span");
  time.className = "line-time";
  time.textContent = after === null ? "" : formatAfter(after);
  const text = document.createElement("span");
  text.className = "line-text";
  for (const segment of readLine(raw, look).segments) {
    text.append(segmentNode(segment));
  }
  if (raw === "") {
    text.append("\n");
  }
  row.append(time, text);
  return row;
}

/** `0.057 s`, so that all have their point at one place. */
function formatAfter(milliseconds: number): string {
  return `${(Math.max(0, milliseconds) / 1000).toFixed(3)} s`;
}

function segmentNode({ text, look }: Segment): Node {
  const classes = classesOf(look);
  const foreground = look.inverse ? look.background : look.foreground;
  const background = look.inverse ? look.foreground : look.background;
  if (classes === "" && foreground === null && background === null) {
    return document.createTextNode(text);
  }
  const span = document.createElement("span");
  span.className = [classes, colourClass("fg", foreground), colourClass("bg", background)]
    .filter(Boolean)
    .join(" ");
  if (typeof foreground === "string") {
    span.style.color = foreground;
  } else if (foreground === null && typeof background === "number") {
    span.style.color = `var(--ansi-on-${background})`; // plain text, as it can be read there
  }
  if (typeof background === "string") {
    span.style.backgroundColor = background;
  }
  span.textContent = text;
  return span;
}

function classesOf(look: Look): string {
  const names = ["bold", "dim", "italic", "underline", "struck", "inverse"] as const;
  return names
    .filter((name) => look[name])
    .map((name) => `ansi-${name}`)
    .join(" ");
}

function colourClass(side: "fg" | "bg", colour: Colour): string {
  return typeof colour === "number" ? `ansi-${side}-${colour}` : "";
}
