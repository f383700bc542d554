import type { TextRange } from "../../text/textRange.ts";
import type { ShellcheckComment } from "./shellcheckComment.ts";

/**
 * The comments on an earlier text that still hold for a later one, at their new places: those apart from the part
 * that differs. They are shown until ShellCheck has read the later text.
 */
export function moveComments(
  comments: readonly ShellcheckComment[],
  before: string,
  after: string,
): readonly ShellcheckComment[] {
  if (before === after) {
    return comments;
  }
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) {
    same++;
  }
  let tail = 0;
  while (tail < most - same && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    tail++;
  }
  const changedEnd = before.length - tail;
  const shift = after.length - before.length;
  const move = ({ start, end }: TextRange): TextRange | null => {
    if (end < same) {
      return { start, end };
    }
    return start > changedEnd ? { start: start + shift, end: end + shift } : null;
  };
  return comments.flatMap((comment) => {
    const range = move(comment.range);
    const edits = comment.edits?.map((edit) => ({ range: move(edit.range), newText: edit.newText }));
    if (range === null) {
      return [];
    }
    const whole = edits?.every((edit): edit is { range: TextRange; newText: string } => edit.range !== null);
    return [{ ...comment, range, edits: edits !== undefined && whole === true ? edits : null }];
  });
}
