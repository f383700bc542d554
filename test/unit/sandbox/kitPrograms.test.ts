import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { KIT_DIRECTORY } from "../../support/kit.ts";

const programs = readdirSync(KIT_DIRECTORY, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".pl"))
  .sort();
const read = (name: string) => readFileSync(join(KIT_DIRECTORY, name), "utf8");

/** The files that stub commands load, as `need` in `stub.pl` names them. */
const parts = programs
  .filter((name) => /^(?:commands|stub)\//.test(name))
  .map((name) => name.replace(/\.pl$/, ""));

/** Loads each part as a stub command does, compiles each function of it by itself, and says what it complained of. */
const COMPILE_EACH = `
  our ($kit, @parts) = @ARGV;
  our (%needed, %later);
  require "$kit/stub.pl";
  $kit = $ARGV[0];
  my $part;
  $SIG{__WARN__} = sub { print "$part: $_[0]" if $_[0] !~ /redefined|used only once/ };
  for $part (@parts) {
    (%needed, %later) = ();
    need($part);
    for my $function (sort keys %later) {
      my ($text, $at, $length, $path) = @{ $later{$function} };
      my $lines = substr($$text, 0, $at) =~ tr/\\n//;
      eval { compile(qq(#line 1 "$path"\\n) . substr $$text, $at, $length); 1 } or print "$part $function: $@";
    }
    print map { "$_\\n" } sort grep { $later{$_}[3] =~ m{/\\Q$part\\E\\.pl\\z} } keys %later;
  }`;

describe("the kit's Perl programs", function () {
  this.timeout(60_000);

  it("compile, strictly, all of them", () => {
    const complaints = programs.flatMap((name) => {
      const { status, stderr } = spawnSync("perl", ["-Mstrict", "-wc", join(KIT_DIRECTORY, name)], {
        encoding: "utf8",
      });
      // A file that is loaded by another one names variables of that one.
      const lines = stderr
        .split("\n")
        .filter((line) => !/used only once: possible typo|syntax OK|^$/.test(line));
      return status === 0 && lines.length === 0 ? [] : [`${name}: ${lines.join(" ")}`];
    });
    assert.deepEqual(complaints, []);
    assert.ok(programs.length > 100);
  });

  it("load no modules, which would cost a call more than all the rest", () => {
    const loading = programs.filter((name) =>
      /^\s*(?:use|no) (?!strict;)\w|\brequire [A-Z]/m.test(read(name)),
    );
    assert.deepEqual(loading, []);
  });

  it("have functions that a stub command finds one by one", () => {
    const { stdout, stderr } = spawnSync("perl", ["-w", "-e", COMPILE_EACH, KIT_DIRECTORY, ...parts], {
      encoding: "utf8",
    });
    const functions = parts.flatMap((part) =>
      [...read(`${part}.pl`).matchAll(/^sub (\w+)/gm)].map((match) => match[1]).sort(),
    );
    assert.equal(stderr, "");
    assert.deepEqual(stdout.trimEnd().split("\n"), functions);
    assert.ok(functions.length > 500);
  });

  it("share no variable by accident, since functions find those of all files", () => {
    const owners = new Map<string, string[]>();
    for (const part of parts) {
      const made = [...read(`${part}.pl`).matchAll(/^our (.*?) = /gm)].map((match) => match[1] ?? "");
      for (const variable of new Set(made.flatMap((names) => names.match(/[$@%]\w+/g) ?? []))) {
        owners.set(variable, [...(owners.get(variable) ?? []), part]);
      }
    }
    // Two commands never run in one process.
    const shared = [...owners].filter(
      ([, names]) => names.length > 1 && names.some((name) => name.startsWith("stub/")),
    );
    assert.deepEqual(shared, []);
    assert.deepEqual(
      parts.filter((part) => /^my /m.test(read(`${part}.pl`))),
      [],
    );
  });

  it("call no program by its absolute path", () => {
    const calling = programs.filter((name) =>
      /\b(?:system|exec|qx)\b[^;\n]*["'`]\/(?:usr\/)?s?bin\//.test(read(name)),
    );
    assert.deepEqual(calling, []);
  });
});
