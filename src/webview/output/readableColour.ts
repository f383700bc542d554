/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

/** What WCAG asks for of text of ordinary size (AA), and what VS Code's terminal keeps. */
export const LEAST_CONTRAST = 4.5;

const STEP = 0.1;

/**
 * A colour as VS Code writes it into a style: `#cd3131`, `#cd313180`, `rgba(205, 49, 49, 0.5)`.
 * @param behind shines through where the colour is not opaque
 * @returns `null` for any other text
 */
export function parseColour(text: string, behind: Rgb = [0, 0, 0]): Rgb | null {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})?$/i.exec(text.trim());
  if (hex !== null) {
    const [red = 0, green = 0, blue = 0, alpha = 255] = hex
      .slice(1)
      .filter((part) => part !== undefined)
      .map((part) => Number.parseInt(part, 16));
    return mix(behind, [red, green, blue], alpha / 255);
  }
  const [, red, green, blue, alpha] =
    /^rgba?\((\d+), ?(\d+), ?(\d+)(?:, ?([\d.]+))?\)$/i.exec(text.trim()) ?? [];
  return red === undefined
    ? null
    : mix(behind, [Number(red), Number(green), Number(blue)], Number(alpha ?? 1));
}

/** How two colours differ in lightness, from 1 to 21 (WCAG 2, contrast ratio). */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/**
 * The same colour, lighter or darker as far as it must be to be read on a background.
 * @param least the contrast that it must have; where no colour has it, black or white comes back.
 */
export function readableColour(colour: Rgb, background: Rgb, least = LEAST_CONTRAST): Rgb {
  const end: Rgb = luminance(background) < 0.18 ? [255, 255, 255] : [0, 0, 0];
  let mixed = colour;
  for (let share = STEP; contrast(mixed, background) < least && share < 1 + STEP; share += STEP) {
    mixed = mix(colour, end, Math.min(share, 1));
  }
  return mixed;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (a: number, b: number): number => Math.round(a + (b - a) * share);
  return [part(from[0], to[0]), part(from[1], to[1]), part(from[2], to[2])];
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
