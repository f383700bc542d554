import { t } from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit";

/** A tab of the detail. */
export interface Tab {
  readonly name: string;
  readonly title: string;
}

/**
 * A row of tabs: arrow keys go from one to the next.
 * @param choose is called with the name of the tab that the user chose
 */
export function tabRow(tabs: readonly Tab[], chosen: string, choose: (name: string) => void): TemplateResult {
  const keyed = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ name }) => name === chosen);
    const last = tabs.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const to = tabs[moves[event.key] ?? -1];
    if (to !== undefined) {
      event.preventDefault();
      const row = event.currentTarget as HTMLElement;
      choose(to.name);
      row.querySelector<HTMLElement>(`#tab-${to.name}`)?.focus();
    }
  };
  return html`<div class="tabs" role="tablist" aria-label=${t("Details")} @keydown=${keyed}>
    ${tabs.map(
      ({ name, title }) =>
        html`<button
          type="button"
          role="tab"
          id="tab-${name}"
          class="tab"
          aria-selected=${name === chosen}
          aria-controls=${name === chosen ? "tab-panel" : nothing}
          tabindex=${name === chosen ? 0 : -1}
          @click=${() => choose(name)}
        >
          ${title}
        </button>`,
    )}
  </div>`;
}
