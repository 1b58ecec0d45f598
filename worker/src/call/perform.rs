use hatif_engine::{Event, Listing, MessageId, Output, Prompt, Refusal};

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
