// How often pdf.js's own search, as of Firefox, finds texts in a PDF. `node find.mjs FILE < TEXTS`, a text a line, with
// pdfjs-dist at hand; prints how often each is found, a number a line.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
// The viewer looks at a page around it as it is loaded; its search needs none.
globalThis.pdfjsLib = pdfjs;
const nothing = new Proxy(function () {}, {
  get: (_, key) => (key === Symbol.toPrimitive ? () => "" : nothing),
  set: () => true,
  apply: () => nothing,
  construct: () => nothing,
});
globalThis.document = nothing;
globalThis.window = globalThis;
globalThis.requestAnimationFrame = (next) => setTimeout(next, 0);
const { EventBus, PDFFindController } = await import("pdfjs-dist/legacy/web/pdf_viewer.mjs");
const home = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

const file = process.argv[2];
const pdf = await pdfjs.getDocument({
  data: new Uint8Array(await readFile(file)),
  verbosity: pdfjs.VerbosityLevel.ERRORS,
  cMapUrl: `${home}/cmaps/`,
  standardFontDataUrl: `${home}/standard_fonts/`,
  isEvalSupported: false,
}).promise;

const eventBus = new EventBus();
const linkService = { page: 1, pagesCount: pdf.numPages };
const controller = new PDFFindController({ linkService, eventBus });
controller.setDocument(pdf);
controller.onIsPageVisible = () => true;

// Every page is searched, one after the other.
async function found(query) {
  controller.pageMatches.length = 0;
  eventBus.dispatch("find", { source: controller, type: "again", query, highlightAll: true, caseSensitive: true });
  for (let left = 2000; left > 0; left -= 1) {
    const pages = Object.values(controller.pageMatches);
    if (pages.length === pdf.numPages) return pages.reduce((sum, matches) => sum + matches.length, 0);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`the search for ${query} does not end`);
}

let texts = "";
for await (const chunk of process.stdin) texts += chunk;
for (const text of texts.split("\n").filter((text) => text !== "")) {
  console.log(await found(text));
}
await pdf.destroy();
