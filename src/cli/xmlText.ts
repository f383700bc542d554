/** A text as the value of an XML attribute. */
export function xmlAttribute(text: string): string {
  return xmlContent(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;");
}

/** A text between XML tags. XML 1.0 has no control characters, not even written as references. */
export function xmlContent(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
