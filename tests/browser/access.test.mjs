// Everybody can use the page: by keyboard, with a screen reader, on a small screen, enlarged, in light and dark.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { AxeBuilder } from '@axe-core/playwright';

import { launch, open } from './desk.mjs';
import { serve } from './serve.mjs';

let browser;
let worker;
before(async () => {
  [browser, worker] = await Promise.all([launch(), serve()]);
});
after(async () => {
  await browser?.close();
  await worker?.stop();
});

const words = {
  en: { complaint: 'The platform keeps crashing and nobody answers me!', draft: 'I am angry, this is urgent!' },
  ar: { complaint: 'المنصة لا تعمل ولا أحد يرد علي!', draft: 'أنا غاضب جدًا، الأمر عاجل!' },
};

async function violations(page) {
  const { violations: found, passes } = await new AxeBuilder({ page }).analyze();
  assert.ok(passes.some(({ id }) => id === 'color-contrast'), 'axe looked at colours');
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

for (const language of ['en', 'ar']) {
  for (const theme of ['light', 'dark']) {
    test(`axe finds nothing: ${language}, ${theme}`, async (t) => {
      // Still pictures: a colour that is on its way to another has no contrast to measure.
      const desk = await open(t, browser, worker.url, { language, theme, reducedMotion: 'reduce' });
      await desk.page.locator('form.card').waitFor();
      assert.deepEqual(await violations(desk.page), []);
      await desk.picture(`start-${language}-${theme}`);

      await desk.startCall('Ali');
      await desk.say(words[language].complaint);
      await desk.page.locator('hatif-chat .why').click();
      await desk.box.fill(words[language].draft);
      await desk.read();
      assert.deepEqual(await violations(desk.page), []);
      await desk.picture(`call-${language}-${theme}`);

      await desk.page.locator('hatif-chat button.people').click();
      assert.deepEqual(await violations(desk.page), []);
      await desk.picture(`people-${language}-${theme}`);
      await desk.page.locator('hatif-chat button.end').click();
      await desk.page.locator('hatif-chat .panel .danger').click();
      await desk.page.locator('hatif-chat .notice.ended').waitFor();
      assert.deepEqual(await violations(desk.page), []);
      await desk.picture(`ended-${language}-${theme}`);
    });
  }

  for (const [name, viewport] of [
    ['320 pixels wide', { width: 320, height: 640 }],
    ['at 200 % on a laptop', { width: 640, height: 400 }],
  ]) {
    test(`nothing runs out of the page: ${language}, ${name}`, async (t) => {
      const desk = await open(t, browser, worker.url, { language, viewport });
      await desk.page.locator('form.card').waitFor();
      assert.deepEqual(await overflowing(desk.page), []);
      await desk.startCall('Ali');
      await desk.say(`${words[language].complaint} ${'x'.repeat(200)}`);
      await desk.page.locator('hatif-chat .why').click();
      await desk.box.fill(words[language].draft);
      await desk.read();
      assert.deepEqual(await overflowing(desk.page), []);
      await desk.page.locator('hatif-chat button.people').click();
      assert.deepEqual(await overflowing(desk.page), []);
      assert.deepEqual(await small(desk.page), []);
      await desk.picture(`small-${language}-${viewport.width}`);
    });
  }
}

test('the whole call by keyboard', async (t) => {
  const desk = await open(t, browser, worker.url, { language: 'en' });
  const { keyboard } = desk.page;
  await desk.page.locator('form.card').waitFor();
  await tabTo(desk.page, 'name');
  await keyboard.type('Ali');
  await keyboard.press('Enter');
  await desk.replies.first().waitFor();
  assert.equal(await focused(desk.page), 'Your message');

  await keyboard.type('Hello!');
  await keyboard.press('Enter');
  await desk.replies.nth(1).waitFor();
  assert.equal(await focused(desk.page), 'Your message');

  await tabTo(desk.page, 'Speak to someone else', 'Shift+Tab');
  await keyboard.press('Enter');
  await desk.page.locator('hatif-chat .everybody').waitFor();
  assert.match(await focused(desk.page), /Ahmed/);
  await keyboard.press('Escape');
  assert.equal(await desk.page.locator('hatif-chat .everybody').count(), 0);
  assert.equal(await focused(desk.page), 'Speak to someone else');

  await keyboard.press('Enter');
  await tabTo(desk.page, /Sarah/);
  await keyboard.press('Enter');
  await desk.page.locator('hatif-chat .notice.switched').waitFor();
  assert.match(await desk.speaker.innerText(), /Sarah/);
  assert.equal(await focused(desk.page), 'Speak to someone else');

  await tabTo(desk.page, 'Messages');
  await keyboard.press('Escape');
  assert.equal(await focused(desk.page), 'Your message');

  await tabTo(desk.page, 'End call', 'Shift+Tab');
  await keyboard.press('Enter');
  await tabTo(desk.page, 'Yes, end it');
  await keyboard.press('Enter');
  await desk.page.locator('hatif-chat .notice.ended').waitFor();
  await tabTo(desk.page, 'Start a new call');
  await keyboard.press('Enter');
  await desk.page.locator('form.card').waitFor();
  assert.equal(await focused(desk.page), 'name');
});

test('language and theme are chosen in the page, and remembered', async (t) => {
  const desk = await open(t, browser, worker.url, { language: 'en', theme: 'light' });
  await desk.startCall();
  await desk.page.getByRole('button', { name: 'العربية' }).click();
  assert.deepEqual(await lookOf(desk.page), { lang: 'ar', dir: 'rtl', dark: false });
  assert.equal(await desk.status.innerText(), 'متصل');
  await desk.page.getByRole('button', { name: /المظهر/ }).click();
  await desk.page.getByRole('button', { name: /المظهر/ }).click();
  assert.deepEqual(await lookOf(desk.page), { lang: 'ar', dir: 'rtl', dark: true });
  await desk.page.reload();
  await desk.replies.first().waitFor();
  assert.deepEqual(await lookOf(desk.page), { lang: 'ar', dir: 'rtl', dark: true });
});

test('who wants no motion gets each reply at once', async (t) => {
  const desk = await open(t, browser, worker.url, { reducedMotion: 'reduce' });
  await desk.startCall();
  await desk.say('Do you offer training?');
  const moving = await desk.page.evaluate(() => document.getAnimations().length);
  assert.equal(moving, 0);
});

/** Presses Tab (or the like) until what is named has the focus, which must be visible at every stop. */
async function tabTo(page, name, key = 'Tab') {
  const seen = [];
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press(key);
    const now = await focused(page);
    seen.push(now);
    assert.equal(await page.evaluate(focusIsVisible), true, `no focus to be seen on ${now}`);
    if (typeof name === 'string' ? now === name : name.test(now)) return;
  }
  assert.fail(`${name} was never reached: ${seen.join(', ')}`);
}

/** What has the focus, by its label or its words. */
function focused(page) {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return (element?.getAttribute('aria-label') ?? element?.id) || element?.textContent.replace(/\s+/g, ' ').trim() || '';
  });
}

/** Runs in the page. The message box shows its focus on the frame around it. */
function focusIsVisible() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return true;
  const shown = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const frame = element.closest('.field');
  return shown(getComputedStyle(element)) || (frame !== null && getComputedStyle(frame).boxShadow !== 'none');
}

/** Everything wider than the window, in the page and in the widget. */
function overflowing(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found = document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [];
    const log = document.querySelector('hatif-chat')?.shadowRoot.querySelector('.log');
    if (log && log.scrollWidth > log.clientWidth) found.push('the messages scroll sideways');
    for (const element of everything()) {
      const { left, right } = element.getBoundingClientRect();
      if (left < -1 || right > width + 1) found.push(element.outerHTML.slice(0, 120));
    }
    return found;

    function everything() {
      const shadow = document.querySelector('hatif-chat')?.shadowRoot;
      return [...document.querySelectorAll('main *'), ...(shadow?.querySelectorAll('*') ?? [])].filter(
        (element) => !element.closest('.unseen') && element.getClientRects().length > 0,
      );
    }
  });
}

/** Everything to press that is smaller than a fingertip. */
function small(page) {
  return page.evaluate(() => {
    const shadow = document.querySelector('hatif-chat')?.shadowRoot;
    return [...document.querySelectorAll('button, input, a'), ...(shadow?.querySelectorAll('button, textarea') ?? [])]
      .filter((element) => element.getClientRects().length > 0)
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width < 44 || height < 44;
      })
      .map((element) => element.outerHTML.slice(0, 120));
  });
}

function lookOf(page) {
  return page.evaluate(() => {
    const { lang, dir } = document.documentElement;
    const [red] = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
    return { lang, dir, dark: red < 60 };
  });
}
