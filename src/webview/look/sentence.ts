import { html, type TemplateResult } from "lit";

/** A sentence in which `names between backticks` are set as code. */
export function sentence(text: string): TemplateResult {
  const parts = text.split("`");
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
