/** Asks again and again, and gives `false` where the time is over. */
export async function until(isSo: () => Promise<boolean>, timeoutMs = 20_000): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (!(await isSo())) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return true;
}

/** Whether what was begun comes to a good end, for those who try again. */
export function succeeds(begun: Promise<unknown>): Promise<boolean> {
  return begun.then(
    () => true,
    () => false,
  );
}
