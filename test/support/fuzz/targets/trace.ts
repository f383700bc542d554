import { CoverageCounter } from "../../../../src/runner/trace/coverage/coverageCounter.ts";
import { sourceReader } from "../../../../src/runner/trace/coverage/sourceReader.ts";
import { readQuotedWords } from "../../../../src/runner/trace/quotedWords.ts";
import { TraceCollector } from "../../../../src/runner/trace/traceCollector.ts";
import { TraceParser } from "../../../../src/runner/trace/traceParser.ts";
import { FrameReader } from "../../../../src/sandbox/launcherFrames.ts";
import { loadShellParser } from "../../../../src/shell/shellParser.ts";
import type { TemporaryDirectory } from "../../temporaryDirectory.ts";
import { seedsOf } from "../corpus.ts";
import type { Random } from "../random.ts";
import type { FuzzTarget } from "../target.ts";

const TOKEN = "k3y";

/** What a traced run and the launcher send. */
export async function traceTargets(site: TemporaryDirectory): Promise<readonly FuzzTarget[]> {
  const parser = await loadShellParser();
  const scripts = seedsOf("scripts").slice(0, 12);
  scripts.forEach((script, index) => {
    site.file(`trace/${index}.script`, script);
  });
  const pathOf = (index: number): string => site.resolve(`trace/${index}.script`);
  return [
    {
      name: "trace stream",
      seeds: scripts.map((script, index) => streamOf(pathOf(index), script)),
      mostMilliseconds: 4000,
      async run(input, random) {
        const scriptPath = pathOf(random.below(scripts.length));
        const places = { scriptPath, workingDirectory: site.path, toMachinePath: (path: string) => path };
        const collector = new TraceCollector(new CoverageCounter(sourceReader(places, parser)));
        const records = new TraceParser(TOKEN, (record) => collector.add(record));
        for (const piece of pieces(random, input)) {
          records.push(piece);
        }
        records.finish();
        await collector.finish({
          ...places,
          end: random.pick([{ kind: "exit", status: 1 }, { kind: "signal", signal: 9 }, null]),
          finish: 200_000,
          status: "ERROR",
          output: input.toString().slice(-2000),
          args: ["monitor"],
          environment: {},
        });
      },
    },
    {
      name: "words as bash quotes them",
      seeds: ["'a b' c", "$'a\\n\\303\\251' 'b'\\''c'", "a\\ b $x"],
      run(input) {
        readQuotedWords(input.toString());
      },
    },
    {
      name: "frames of the launcher",
      seeds: [frame("O", 1, "some output"), Buffer.concat([frame("X", 1, "0"), frame("T", 1, "trace")])],
      run(input, random) {
        const reader = new FrameReader();
        for (const piece of pieces(random, input)) {
          reader.push(piece);
        }
      },
    },
  ];
}

/** A trace in which every line of a script was executed, by one shell or two. */
function streamOf(path: string, script: Buffer): string {
  const lines = script.toString().split("\n");
  return lines
    .map((line, index) => ({ command: line.trim(), number: index + 1 }))
    .filter(({ command }) => command !== "" && !command.startsWith("#"))
    .map(({ command, number }, at) => {
      const shell = at % 7 === 0 ? "\u0001\u0001" : "\u0001";
      return `${shell}${TOKEN} ${7 + (at % 7 === 0 ? 1 : 0)} 100.${String(at).padStart(6, "0")} ${number} 1 1 \u0003'${path}' 0 'main'\u0002${command}\n`;
    })
    .join("");
}

function frame(type: string, id: number, payload: string): Buffer {
  const head = Buffer.alloc(9);
  head.write(type, "latin1");
  head.writeUInt32BE(id, 1);
  head.writeUInt32BE(payload.length, 5);
  return Buffer.concat([head, Buffer.from(payload)]);
}

/** The input as it may come through a pipe. */
function* pieces(random: Random, input: Buffer): Generator<Buffer> {
  for (let at = 0; at < input.length; ) {
    const end = at + 1 + random.below(random.pick([10, 1000, 70_000]));
    yield input.subarray(at, end);
    at = end;
  }
}
