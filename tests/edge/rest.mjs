// Requests of a client of the REST endpoints.

/** Sends a request; gives status, headers and the parsed body. */
export async function request(url, method, path, body, headers = {}) {
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await fetch(url + path, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...sent,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

/** Says something in a call over REST. */
export const say = (url, callId, message, language) =>
  request(url, 'POST', `/api/conversations/${callId}/message`, { message, ...(language && { language }) });
