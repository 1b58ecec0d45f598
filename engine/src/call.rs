use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::base::{
    CallId, Intent, Language, Letters, MessageId, Millis, Persona, Private, Sentiment, Timestamp,
    Wording,
};
use crate::history::{History, Mood};
use crate::output::{CallStatus, Listing, Ticket, TicketCategory};

/// What is known of a call that has been opened, whatever it waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Call {
    /// Its name.
    pub(crate) call_id: CallId,
    /// What the customer is called.
    pub(crate) customer_name: Option<Private<String>>,
    /// The language that it is answered in.
    pub(crate) language: Language,
    /// The letters that the customer writes Arabic in. States stored before there was a choice have none.
    #[serde(default)]
    pub(crate) letters: Letters,
    /// The language that the client named last; a change of it is a wish.
    pub(crate) named_language: Option<Language>,
    /// Who answers.
    pub(crate) persona: Persona,
    /// When it began.
    pub(crate) started_at: Millis,
    /// When something last happened.
    pub(crate) updated_at: Millis,
    /// Is it over?
    pub(crate) status: CallStatus,
    /// The number of the last message id given out.
    pub(crate) last_message: u32,
    /// Messages by the customer.
    pub(crate) user_messages: u32,
    /// Messages by us, the greeting included.
    pub(crate) assistant_messages: u32,
    /// Who has answered, in order of appearance.
    pub(crate) personas_used: Vec<Persona>,
    /// What has been wanted, in order of appearance.
    pub(crate) intents_detected: Vec<Intent>,
    /// What the last message wanted.
    pub(crate) last_intent: Option<Intent>,
    /// How the last messages felt, oldest first; at most [`Call::SENTIMENTS_KEPT`].
    pub(crate) sentiments: Vec<Sentiment>,
    /// How the customer feels on the whole.
    pub(crate) mood: Mood,
    /// How often a person had to look at it.
    pub(crate) escalations: u32,
    /// What is owed to the customer.
    pub(crate) tickets: Vec<Ticket>,
    /// E-mail addresses and phone numbers given; at most [`Call::CONTACTS_KEPT`].
    pub(crate) contacts: Vec<Private<String>>,
    /// The end of the conversation.
    pub(crate) history: History,
}

impl Call {
    /// Enough for any real call; a machine that talks for ever does not grow the state.
    const SENTIMENTS_KEPT: usize = 1000;
    const CONTACTS_KEPT: usize = 16;

    /// The wording that it is answered in.
    pub(crate) const fn wording(&self) -> Wording {
        Wording::of(self.language, self.letters)
    }

    /// The next message id.
    pub(crate) fn next_message(&mut self) -> MessageId {
        self.last_message = self.last_message.saturating_add(1);
        MessageId(self.last_message)
    }

    /// `persona` answers from here on.
    pub(crate) fn hand_to(&mut self, persona: Persona) {
        self.persona = persona;
        if !self.personas_used.contains(&persona) {
            self.personas_used.push(persona);
        }
    }

    /// Takes in what a message wanted and how it felt.
    pub(crate) fn take_in(&mut self, intents: impl Iterator<Item = Intent>, feeling: Sentiment) {
        for (place, intent) in intents.enumerate() {
            if place == 0 {
                self.last_intent = Some(intent);
            }
            if !self.intents_detected.contains(&intent) {
                self.intents_detected.push(intent);
            }
        }
        if self.sentiments.len() >= Self::SENTIMENTS_KEPT {
            self.sentiments.remove(0);
        }
        self.sentiments.push(feeling);
        self.mood.feel(feeling);
    }

    /// Notes an e-mail address or phone number.
    pub(crate) fn note_contact(&mut self, contact: &Private<String>) {
        if self.contacts.len() < Self::CONTACTS_KEPT && !self.contacts.contains(contact) {
            self.contacts.push(contact.clone());
        }
    }

    /// The call's ticket of that sort, if it has one.
    pub(crate) fn ticket(&self, category: TicketCategory) -> Option<&Ticket> {
        self.tickets
            .iter()
            .find(|ticket| ticket.category == category)
    }

    /// The call's line in the directory.
    pub(crate) fn listing(&self) -> Listing {
        Listing {
            call_id: self.call_id.clone(),
            customer_name: self.customer_name.clone(),
            language: self.language,
            current_persona: self.persona,
            status: self.status,
            overall_sentiment: self.mood.sentiment(),
            ticket_created: !self.tickets.is_empty(),
            started_at: Timestamp(self.started_at),
            updated_at: Timestamp(self.updated_at),
        }
    }
}
