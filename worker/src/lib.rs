//! Hatif at the edge: a Cloudflare Worker that holds each call in a Durable Object of its own.
//!
//! The Worker reads a request and asks the call's Object (`request/fetch`); the Object is the only caller
//! of the engine's `step` (`call/conversation`): it stores what came of it in one transaction, then
//! performs the outputs. Everything that the platform offers stands in one file a service.
//!
//! The modules stand in the order of their imports, topmost first: each uses only those below it.

mod call;
mod directory;
mod model;
mod request;
mod platform;
