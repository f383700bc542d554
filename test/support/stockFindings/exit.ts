import type { StockFinding } from "./stockFinding.ts";

const BOTH = ["4.17", "HEAD"] as const;

/** What the rules about exit statuses rightly find in stock scripts. */
export const EXIT_FINDINGS: readonly StockFinding[] = BOTH.flatMap((release): StockFinding[] => [
  {
    release,
    file: "13.per_ip_routing.script",
    code: "exit-in-subshell",
    words: "die",
    reason:
      "A route that cannot be added ends only the loop behind the pipe; takeip and updateip call the function without looking at its status and go on to exit 0.",
  },
  {
    release,
    file: "40.vsftpd.script",
    code: "failure-swallowed",
    words: "start",
    reason: "startup goes on with the counter and ends with exit 0, whether vsftpd was started or not.",
  },
  {
    release,
    file: "41.httpd.script",
    code: "failure-swallowed",
    words: "start",
    reason: "startup ends with exit 0, whether httpd was started or not.",
  },
]);
