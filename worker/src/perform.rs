use hatif_engine::{Event, Listing, MessageId, Output, Prompt, Refusal};
use serde::{Deserialize, Serialize};

/// What a step wants of the world, sorted by how it is done. The only place that tells outputs apart.
#[derive(Default)]
pub(crate) struct Work {
    /// To tell everybody, in this order.
    pub(crate) events: Vec<Event>,
    /// To do, in this order.
    pub(crate) tasks: Vec<Task>,
    /// To say to whoever sent the input.
    pub(crate) refusal: Option<Refusal>,
}

/// Something to do that is not just telling.
#[derive(Clone, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "snake_case")]
pub(crate) enum Task {
    /// Let the model write a reply.
    Ask { prompt: Prompt },
    /// Stop the model writing one.
    Stop { message_id: MessageId },
    /// Bring the directory of calls up to date.
    List { listing: Listing },
}

impl Work {
    /// Sorts what `step` returned.
    pub(crate) fn sort(outputs: Vec<Output>) -> Self {
        let mut work = Self::default();
        for output in outputs {
            match output {
                Output::Emit(event) => work.events.push(event),
                Output::AskModel(prompt) => work.tasks.push(Task::Ask { prompt }),
                Output::StopModel { message_id } => work.tasks.push(Task::Stop { message_id }),
                Output::List(listing) => work.tasks.push(Task::List { listing }),
                Output::Refuse(refusal) => work.refusal = Some(refusal),
            }
        }
        work
    }
}

impl Task {
    /// The name under which the task is owed until it is done; `None` when an Object that dies owes it no more.
    ///
    /// A task takes the place of an older one of the same name: only the newest listing counts.
    pub(crate) fn owed_as(&self) -> Option<String> {
        match self {
            Self::Ask { prompt } => Some(reply_owed(prompt.message_id)),
            Self::List { .. } => Some(LISTING_OWED.to_owned()),
            Self::Stop { .. } => None,
        }
    }
}

/// The name under which a listing is owed.
pub(crate) const LISTING_OWED: &str = "listing";

/// The name under which the reply `message_id` is owed.
pub(crate) fn reply_owed(message_id: MessageId) -> String {
    format!("reply {message_id}")
}
