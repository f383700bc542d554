import type { NodeProfile } from "../virtualNode/profile/profileShape.ts";
import { callWords } from "./callWords.ts";
import type { FileFile, FileGiven, FileStub } from "./caseShape.ts";
import { modeOf } from "./givenChecks.ts";
import type { CaseGiven, GivenFile, StubAnswer } from "./testCase.ts";

/**
 * What is given before a case: the file's part first, so that the case wins; but of the stub answers those of the case
 * come first, since the first that fits answers.
 */
export function givenOf(ofFile: FileGiven, ofCase: FileGiven): Omit<CaseGiven, "profileFile"> {
  const files = { ...ofFile.files, ...ofCase.files };
  return {
    profiles: [...profilesOf(ofFile), ...profilesOf(ofCase)],
    files: Object.entries(files).map(([path, file]) => givenFile(path, file)),
    stubs: [...(ofCase.stubs ?? []), ...(ofFile.stubs ?? [])].map(stubOf),
  };
}

function profilesOf({ node, options }: FileGiven): NodeProfile[] {
  return [...(node === undefined ? [] : [node]), ...(options === undefined ? [] : [{ options }])];
}

function givenFile(path: string, file: string | FileFile): GivenFile {
  if (file === "absent") {
    return { path, kind: "absent", content: "", mode: null };
  }
  if (typeof file === "string") {
    return { path, kind: "file", content: file, mode: null };
  }
  const { content = "", link, folder } = file;
  const mode = file.mode === undefined ? null : modeOf(file.mode);
  if (link !== undefined) {
    return { path, kind: "link", content: link, mode: null };
  }
  return folder === true
    ? { path, kind: "folder", content: "", mode }
    : { path, kind: "file", content, mode };
}

function stubOf(stub: FileStub): StubAnswer {
  const [command = "", ...args] = callWords(stub.command) ?? [];
  const isAny = args.length === 1 && args[0] === "**";
  return {
    command,
    args: isAny ? null : args,
    call: stub.call ?? null,
    exit: stub.exit ?? 0,
    stdout: stub.stdout ?? "",
    stderr: stub.stderr ?? "",
    delaySeconds: stub.delay ?? 0,
  };
}
