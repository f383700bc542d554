/** An error or a warning on a script that CTDB or Debian ships, with the reason why it is true. */
export interface StockFinding {
  /** `4.17` is Debian's, `HEAD` Samba's current source. */
  readonly release: "4.17" | "HEAD";
  /** The script's file name. */
  readonly file: string;
  readonly code: string;
  /** What is underlined. */
  readonly words: string;
  readonly reason: string;
}
