// Drives Firefox for the tests: one order a line comes in, one answer a line goes out, both as JSON.
//
// An order is [name, ...arguments]; an answer is {value} or {error}. A reader here has a keyboard and no mouse.
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const PATIENCE = 60_000; // for one answer of the browser, on a machine that has more to do

/** @type {import("puppeteer-core").BrowserContext | undefined} */
let context;
/** @type {import("puppeteer-core").Page} */
let page;
/** @type {string[]} */
let complaints = [];

const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: process.argv[2],
  headless: true,
  defaultViewport: null, // Firefox 140 knows only part of what setting one needs
  args: ["--width=1280", "--height=900"],
  timeout: PATIENCE,
  protocolTimeout: PATIENCE,
  extraPrefsFirefox: JSON.parse(process.argv[3] ?? "{}"),
});

const ORDERS = {
  /** Open an address as a reader who was never here: nothing is stored. @param {string} address */
  async open(address) {
    await context?.close();
    context = await browser.createBrowserContext();
    page = await context.newPage();
    complaints = [];
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error instanceof Error ? error.stack ?? error.message : String(error)));
    await page.goto(address);
  },
  reload: async () => void await page.reload(),
  complaints: async () => complaints,
  /** Press a key, or several at once: "Shift+Tab". @param {string} keys */
  async press(keys) {
    const [last, ...held] = keys.split("+").map((key) => (key === "Space" ? " " : key)).reverse();
    for (const key of held) await page.keyboard.down(key);
    await page.keyboard.press(last);
    for (const key of held) await page.keyboard.up(key);
  },
  /** @param {string} text */
  type: (text) => page.keyboard.type(text),
  /** @param {string} expression @param {unknown[]} given */
  evaluate: (expression, ...given) => page.evaluate(`(${expression})(...${JSON.stringify(given)})`),
};

for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...given] = JSON.parse(line);
  const answer = await ORDERS[name](...given).then(
    (value) => ({ value: value ?? null }),
    (error) => ({ error: error.stack }),
  );
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await browser.close();
