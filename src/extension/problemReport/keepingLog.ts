import * as vscode from "vscode";
import type { KeptLines } from "./keptLines.ts";

/**
 * The same log, which keeps the last lines that it shows: VS Code has no way to read a log, and no file of it where it
 * works without its native modules.
 */
export class KeepingLog implements vscode.LogOutputChannel {
  readonly #channel: vscode.LogOutputChannel;
  readonly #kept: KeptLines;

  constructor(channel: vscode.LogOutputChannel, kept: KeptLines) {
    this.#channel = channel;
    this.#kept = kept;
  }

  get name(): string {
    return this.#channel.name;
  }

  get logLevel(): vscode.LogLevel {
    return this.#channel.logLevel;
  }

  get onDidChangeLogLevel(): vscode.Event<vscode.LogLevel> {
    return this.#channel.onDidChangeLogLevel;
  }

  trace(message: string, ...args: unknown[]): void {
    this.#keep(vscode.LogLevel.Trace, "trace", message, args);
    this.#channel.trace(message, ...args);
  }

  debug(message: string, ...args: unknown[]): void {
    this.#keep(vscode.LogLevel.Debug, "debug", message, args);
    this.#channel.debug(message, ...args);
  }

  info(message: string, ...args: unknown[]): void {
    this.#keep(vscode.LogLevel.Info, "info", message, args);
    this.#channel.info(message, ...args);
  }

  warn(message: string, ...args: unknown[]): void {
    this.#keep(vscode.LogLevel.Warning, "warning", message, args);
    this.#channel.warn(message, ...args);
  }

  error(error: string | Error, ...args: unknown[]): void {
    this.#keep(vscode.LogLevel.Error, "error", error, args);
    this.#channel.error(error, ...args);
  }

  append(value: string): void {
    this.#kept.add("output", value);
    this.#channel.append(value);
  }

  appendLine(value: string): void {
    this.#kept.add("output", value);
    this.#channel.appendLine(value);
  }

  replace(value: string): void {
    this.#channel.replace(value);
  }

  clear(): void {
    this.#channel.clear();
  }

  show(columnOrFocus?: vscode.ViewColumn | boolean, preserveFocus?: boolean): void {
    this.#channel.show(typeof columnOrFocus === "boolean" ? columnOrFocus : preserveFocus);
  }

  hide(): void {
    this.#channel.hide();
  }

  dispose(): void {
    this.#channel.dispose();
  }

  #keep(level: vscode.LogLevel, name: string, message: string | Error, args: readonly unknown[]): void {
    const least = this.#channel.logLevel;
    if (least !== vscode.LogLevel.Off && level >= least) this.#kept.add(name, message, ...args);
  }
}
