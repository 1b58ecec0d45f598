export { connect } from "./connection.ts";
export type { Connection, ConnectOptions, SendOutcome, Status, Surroundings } from "./connection.ts";
export { endCall, health, personas, startCall, switchPersona } from "./calls.ts";
export type { Answer, Health, Problem, StartedCall } from "./calls.ts";
export { isAwaited, nothing, withEvent, withoutPending, withSent, withStatus } from "./conversation.ts";
export type { AssistantEntry, Conversation, CustomerEntry, Entry, NoticeEntry, Pending } from "./conversation.ts";
export type { Address, AddressSource } from "./address.ts";
