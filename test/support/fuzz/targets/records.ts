import { gzipSync } from "node:zlib";
import { splitQuoted } from "../../../../src/caseFiles/callWords.ts";
import { MOST_JSON_BYTES, unpackRun } from "../../../../src/extension/history/runFile.ts";
import { storeRun } from "../../../../src/extension/history/storedRun.ts";
import { checkStoredRun } from "../../../../src/extension/history/storedRunSchema.ts";
import {
  readDescription,
  readDirectoryState,
  readHandlers,
} from "../../../../src/extension/languageClient/readMessages.ts";
import { readSuppressions } from "../../../../src/rules/suppressions.ts";
import { readFileFix } from "../../../../src/server/codeActions/fileFix.ts";
import { readInitializationOptions } from "../../../../src/server/initializationOptions.ts";
import { readServerSettings } from "../../../../src/server/settings/serverSettings.ts";
import { readComments, ShellcheckOutputError } from "../../../../src/server/shellcheck/shellcheckComment.ts";
import { failedCall } from "../../../../src/upstream/failedCall.ts";
import { readHarnessOutput } from "../../../../src/upstream/harnessOutput.ts";
import { readTest } from "../../../../src/upstream/readTest.ts";
import { readTestName } from "../../../../src/upstream/testName.ts";
import { ChangeError, parseChange } from "../../../../src/virtualNode/change/change.ts";
import { parseCalls } from "../../../../src/virtualNode/disk/calls.ts";
import { TABLE_NAMES } from "../../../../src/virtualNode/disk/tables.ts";
import { defaultModel } from "../../../../src/virtualNode/model/defaults.ts";
import { modelOf, tablesOf } from "../../../../src/virtualNode/model/nodeModel.ts";
import { viewOf } from "../../../../src/virtualNode/view/describe.ts";
import { reportOf, scriptOf, startOf } from "../../runReports.ts";
import { assertInText } from "../assertions.ts";
import type { FuzzTarget } from "../target.ts";

const NODE = { version: [4, 24, 0], component: "legacy", platform: "debian", base: "/etc/ctdb" } as const;
const START = startOf("/etc/ctdb/events/legacy");
const STORED = JSON.stringify(
  storeRun({ start: START, report: reportOf(START, [scriptOf("50.samba"), scriptOf("60.nfs")]) }),
);

/** What programs wrote: records of a node, outputs of harness and ShellCheck, files of runs, messages. */
export function recordTargets(): readonly FuzzTarget[] {
  return [
    nodeTables,
    calls,
    changes,
    harness,
    upstreamTest,
    shellcheck,
    storedRun,
    storedFile,
    messages,
    comments,
  ];
}

const nodeTables: FuzzTarget = {
  name: "tables of a node",
  seeds: Object.values(tablesOf(defaultModel(NODE))),
  run(input) {
    const text = input.toString();
    const model = modelOf(Object.fromEntries(TABLE_NAMES.map((name) => [name, text])));
    viewOf(model);
    tablesOf(model);
  },
};

const calls: FuzzTarget = {
  name: "record of calls",
  seeds: ["1700000000000000\t0\t-\t12 50.samba\tip\taddr\tshow%09\n1700000000000001\t-\thangs\t- -\tctdb\n"],
  run(input) {
    parseCalls(input.toString());
  },
};

const changes: FuzzTarget = {
  name: "changes of a node",
  seeds: [
    "link eth0 down",
    "service smbd failed",
    "time 2026-01-01",
    "node 1 +BANNED",
    "tunable A 1",
    "mount /x",
  ],
  refusals: [ChangeError],
  run(input) {
    const words = input.toString().split(/\s/);
    splitQuoted(input.toString());
    parseChange(words).apply(defaultModel(NODE));
  },
};

const RULE = "-".repeat(50);
const harness: FuzzTarget = {
  name: "output of upstream's harness",
  seeds: [
    `--==--==\nTest\n--==--==\nRunning script "50.samba.script monitor"\n${RULE}\nOutput (Exit status: 1):\n${RULE}\nbad\n${RULE}\nRequired output (Exit status: 0):\n${RULE}\ngood\n\nFAILED\n${"=".repeat(74)}\nTEST FAILED: a.sh (status 1) (duration: 1s)\n`,
  ],
  run(input) {
    const text = input.toString();
    const { check } = readHarnessOutput(text);
    if (check !== null) {
      failedCall(text, text, check);
    }
  },
};

const upstreamTest: FuzzTarget = {
  name: "test of upstream's suites",
  seeds: "tests",
  run(input) {
    const text = input.toString();
    readTest(text);
    readTestName("eventscripts", text.slice(0, 300));
  },
};

const shellcheck: FuzzTarget = {
  name: "output of ShellCheck",
  seeds: [
    '{"comments":[{"file":"-","line":2,"endLine":2,"column":6,"endColumn":8,"level":"info","code":2086,"message":"Quote","fix":{"replacements":[{"line":2,"endLine":2,"precedence":7,"insertionPoint":"beforeStart","column":6,"replacement":"\\"","endColumn":6},{"line":2,"endLine":2,"precedence":7,"column":8,"replacement":"\\"","endColumn":8}]}}]}',
  ],
  refusals: [ShellcheckOutputError],
  run(input) {
    const text = "#!/bin/sh\necho $a é😀\r\nb\n";
    for (const { range, edits } of readComments(input.toString(), text)) {
      for (const one of [range, ...(edits ?? []).map((edit) => edit.range)]) {
        assertInText(one, text);
      }
    }
  },
};

const storedRun: FuzzTarget = {
  name: "a run as it is stored",
  seeds: [STORED],
  async run(input) {
    const value = jsonOf(input);
    if (checkStoredRun(value) !== null) {
      await unpackRun(gzipSync(input.length > MOST_JSON_BYTES ? "" : input));
    }
  },
};

const storedFile: FuzzTarget = {
  name: "file of a run",
  seeds: [gzipSync(STORED)],
  async run(input) {
    await unpackRun(input).catch((error: unknown) => {
      if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError) {
        throw error;
      }
    });
  },
};

const messages: FuzzTarget = {
  name: "messages of server and editor",
  seeds: [
    '{"directory":"/e","generation":"component","version":"4.17","entry":"enabled","count":3}',
    '{"directory":"/e","entries":[{"name":"50.a.script","state":"enabled","position":1}],"refusal":null}',
    '[{"event":"monitor","line":3,"endLine":8}]',
    '{"steps":[{"kind":"edit","file":"/e/a","edits":[{"range":{"start":0,"end":1},"newText":""}]}],"seen":[{"file":"/e/a","realPath":"/e/a","mode":493}]}',
    '{"targetVersion":"4.17","rules":{"conf-quotes":"off"},"shellcheck":{"enabled":true,"path":"a","arguments":["-x"]}}',
    '{"trusted":true,"settings":{},"takesFolders":true}',
  ],
  run(input) {
    const value = jsonOf(input);
    readDescription(value);
    readDirectoryState(value);
    readHandlers(value);
    readFileFix(value);
    readServerSettings(value);
    readInitializationOptions(value);
  },
};

const comments: FuzzTarget = {
  name: "comments that silence findings",
  seeds: ["#!/bin/sh\n# ctdb-events: ignore=conf-quotes,a-b\n\nx=1 # ctdb-events: ignore=all\n"],
  run(input) {
    const text = input.toString();
    for (const { range } of readSuppressions(text).named) {
      assertInText(range, text);
    }
  },
};

function jsonOf(input: Buffer): unknown {
  try {
    return JSON.parse(input.toString());
  } catch {
    return input.toString();
  }
}
