import assert from "node:assert/strict";
import { utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { realClock } from "../../../src/sequences/clock.ts";
import { withNodeLock } from "../../../src/virtualNode/disk/nodeLock.ts";
import { processStart } from "../../../src/virtualNode/disk/processStart.ts";
import { sh } from "../../support/eventDirectory.ts";
import { makeSite, outline, type Site } from "../../support/runEvent.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const HOURS = 3_600_000;

describe("the machine's clock, when somebody sets it", () => {
  const real = Date.now;
  const set = (hours: number): void => {
    Date.now = () => real() + hours * HOURS;
  };
  afterEach(() => {
    Date.now = real;
  });

  for (const hours of [-5, 5]) {
    const where = hours < 0 ? "back" : "forward";
    let site: Site;

    it(`${where} by hours while scripts run, changes neither times nor deadlines`, async () => {
      site = makeSite({
        "10.a.script": sh("echo begun", "sleep 0.05"),
        "20.b.script": sh("echo begun", "exec sleep 300"),
      });
      const before = real();
      const run = site.engine.run({ event: "monitor", args: [], timeoutSeconds: 1 });
      const times: number[] = [];
      for await (const event of run) {
        if (event.kind === "output") {
          times.push(event.at);
          set(hours);
        }
      }
      const report = await run.report;
      assert.deepEqual(outline(report), ["10.a OK: begun", "20.b TIMEDOUT -110: begun"]);
      const scripts = report.scripts.flatMap(({ begin, finish }) => [begin ?? 0, finish ?? 0]);
      const all = [before, report.requested, report.begin ?? 0, ...scripts, report.finish];
      assert.deepEqual(
        all,
        all.toSorted((a, b) => a - b),
      );
      assert.ok(report.finish - before < 30_000, "no hours of difference");
      assert.ok(times.every((at) => at >= before && at <= report.finish));
      await site.close();
    });

    it(`${where} by hours, leaves a sequence its times`, () => {
      const clock = realClock();
      const begin = clock.now();
      set(hours);
      const took = clock.now() - begin;
      assert.ok(took >= 0 && took < 60_000, String(took));
    });
  }
});

describe("the lock of a virtual node", () => {
  const temporary = useTemporaryDirectory();
  const lock = (mark: string, hours: number): string => {
    const node = temporary.current.resolve("node");
    writeFileSync(`${node}.lock`, mark);
    const seconds = Date.now() / 1000 + hours * 3600;
    utimesSync(`${node}.lock`, seconds, seconds);
    return node;
  };
  const own = `${process.pid} ${hostname()} ${processStart(process.pid)} x\n`;

  for (const hours of [-5, 5]) {
    it(`is not taken from a process that lives, though the clock is ${hours} hours off`, async () => {
      const node = lock(own, hours);
      const order: string[] = [];
      const waiting = withNodeLock(node, async () => void order.push("taken"));
      await new Promise((resolve) => setTimeout(resolve, 100));
      order.push("given back");
      temporary.current.file("node.lock", "", 0o600);
      utimesSync(`${node}.lock`, 0, 0);
      await waiting;
      assert.deepEqual(order, ["given back", "taken"]);
    });
  }

  it("is taken at once from a process that is gone, whoever has its number now", async () => {
    const node = lock(`${process.pid} ${hostname()} 1 x\n`, 0);
    assert.equal(await withNodeLock(node, async () => "taken"), "taken");
  });
});
