// A customer's call in the page, in both languages, against the built Worker.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';

import { launch, open } from './desk.mjs';
import { serve } from './serve.mjs';

const TICKET = /T(-[0-9A-Z]{4}){3}/;

let browser;
let worker;
before(async () => {
  [browser, worker] = await Promise.all([launch(), serve()]);
});
after(async () => {
  await browser?.close();
  await worker?.stop();
});

const languages = [
  {
    language: 'en',
    direction: 'ltr',
    calm: "What's the pricing for platform development?",
    angry: 'Your platform is not working properly. It keeps crashing.',
    other: 'مرحبًا، كم السعر؟',
    complaints: /Mohammed/,
  },
  {
    language: 'ar',
    direction: 'rtl',
    calm: 'أنا أبحث عن خدمة تصميم ويب، هل لديكم عرض أفضل؟',
    angry: 'المنصة لا تعمل وعندي شكوى على الخدمة السيئة',
    other: 'Hello, how much does it cost?',
    complaints: /محمد/,
  },
];

for (const { language, direction, calm, angry, other, complaints } of languages) {
  test(`${language}: a draft is read in the page, and nothing leaves before Enter`, async (t) => {
    const desk = await open(t, browser, worker.url, { language });
    await desk.startCall();
    assert.deepEqual(desk.traffic.frames, []);

    await desk.box.pressSequentially(calm.slice(0, 5));
    await desk.read();
    // The engine is here: from now on nothing at all is asked of anybody.
    assert.equal(desk.traffic.requests.filter((request) => request.endsWith('.wasm')).length, 1);
    const requests = desk.traffic.requests.length;
    const early = await desk.chip('intent').first().getAttribute('data-value');
    assert.notEqual(early, 'sales_interest');
    await desk.box.pressSequentially(calm.slice(5));
    await desk.page.locator('hatif-chat .chip[data-value="sales_interest"]').waitFor();
    assert.equal(await desk.chip('sentiment').getAttribute('data-value'), 'neutral');
    await desk.box.fill(angry);
    await desk.page.locator('hatif-chat .chip[data-kind="priority"][data-value="high"]').waitFor();
    await desk.picture(`draft-${language}`);
    assert.deepEqual(desk.traffic.requests.slice(requests), []);
    assert.deepEqual(desk.traffic.frames, []);

    await desk.box.press('Enter');
    await desk.mine.first().waitFor();
    assert.deepEqual(desk.traffic.frames.map((frame) => JSON.parse(frame)), [{ message: angry, language }]);
    assert.equal(await desk.box.inputValue(), '');
    assert.equal(await desk.chips.count(), 0);
  });

  test(`${language}: the reply grows word by word to its end`, async (t) => {
    const desk = await open(t, browser, worker.url, { language });
    await desk.startCall();
    const seen = await desk.watchReplies();
    await desk.say(calm);
    const [greeting, ...texts] = (await seen()).map((text) => text.trim()).filter(Boolean);
    const whole = texts.at(-1);
    const growing = texts.filter((text) => text !== greeting);
    assert.ok(growing.length >= 4, `seen: ${JSON.stringify(texts)}`);
    for (const [index, text] of growing.entries()) {
      assert.ok(whole.startsWith(text), `${text} begins nothing of ${JSON.stringify(texts)}`);
      if (index > 0) assert.ok(text.length > growing[index - 1].length, `${text} comes after more: ${JSON.stringify(texts)}`);
    }
    const told = (await desk.told()).join(' ');
    for (const sentence of whole.split('\n')) assert.ok(told.includes(sentence.trim()), `${told} lacks ${sentence}`);
  });

  test(`${language}: a complaint brings Complaints and a ticket, and both are told`, async (t) => {
    const desk = await open(t, browser, worker.url, { language });
    await desk.startCall();
    assert.doesNotMatch(await desk.speaker.innerText(), complaints);
    await desk.say(angry);
    assert.match(await desk.speaker.innerText(), complaints);
    const notices = await desk.notices.allInnerTexts();
    assert.equal(notices.length, 2);
    assert.match(notices[0], complaints);
    assert.match(notices[1], TICKET);
    const told = await desk.told();
    assert.ok(told.some((words) => complaints.test(words)));
    assert.ok(told.some((words) => TICKET.test(words)));

    const why = desk.page.locator('hatif-chat .why');
    await why.click();
    assert.equal(await why.getAttribute('aria-expanded'), 'true');
    const marks = await desk.mine.first().locator('mark').allInnerTexts();
    assert.ok(marks.length > 0);
    for (const mark of marks) assert.ok(angry.includes(mark), mark);
    await desk.picture(`complaint-${language}`);
  });

  test(`${language}: each message runs in its own direction`, async (t) => {
    const desk = await open(t, browser, worker.url, { language });
    await desk.startCall();
    const opposite = direction === 'ltr' ? 'rtl' : 'ltr';
    assert.equal(await desk.page.evaluate(() => document.documentElement.dir), direction);
    assert.deepEqual(await desk.directions(desk.box), [direction]);
    await desk.box.fill(other);
    assert.deepEqual(await desk.directions(desk.box), [opposite]);
    await desk.box.fill('123');
    assert.deepEqual(await desk.directions(desk.box), [direction]);

    await desk.say(`${calm}\n${other}\n+963 944 567 890`);
    const lines = desk.mine.first().locator('p');
    assert.deepEqual(await desk.directions(lines), [direction, opposite, direction]);
    // The number reads from left to right wherever it stands: its plus is on the left.
    const order = await lines.nth(2).locator('bdi').evaluate((number) => {
      const at = (index) => {
        const range = document.createRange();
        range.setStart(number.firstChild.nextSibling ?? number.firstChild, index);
        range.setEnd(range.startContainer, index + 1);
        return range.getBoundingClientRect().left;
      };
      return at(0) < at(5);
    });
    assert.equal(order, true);
    await desk.picture(`directions-${language}`);
  });
}

test('a broken connection comes back, says what waited, and doubles nothing', async (t) => {
  const desk = await open(t, browser, worker.url);
  const open_ = [];
  await desk.page.routeWebSocket(/\/api\/conversations\/ws\//, (socket) => {
    open_.push({ socket, url: socket.url() });
    socket.connectToServer();
  });
  await desk.startCall();
  await desk.say('Hello!');
  const before = await desk.page.locator('hatif-chat .message').count();

  await open_[0].socket.close();
  const banner = desk.page.locator('hatif-chat .banner');
  await banner.waitFor();
  await desk.box.fill('Do you offer training?');
  await desk.box.press('Enter');
  await desk.page.locator('hatif-chat .pending[data-state="queued"]').waitFor();
  await banner.locator('button').click();
  await desk.mine.nth(1).waitFor();
  await desk.replies.nth(2).waitFor();

  assert.match(open_[1].url, /after=[1-9]\d*$/);
  assert.equal(await desk.page.locator('hatif-chat .pending').count(), 0);
  assert.equal(await desk.page.locator('hatif-chat .message').count(), before + 2);
});

test('a reload goes on with the call, and a new one begins afresh', async (t) => {
  const desk = await open(t, browser, worker.url);
  await desk.startCall('Ali');
  await desk.say('Hello!');
  const texts = await desk.page.locator('hatif-chat .bubble').allInnerTexts();
  await desk.page.reload();
  await desk.replies.nth(1).waitFor();
  assert.deepEqual(await desk.page.locator('hatif-chat .bubble').allInnerTexts(), texts);

  await desk.page.locator('hatif-chat button.end').click();
  await desk.page.locator('hatif-chat .panel button.danger').click();
  await desk.page.locator('hatif-chat .notice.ended').waitFor();
  await desk.page.locator('hatif-chat .composer.over button').click();
  await desk.startCall();
  assert.equal(await desk.mine.count(), 0);
});

test('one script tag puts the widget on another site', async (t) => {
  const shop = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="ar"><title>shop</title><link rel="icon" href="data:,">
      <script type="module" src="${worker.url}/hatif-chat.js"></script>
      <hatif-chat language="ar" customer-name="علي"></hatif-chat>`);
  });
  await once(shop.listen(0, '127.0.0.1'), 'listening');
  t.after(() => shop.close());
  const desk = await open(t, browser, `http://127.0.0.1:${shop.address().port}/`);
  await desk.page.locator('hatif-chat .start button').click();
  await desk.replies.first().waitFor();
  assert.match(await desk.replies.first().innerText(), /علي/);
  await desk.box.fill('كم السعر؟');
  await desk.read();
  await desk.say('كم السعر؟');
  assert.equal(await desk.mine.count(), 1);
});

test('without the engine there are no chips, and the call goes on', async (t) => {
  const desk = await open(t, browser, worker.url, { tolerated: /ERR_FAILED/ });
  await desk.page.route('**/*.wasm', (route) => route.abort());
  const failed = desk.page.waitForEvent('requestfailed', (request) => request.url().endsWith('.wasm'));
  await desk.startCall();
  await desk.box.focus();
  await failed;
  await desk.say('How much does a website cost?');
  assert.equal(await desk.chips.count(), 0);
  assert.equal(await desk.replies.count(), 2);
});

test('a message over 4,000 characters is counted and not sent', async (t) => {
  const desk = await open(t, browser, worker.url);
  await desk.startCall();
  const counter = desk.page.locator('hatif-chat .counter');
  await desk.box.fill('😀'.repeat(3_599));
  assert.equal(await counter.innerText(), '');
  await desk.box.fill('😀'.repeat(3_990));
  assert.equal(await counter.innerText(), 'Characters left: 10');
  await desk.box.fill('😀'.repeat(4_001));
  assert.equal(await counter.innerText(), 'Too many characters: 1');
  assert.equal(await desk.box.getAttribute('aria-invalid'), 'true');
  await desk.box.press('Enter');
  assert.deepEqual(desk.traffic.frames, []);
  await desk.box.fill('x'.repeat(4_000));
  await desk.box.press('Enter');
  await desk.mine.first().waitFor();
});

test('Enter that ends a composition does not send', async (t) => {
  const desk = await open(t, browser, worker.url);
  await desk.startCall();
  await desk.box.fill('مرح');
  await desk.box.evaluate((box) => {
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, composed: true }));
  });
  await desk.box.press('Shift+Enter');
  await desk.box.pressSequentially('b');
  assert.equal(await desk.box.inputValue(), 'مرح\nb');
  assert.deepEqual(desk.traffic.frames, []);
});
