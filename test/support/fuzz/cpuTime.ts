/**
 * What this thread has computed so far, in milliseconds: unlike the time that passes, it does not depend on what else the
 * machine does.
 */
export function cpuTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
