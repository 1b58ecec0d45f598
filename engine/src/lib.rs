//! Hatif's engine: one pure function that a call is driven by.
//!
//! [`step`] takes the tables, the state of one call and one [`Input`], and returns the new state
//! with everything that is wanted of the world as [`Output`] values. It is total: it returns for
//! every input, and never panics, blocks, logs, or reads a clock or a random source.
//! [`read`] is the part of it that needs no call: one message in, one [`Reading`] out.
//!
//! The modules stand in the order of their imports, topmost first: each uses only those below it.
#![cfg_attr(not(any(test, feature = "ts")), no_std)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

extern crate alloc;

mod view;
mod step;
mod state;
mod phase;
mod persona;
mod route;
mod call;
mod history;
mod refusal;
mod output;
mod input;
mod read;
mod table;
mod text;
mod base;

pub use base::{
    CallId, Confidence, Dialect, Intent, Language, LanguageCode, Letters, MessageId, Millis,
    Persona, Priority, Private, Sentiment, Span, TicketId, Timestamp,
};
pub use input::{Input, InputKind, ModelFailure, Replies};
pub use output::{
    Analysis, CallStatus, ChatMessage, ErrorCode, Event, EventBody, Listing, Output, Prompt,
    Refusal, Role, Ticket, TicketCategory, WrittenBy,
};
#[cfg(feature = "training")]
#[doc(hidden)]
pub use read::model::training;
pub use read::{
    Contact, Finding, FindingKind, IntentAnalysis, LanguageReading, Reading,
    SentimentAnalysisResult, read,
};
pub use refusal::refusal;

pub use route::RoutingDecision;
pub use state::State;
pub use step::step;
pub use table::{Limits, TableError, Tables};
pub use view::{
    ConversationState, PersonaCard, PersonaVoice, Statistics, TranscriptMessage, analyze,
    conversation_state, personas, statistics, transcript_message,
};
