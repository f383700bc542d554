/** A text of at most `width` characters; a longer one ends in `…`. */
export function cut(text: string, width: number): string {
  const characters = [...text.slice(0, 2 * width + 2)];
  return characters.length > width
    ? `${characters
        .slice(0, width - 1)
        .join("")
        .trimEnd()}…`
    : text;
}
