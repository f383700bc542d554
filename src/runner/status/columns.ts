import type { FileName } from "../../scripts/scriptFile.ts";

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** C's ctime(): `Sun Nov 22 09:27:25 2026` and a newline, in the local time zone. */
export function ctime(milliseconds: number): string {
  const date = new Date(milliseconds);
  const two = (n: number) => String(n).padStart(2, "0");
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":");
  const day = String(date.getDate()).padStart(2);
  return `${DAYS[date.getDay()]} ${MONTHS[date.getMonth()]} ${day} ${clock} ${date.getFullYear()}\n`;
}

/** C's `%-20s`: counts bytes and cuts nothing. */
export function nameColumn(name: FileName, maxBytes: number | null): Buffer {
  const bytes = maxBytes === null ? name.bytes : name.bytes.subarray(0, maxBytes);
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, 20 - bytes.length), " ")]);
}

/** Seconds with three digits, as CTDB prints durations. */
export function seconds(begin: number, finish: number): string {
  return ((finish - begin) / 1000).toFixed(3);
}
