import { pathOf } from "./fileUri.ts";
import { FileShownNotification } from "./protocol.ts";
import type { Session } from "./session.ts";

/** Follows what the editor opens, changes, saves and closes. */
export function registerDocumentHandlers(session: Session): void {
  const { connection, documents, directories, documentDiagnostics, publisher, reports, shellcheck } = session;
  const opened = new Set<string>();
  documents.texts.onDidOpen(({ document }) => {
    const path = pathOf(document.uri);
    if (path !== null) {
      directories.forgetOthers();
      publisher.update(path, "now");
    }
  });
  documents.texts.onDidChangeContent(({ document }) => {
    const path = pathOf(document.uri);
    // Opening is a change of content, too, and that is shown at once.
    if (path !== null && opened.has(document.uri)) {
      publisher.update(path, "after-rest");
      if (documentDiagnostics.isPulled(path)) {
        // The editor asks, and that is said there afterwards; or it shows the file no more and never asks again.
        session.workspaceDiagnostics.resend(path);
      } else {
        session.workspaceDiagnostics.lookAt(path);
      }
    }
    opened.add(document.uri);
  });
  documents.texts.onDidSave(({ document }) => {
    const path = pathOf(document.uri);
    if (path !== null) {
      directories.forgetOthers();
      session.background(`Reading around ${path}`, directories.refreshAt(path));
    }
  });
  documents.texts.onDidClose(({ document }) => {
    opened.delete(document.uri);
    const path = pathOf(document.uri);
    if (path !== null) {
      shellcheck.forget(path);
      reports.forget(path);
      documentDiagnostics.forget(path);
      directories.keepOnly(documents.paths());
      session.workspaceDiagnostics.resend(path);
      publisher.updateAll();
    }
  });
  connection.onNotification(FileShownNotification, ({ uri }) => {
    const path = pathOf(uri);
    if (path !== null && documents.at(path) === null) {
      session.background(`Looking at ${path}`, directories.of(path));
    }
  });
  documents.texts.listen(connection);
}
