use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use hatif_engine::{Event, MessageId};

use crate::call::turn::{Part, Turn};

/// The requests that wait for the rest of a turn.
#[derive(Default)]
pub(crate) struct Waiting {
    followers: Vec<Follower>,
}

struct Follower {
    turn: Turn,
    events: UnboundedSender<Event>,
}

impl Waiting {
    /// The events of the turn of `message_id`, those in `told` first; it ends with the turn.
    pub(crate) fn follow(
        &mut self,
        message_id: MessageId,
        told: &[Event],
    ) -> UnboundedReceiver<Event> {
        let (events, receiver) = unbounded();
        let mut follower = Follower {
            turn: Turn::of(message_id),
            events,
        };
        if told.iter().all(|event| follower.tell(event)) {
            self.followers.push(follower);
        }
        receiver
    }

    /// Tells everybody who waits; forgets those whose turn is over, or who went away.
    pub(crate) fn tell(&mut self, event: &Event) {
        self.followers.retain_mut(|follower| follower.tell(event));
    }
}

impl Follower {
    /// Does it wait for more?
    fn tell(&mut self, event: &Event) -> bool {
        let part = self.turn.part(event);
        let sent = part == Part::None || self.events.unbounded_send(event.clone()).is_ok();
        sent && part != Part::Last
    }
}
