import { randomBytes } from "node:crypto";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { translations } from "../language.ts";

/**
 * The page of the panel: an empty document that may load our script and style and nothing else. It holds the texts
 * of VS Code's language as data, since the page says all that it says by itself through them.
 */
export function panelPage(webview: vscode.Webview, folder: vscode.Uri): string {
  const nonce = randomBytes(16).toString("base64url");
  const script = webview.asWebviewUri(vscode.Uri.joinPath(folder, "webview.js"));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(folder, "webview.css"));
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${escaped(vscode.env.language)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${style}">
  <title>${escaped(t("CTDB Events"))}</title>
</head>
<body>
  <main id="page"></main>
  <script type="application/json" id="texts">${jsonInPage(translations())}</script>
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

/** JSON that ends no element of a page: it has no `<`. */
function jsonInPage(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
