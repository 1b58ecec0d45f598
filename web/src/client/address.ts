/** Where the Hatif service is: the address that `/api` is under. Its query, if any, goes with every request. */
export type Address = string | URL;

/** An address, or what gives one. A function is asked anew for every attempt, so its query may carry a fresh token. */
export type AddressSource = Address | (() => Address | Promise<Address>);

/** The address that `source` gives now. */
export async function currentAddress(source: AddressSource): Promise<Address> {
  return typeof source === "function" ? source() : source;
}

/** The URL of `path` under the service, as http(s). Segments of the path are to be encoded already. */
export function restUrl(address: Address, path: string, query: Record<string, string> = {}): URL {
  const url = new URL(address);
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/${path}`;
  url.hash = "";
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

/** The URL of a call's socket that gives every event after `after`. */
export function socketUrl(address: Address, callId: string, after: number): URL {
  const url = restUrl(address, `api/conversations/ws/${encodeURIComponent(callId)}`, { after: String(after) });
  url.protocol = url.protocol === "https:" || url.protocol === "wss:" ? "wss:" : "ws:";
  return url;
}
