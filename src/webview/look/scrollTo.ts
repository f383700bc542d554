/**
 * Scrolls as little as shows an element, and its start where it is too high. The element's own way to do that
 * scrolls everything around it too: the frame in the workbench that the page is in.
 * @param top height of what covers the start of the scroller, in pixels
 */
export function scrollTo(target: HTMLElement, scroller: HTMLElement, top = 0): void {
  const { top: targetTop, bottom, height } = target.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  const start = view.top + top;
  if (targetTop < start || height > view.bottom - start) {
    scroller.scrollTop += targetTop - start;
  } else if (bottom > view.bottom) {
    scroller.scrollTop += bottom - view.bottom;
  }
}
