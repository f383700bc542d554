/** A line that a script could write to have the page that shows it run or load something, or show something else. */
export interface HostileLine {
  readonly title: string;
  /** As it is written. */
  readonly bytes: Buffer;
  /** What must be seen of it; `null` where only that nothing happens counts. */
  readonly shown: string | null;
}

/** What an attack would call. */
const HIT = "window.wasHit=true";

const text = (title: string, line: string, shown: string | null = line): HostileLine => ({
  title,
  bytes: Buffer.from(line),
  shown,
});

/** @param evil the origin that an attack would have the page turn to */
export function hostileLines(evil: string): readonly HostileLine[] {
  return [
    text("a script", `<script>${HIT}</script><script src="${evil}/a.js"></script>`),
    text(
      "an event handler",
      `<img src=x onerror="${HIT}"><body onload="${HIT}"><details open ontoggle="${HIT}">`,
    ),
    text("an image", `<img src="${evil}/pixel.png"><picture><source srcset="${evil}/b.png"></picture>`),
    text("SVG", `<svg xmlns="http://www.w3.org/2000/svg" onload="${HIT}"><script>${HIT}</script></svg>`),
    text("a style", `<style>@import "${evil}/c.css"; body{background:url(${evil}/d.png)}</style>`),
    text("a frame", `<iframe src="${evil}"></iframe><object data="${evil}"></object><embed src="${evil}">`),
    text("a form", `<form action="${evil}"><button autofocus formaction="javascript:${HIT}">`),
    text("links", `<a href="javascript:${HIT}">a</a> <a href="command:workbench.action.quit">b</a>`),
    text("Markdown", `[click](command:ctdb.runEvent) ![x](${evil}/e.png)`),
    text(
      "data",
      `<img src="data:image/svg+xml,<svg onload='${HIT}'/>"> data:text/html,<script>${HIT}</script>`,
    ),
    text("the end of an element", `</span></div></main><script>${HIT}</script>`),
    text("a template of ours", `\${${HIT}} {{${HIT}}} <!--${HIT}--> ]]>`),
    text("an entity", `&lt;script&gt;${HIT}&lt;/script&gt; &#60;img src=x onerror=${HIT}&#62;`),
    text("a base and a refresh", `<base href="${evil}/"><meta http-equiv="refresh" content="0;url=${evil}">`),
    text("a hyperlink of a terminal", `\x1b]8;;${evil}\x07click\x1b]8;;\x07`, null),
    text("a title of a terminal", "\x1b]0;title\x07\x1b]52;c;c2VjcmV0\x07", null),
    text("the clearing of a terminal", "gone\x1b[2J\x1b[H\x1b[1A\x1b[2Kback", null),
    text("bidirectional overrides", "a\u202eb\u2066c\u2069d", "a<U+202E>b<U+2066>c<U+2069>d"),
    text("invisible characters", "a\u200bb\u2060c\u{e0041}d", null),
    { title: "an unpaired surrogate", bytes: Buffer.from([0x61, 0xed, 0xa0, 0x80, 0x62]), shown: null },
    {
      title: "what is no UTF-8",
      bytes: Buffer.from([0xff, 0xfe, 0xc0, 0xaf, 0x3c, 0x62, 0x3e]),
      shown: null,
    },
    { title: "NULs", bytes: Buffer.from("a\0b\0<script>\0"), shown: null },
    { title: "backspaces and returns", bytes: Buffer.from("OK\b\bNO\rYES"), shown: null },
  ];
}
