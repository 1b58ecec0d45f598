//! Hatif at the edge: a Cloudflare Worker that holds each call in a Durable Object of its own.
//!
//! The Worker reads a request and asks the call's Object (`fetch`); the Object is the only caller
//! of the engine's `step` (`conversation`): it stores what came of it in one transaction, then
//! performs the outputs. Everything that the platform offers stands in one file a service.
//!
//! The modules stand in the order of their imports, topmost first: each uses only those below it.

mod fetch;
mod object;
mod rest;

mod conversation;
mod model;
mod directory;
mod socket;
mod waiting;
mod turn;
mod store;
mod perform;
mod sql;

mod ask;
mod body;
mod routes;
mod answer;
mod access;
mod language;

mod outgoing;
mod knowledge;
mod chance;
mod clock;
mod log;
mod error;
