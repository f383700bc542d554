import type { BlockList } from "./blockList.ts";
import type { Match } from "./search.ts";

const ALL = "ctdb-match";
const CURRENT = "ctdb-match-current";

/** Marks what was found in the rows that are made; the document itself stays as it is (CSS Custom Highlight API). */
export function highlight(list: BlockList, matches: readonly Match[], current: number): void {
  const all = new Highlight();
  const one = new Highlight();
  one.priority = 1;
  for (const { from, to } of list.filled()) {
    for (let index = lowerBound(matches, from); index < matches.length; index++) {
      const match = matches[index];
      if (match === undefined || match.row >= to) {
        break;
      }
      const range = rangeOf(list, match);
      if (range !== null) {
        (index === current ? one : all).add(range);
      }
    }
  }
  CSS.highlights.set(ALL, all);
  CSS.highlights.set(CURRENT, one);
}

export function clearHighlights(): void {
  CSS.highlights.delete(ALL);
  CSS.highlights.delete(CURRENT);
}

/** The first match in or after a row. */
function lowerBound(matches: readonly Match[], row: number): number {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((matches[middle]?.row ?? 0) < row) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function rangeOf(list: BlockList, { row, start, end }: Match): Range | null {
  const text = list.rowElement(row)?.querySelector(".line-text") ?? null;
  const from = text && pointAt(text, start);
  const to = text && pointAt(text, end);
  if (!from || !to) {
    return null;
  }
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

function pointAt(root: Element, column: number): { node: Node; offset: number } | null {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let left = column;
  let node = walker.nextNode();
  while (node !== null) {
    const length = node.nodeValue?.length ?? 0;
    if (left <= length) {
      return { node, offset: left };
    }
    left -= length;
    node = walker.nextNode();
  }
  return null;
}
