// Opens PDFs with pdf.js: every page drawn, its text, tags and links asked for. Prints what it found
// and fails on the first warning. `node pdfjs.mjs FILE…`, with pdfjs-dist and @napi-rs/canvas at hand.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const warnings = [];
for (const level of ["warn", "error", "info"]) {
  console[level] = (...words) => warnings.push(words.join(" "));
}
const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
const { createCanvas } = await import("@napi-rs/canvas");
const home = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

for (const file of process.argv.slice(2)) {
  const document = await pdfjs.getDocument({
    data: new Uint8Array(await readFile(file)),
    verbosity: pdfjs.VerbosityLevel.WARNINGS,
    cMapUrl: `${home}/cmaps/`,
    standardFontDataUrl: `${home}/standard_fonts/`,
    wasmUrl: `${home}/wasm/`,
    isEvalSupported: false,
  }).promise;
  let characters = 0, links = 0, tagged = 0, ink = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const canvas = createCanvas(Math.floor(viewport.width), Math.floor(viewport.height));
    const canvasContext = canvas.getContext("2d");
    await page.render({ canvas, canvasContext, viewport }).promise;
    const pixels = canvasContext.getImageData(0, 0, canvas.width, canvas.height).data;
    if (pixels.some((value, at) => at % 4 === 0 && value < 128 && pixels[at + 3] === 255)) ink += 1;
    const text = await page.getTextContent();
    characters += text.items.map((item) => item.str ?? "").join("").length;
    links += (await page.getAnnotations()).filter((it) => it.subtype === "Link").length;
    tagged += (await page.getStructTree()) === null ? 0 : 1;
  }
  const outline = await document.getOutline();
  const files = Object.keys((await document.getAttachments()) ?? {});
  const { info } = await document.getMetadata();
  console.log(
    `${path.basename(file)}: ${document.numPages} pages, ${ink} with ink, ${tagged} tagged, ${characters} characters,`,
    `${links} links, ${outline.length} bookmarks, ${files.length} files inside, “${info.Title}”`,
  );
  if (ink !== document.numPages || tagged !== document.numPages) warnings.push(`${file}: a page is empty or untagged`);
  await document.destroy();
}
for (const warning of warnings) process.stderr.write(`${warning}\n`);
process.exitCode = warnings.length === 0 ? 0 : 1;
