import { randomBytes } from "node:crypto";
import * as vscode from "vscode";

/** The page of the panel: an empty document that may load our script and style and nothing else. */
export function panelPage(webview: vscode.Webview, folder: vscode.Uri): string {
  const nonce = randomBytes(16).toString("base64url");
  const script = webview.asWebviewUri(vscode.Uri.joinPath(folder, "webview.js"));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(folder, "webview.css"));
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${style}">
  <title>CTDB Events</title>
</head>
<body>
  <main id="page"></main>
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
