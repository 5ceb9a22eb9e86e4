// Times vis-timeline in headless Chromium: first render and panning over all of its range.
//
// Run: node vis_timeline.mjs MODULES CHROMIUM EVENTS.json stack|nostack SECONDS; prints JSON. MODULES
// holds vis-timeline and playwright-core, which install.py puts there.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, chromium, eventsFile, stacking, seconds] = process.argv.slice(2);
const { chromium: browserKind } = createRequire(join(modules, "x.js"))("playwright-core");
const here = new URL(".", import.meta.url).pathname;
const bundle = join(modules, "node_modules/vis-timeline");
const version = JSON.parse(readFileSync(join(bundle, "package.json"))).version;
const files = {
  "/": [join(here, "vis_timeline.html"), "text/html"],
  "/vis-timeline-graph2d.min.js":
    [join(bundle, "standalone/umd/vis-timeline-graph2d.min.js"), "text/javascript"],
  "/vis-timeline-graph2d.min.css":
    [join(bundle, "styles/vis-timeline-graph2d.min.css"), "text/css"],
  "/events.json": [eventsFile, "application/json"],
};
const server = createServer((request, response) => {
  const [file, type] = files[request.url] ?? [];
  if (!file) return response.writeHead(404).end();
  response.writeHead(200, { "Content-Type": type }).end(readFileSync(file));
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await browserKind.launch({
  executablePath: chromium,
  headless: true,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    // What is timed is the work of a frame, not the wait for the next refresh of a screen.
    "--disable-frame-rate-limit", "--disable-gpu-vsync"],
});
const result = { peer: "vis-timeline", version, stacking: stacking === "stack" };
const limit = setTimeout(() => end({ ...result, timed_out: true }), Number(seconds) * 1000);
try {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  page.setDefaultTimeout(0);
  result.first_render_ms = await page.evaluate(
    async (stack) => firstRender(await (await fetch("events.json")).json(), stack),
    stacking === "stack");
  result.pan_ms = await page.evaluate((count) => pan(count), 20);
  clearTimeout(limit);
  await end(result);
} catch (error) {
  await end({ ...result, error: String(error).slice(0, 300) });
}

async function end(outcome) {
  console.log(JSON.stringify(outcome));
  await browser.close().catch(() => {});
  process.exit(0);
}
