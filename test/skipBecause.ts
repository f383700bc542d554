/** Skips the test, or in a `before` hook the whole suite, and keeps the reason for the summary. */
export function skipBecause(context: Mocha.Context, reason: string): never {
  const runnable = context.test;
  // A hook's reason belongs to every test of its suite, which the reporter reads from the parent.
  const isTest =
    context.currentTest === undefined && runnable?.parent?.tests.some((test) => test === runnable);
  const holder = isTest ? runnable : runnable?.parent;
  if (holder) Object.assign(holder, { skipReason: reason });
  return context.skip();
}
