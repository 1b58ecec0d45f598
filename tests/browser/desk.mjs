// A browser at the page, and what one can do and see there.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

const pictures = fileURLToPath(new URL('../../build/pictures/', import.meta.url));

/** Debian's Chromium, without a display and without anything that calls home. */
export function launch() {
  mkdirSync(pictures, { recursive: true });
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // prettier-ignore
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
           '--disable-component-update', '--disable-sync'],
  });
}

/**
 * Opens the page in a browser context of its own. The test fails if the page throws, logs an error, or breaks its
 * own content security policy; `tolerated` names the errors that the test itself causes.
 */
export async function open(t, browser, url, options = {}) {
  const { language = 'en', theme = 'light', viewport = { width: 1280, height: 860 }, tolerated, ...rest } = options;
  const context = await browser.newContext({
    viewport,
    locale: language === 'ar' ? 'ar' : 'en-GB',
    colorScheme: theme,
    ...rest,
  });
  // Long enough for a busy machine, short enough for a person to wait.
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const faults = [];
  const traffic = { requests: [], frames: [], sockets: [] };
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !tolerated?.test(message.text())) faults.push(message.text());
  });
  page.on('request', (request) => traffic.requests.push(`${request.method()} ${request.url()}`));
  page.on('websocket', (socket) => {
    traffic.sockets.push(socket.url());
    socket.on('framesent', ({ payload }) => traffic.frames.push(payload));
  });
  t.after(async () => {
    await context.close();
    assert.deepEqual(faults, []);
  });
  await page.goto(url);
  return new Desk(page, traffic);
}

/** The page as a customer has it. Locators reach into the widget's shadow. */
class Desk {
  constructor(page, traffic) {
    this.page = page;
    this.traffic = traffic;
    this.box = page.locator('hatif-chat textarea');
    this.chips = page.locator('hatif-chat .chip');
    this.replies = page.locator('hatif-chat .message.assistant[data-complete="true"]');
    this.mine = page.locator('hatif-chat .message.customer:not(.pending)');
    this.notices = page.locator('hatif-chat .notice');
    this.speaker = page.locator('hatif-chat header .who');
    this.status = page.locator('hatif-chat .status');
  }

  /** Starts a call and waits for its first words. */
  async startCall(name = '') {
    await this.page.locator('#name').fill(name);
    await this.page.locator('form.card button').click();
    const problem = this.page.locator('form.card .problem');
    await this.replies.or(problem).first().waitFor();
    assert.equal(await problem.count(), 0, 'the call starts');
  }

  /** Says something and waits until the answer to it is shown to its end. */
  async say(text) {
    const answered = await this.replies.count();
    await this.box.fill(text);
    await this.box.press('Enter');
    await this.replies.nth(answered).waitFor();
  }

  /** The value of one chip, as the engine's label. */
  chip(kind) {
    return this.page.locator(`hatif-chat .chip[data-kind="${kind}"]`);
  }

  /** Waits until the engine has read the draft: the chips stand. */
  async read() {
    await this.chips.first().waitFor();
  }

  /** From now on, every text that the newest reply shows is noted; gives what was noted. */
  async watchReplies() {
    await this.page.evaluate(() => {
      const root = document.querySelector('hatif-chat').shadowRoot;
      const seen = (window.seenReplies = []);
      const note = () => {
        const text = [...root.querySelectorAll('.message.assistant .bubble')].at(-1)?.innerText ?? '';
        if (seen.at(-1) !== text) seen.push(text);
      };
      note();
      new MutationObserver(note).observe(root, { subtree: true, childList: true, characterData: true });
    });
    return () => this.page.evaluate(() => window.seenReplies);
  }

  /** What a screen reader was told so far. */
  told() {
    return this.page.locator('hatif-chat .announcer p').allTextContents();
  }

  /** The direction that the browser gives to each line that matches. */
  directions(locator) {
    return locator.evaluateAll((lines) => lines.map((line) => getComputedStyle(line).direction));
  }

  picture(name) {
    return this.page.screenshot({ path: `${pictures}${name}.png` });
  }
}
