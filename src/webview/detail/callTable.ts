import { t } from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit";
import type { CallView } from "../messages.ts";

/**
 * The calls of stub commands as a table, and how many more there were.
 * @param withScripts whether each row names the script that called
 */
export function callTable(calls: readonly CallView[], total: number, withScripts: boolean): TemplateResult {
  const more = total - calls.length;
  return html`<table class="table calls" aria-label=${t("Calls of commands")}>
      <thead>
        <tr>
          <th scope="col" class="number">${t("At")}</th>
          ${withScripts ? html`<th scope="col">${t("Script")}</th>` : nothing}
          <th scope="col" class="wide">${t("Command")}</th>
          <th scope="col">${t("Status")}</th>
        </tr>
      </thead>
      <tbody>
        ${calls.map((call) => callRow(call, withScripts))}
      </tbody>
    </table>
    ${more > 0 ? html`<p class="quiet">${more === 1 ? t("1 more call is not shown.") : t("{0} more calls are not shown.", more)}</p>` : nothing}`;
}

function callRow(call: CallView, withScripts: boolean): TemplateResult {
  const { after, script, command, status, failed, flag } = call;
  return html`<tr class=${failed ? "call-failed" : ""}>
    <td class="number">${after.toFixed(after < 100 ? 1 : 0)} ms</td>
    ${withScripts ? html`<td class="caller">${script ?? "-"}</td>` : nothing}
    <td class="wide"><span class="code">${command}</span>${flag === null ? nothing : html` <span class="flag">${flag}</span>`}</td>
    <td class="status">${status}</td>
  </tr>`;
}
