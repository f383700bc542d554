import * as vscode from "vscode";
import { printable, printableLine } from "../../printable.ts";
import type { FindingFrame, FindingMessage, TestFinding } from "./finding.ts";
import type { TestLeaf } from "./testTree.ts";

/** What a finding says, as VS Code shows it: plain texts only, so that nothing of a script's words is Markdown. */
export function testMessages(finding: TestFinding, leaf: TestLeaf): vscode.TestMessage[] {
  return finding.messages.map((message) => testMessage(message, leaf));
}

function testMessage(
  { kind, text, place, expected, actual, frames }: FindingMessage,
  { item }: TestLeaf,
): vscode.TestMessage {
  const shown = printable(text);
  const message =
    expected !== null && actual !== null
      ? vscode.TestMessage.diff(shown, expected, actual)
      : new vscode.TestMessage(shown);
  message.contextValue = kind;
  if (place !== null) {
    const range = new vscode.Range(
      place.line - 1,
      0,
      Math.max(place.line, place.endLine) - 1,
      Number.MAX_SAFE_INTEGER,
    );
    message.location = new vscode.Location(vscode.Uri.file(place.path), range);
  } else if (item.uri !== undefined && item.range !== undefined) {
    message.location = new vscode.Location(item.uri, item.range);
  }
  if (frames.length > 0) {
    message.stackTrace = frames.map(stackFrame);
  }
  return message;
}

function stackFrame({ label, path, line }: FindingFrame): vscode.TestMessageStackFrame {
  return new vscode.TestMessageStackFrame(
    printableLine(label),
    vscode.Uri.file(path),
    new vscode.Position(line - 1, 0),
  );
}
