// Opens PDFs in Chromium's own viewer and keeps a picture of what it shows. Fails where the browser
// says anything about the file, or shows nothing. `node chromium.mjs FOLDER FILE…`, with playwright-core
// at hand and Chromium at /usr/bin/chromium.
import path from "node:path";
import { chromium } from "playwright-core";

const [folder, ...files] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  channel: "chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
for (const file of files) {
  const said = [];
  const page = await browser.newPage({ viewport: { width: 1000, height: 1300 } });
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  await page.goto(`file://${path.resolve(file)}`).catch((error) => said.push(error.message));
  await page.waitForTimeout(6000);
  await page.screenshot({ path: path.join(folder, `${path.basename(file, ".pdf")}.png`) });
  process.stdout.write(`${path.basename(file)}: ${said.length === 0 ? "nothing said" : said.join("; ")}\n`);
  if (said.length !== 0) process.exitCode = 1;
  await page.close();
}
await browser.close();
