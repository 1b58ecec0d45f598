use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::base::labels;
use crate::base::{CallId, Language, MessageId, Millis, Persona, Private};
use crate::output::ErrorCode;

/// Something that happened, and when. The only way into a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Input {
    /// When it happened. The engine has no other clock.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub at: Millis,
    /// What happened.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(flatten))]
    pub kind: InputKind,
}

/// What can happen to a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "input", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum InputKind {
    /// The customer is connected: the first input of every call. Repeated, it changes nothing.
    Open {
        /// The call's name.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        call_id: CallId,
        /// What the customer is called, when known.
        #[cfg_attr(feature = "ts", ts(type = "string | null"))]
        customer_name: Option<Private<String>>,
        /// The language to begin in; the company's own when `None`.
        language: Option<Language>,
    },
    /// The customer said something.
    Message {
        /// What was said.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        text: Private<String>,
        /// The language that the client says it is in. What is written weighs more.
        language: Option<Language>,
        /// Who is to write the reply.
        replies: Replies,
    },
    /// More of the model's reply to `reply_to` arrived.
    ModelDelta {
        /// The reply that it belongs to, as named by the request for it.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        message_id: MessageId,
        /// The text that arrived.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        delta: Private<String>,
    },
    /// The model's reply is whole.
    ModelDone {
        /// The reply that is whole.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        message_id: MessageId,
    },
    /// The model's reply will not come, or will not be finished.
    ModelFailed {
        /// The reply that failed.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        message_id: MessageId,
        /// Why.
        failure: ModelFailure,
    },
    /// Somebody chose another persona by hand.
    SwitchPersona {
        /// The persona chosen.
        persona: Persona,
    },
    /// The call is over.
    End,
    /// The host got something on a socket that it could not turn into an input; all watchers are told.
    Fault {
        /// What was wrong.
        code: ErrorCode,
        /// The language to say it in, when known.
        language: Option<Language>,
    },
    /// Time passed: sent when [`State::next_wake`](crate::State::next_wake) is reached.
    Wake,
}

labels! {
    /// Who writes the replies.
    pub enum Replies {
        /// A language model that the host can reach.
        Model = "model",
        /// The engine itself, from its own phrases and the company's facts.
        Script = "script",
    }
}

labels! {
    /// Why a model's reply did not come, or broke off.
    #[non_exhaustive]
    pub enum ModelFailure {
        /// The provider answered with an error that a retry does not mend.
        Refused = "refused",
        /// The provider's limit was hit, or it was overloaded, and retries did not help.
        Overloaded = "overloaded",
        /// The provider could not be reached.
        Unreachable = "unreachable",
        /// Nothing, or nothing more, came in time.
        TimedOut = "timed_out",
        /// The stream ended before the reply did.
        Cut = "cut",
        /// What came could not be understood.
        Malformed = "malformed",
        /// The provider answered with no text at all.
        Empty = "empty",
        /// The host went down while the reply was in flight.
        Interrupted = "interrupted",
    }
}
