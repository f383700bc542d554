import { fileURLToPath, pathToFileURL } from "node:url";

/** The absolute path of a `file:` URI; `null` for any other URI and for one that no path belongs to. */
export function pathOf(uri: string): string | null {
  if (!uri.startsWith("file:")) {
    return null;
  }
  try {
    return fileURLToPath(uri);
  } catch {
    return null; // another host, or a slash that is encoded
  }
}

/** The `file:` URI of an absolute path. */
export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
