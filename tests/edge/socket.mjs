// A customer's end of a call's socket, which keeps all that comes and lets a test wait for what it wants.

import WebSocket from 'ws';

/** Connects to a call. `query` begins with `?`. */
export async function connect(url, callId, query = '') {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/conversations/ws/${callId}${query}`);
  const events = [];
  const waiting = new Set();
  const look = (closed) => {
    for (const one of [...waiting]) one(closed);
  };
  socket.on('message', (data) => {
    events.push({ ...JSON.parse(data), received_at: performance.now() });
    look(null);
  });
  socket.on('close', (code) => look(new Error(`the socket closed with ${code}`)));
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', look);

  let taken = 0;
  return {
    events,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    sendRaw: (data) => socket.send(data),
    close: () => socket.close(),
    /** The events after those given before, up to and with the first that `wanted` holds for. */
    until(wanted) {
      return new Promise((resolve, reject) => {
        const look = (closed) => {
          const at = events.findIndex((event, place) => place >= taken && wanted(event));
          if (at >= 0) {
            const given = events.slice(taken, at + 1);
            taken = at + 1;
            waiting.delete(look);
            resolve(given);
          } else if (closed) {
            waiting.delete(look);
            reject(closed);
          }
        };
        waiting.add(look);
        look(socket.readyState >= WebSocket.CLOSING ? new Error('the socket is closed') : null);
      });
    },
    /** Says something and gives the events of the turn. */
    async say(message, language) {
      this.send(language === undefined ? { message } : { message, language });
      return this.until((event) => event.event === 'assistant_message' || event.event === 'error');
    },
  };
}

/** The one event of that name among `events`. */
export function the(events, name) {
  const found = events.filter((event) => event.event === name);
  if (found.length !== 1) throw new Error(`${found.length} events ${name} among ${events.map((it) => it.event)}`);
  return found[0];
}
