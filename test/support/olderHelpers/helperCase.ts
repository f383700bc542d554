/** What a script that uses helper functions of a release prints. */
export interface HelperCase {
  readonly title: string;
  readonly versions: readonly string[];
  /** Files below the base; executable where they begin with `#!`. */
  readonly files?: Readonly<Record<string, string>>;
  readonly event?: string;
  /** What the script does after sourcing `functions`. */
  readonly script: string;
  readonly output: readonly string[];
  readonly status?: number;
}

/** A service's control program that says what it is asked for. */
export const SERVICE = '#!/bin/sh\necho "service $*"\n';
