use hatif_engine::{Event, EventBody, MessageId};

/// The events of one customer message, picked out of a call's: from the message itself to its reply.
pub(crate) struct Turn {
    message_id: MessageId,
    has_begun: bool,
}

/// What an event is to a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// No part of it.
    None,
    /// A part, and more come.
    Some,
    /// The last part.
    Last,
}

impl Turn {
    /// The turn of the customer's message `message_id`.
    pub(crate) const fn of(message_id: MessageId) -> Self {
        Self {
            message_id,
            has_begun: false,
        }
    }

    /// What the call's next event is to the turn.
    ///
    /// A message that has to wait is told at once, and its turn begins with its analysis: what lies
    /// between belongs to the turns before it.
    pub(crate) fn part(&mut self, event: &Event) -> Part {
        match &event.body {
            EventBody::CallEnded { .. } => Part::Last,
            EventBody::UserMessage { message_id, .. } if *message_id == self.message_id => {
                Part::Some
            }
            EventBody::UserMessage { .. } => Part::None,
            EventBody::Analysis { message_id, .. } if *message_id == self.message_id => {
                self.has_begun = true;
                Part::Some
            }
            EventBody::AssistantMessage { reply_to, .. } if *reply_to == self.message_id => {
                Part::Last
            }
            _ if self.has_begun => Part::Some,
            _ => Part::None,
        }
    }
}
