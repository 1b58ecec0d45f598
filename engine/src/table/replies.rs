use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::error::TableError;
use super::rows::{Pattern, Row, rows};
use crate::base::{Intent, Language, Persona, labels};

labels! {
    /// Something about a turn that changes what a scripted reply says.
    pub(crate) enum Circumstance {
        /// The persona has just taken over.
        Switched = "switched",
        /// A ticket was opened in this turn.
        Ticket = "ticket",
        /// The matter has a ticket from before.
        KnownTicket = "known_ticket",
        /// The customer gave an e-mail address or a phone number.
        Contact = "contact",
        /// The company's facts have something to say on it.
        Facts = "facts",
        /// The message asks something.
        Question = "question",
        /// The customer is angry, frustrated or displeased.
        Displeased = "displeased",
        /// The customer is frustrated or angry.
        Upset = "upset",
    }
}

/// What the engine says by itself.
#[derive(Debug, Default)]
pub(crate) struct Replies {
    rows: Vec<Reply>,
}

#[derive(Debug)]
struct Reply {
    persona: Pattern<Persona>,
    intent: Pattern<Intent>,
    circumstances: Vec<Circumstance>,
    text: [String; 2],
}

impl Replies {
    /// Parses a file of `persona`, `intent`, `when`, `en`, `ar`; see its header.
    pub(crate) fn parse(file: &'static str, text: &str) -> Result<Self, TableError> {
        let rows = rows::<5>(file, text)?
            .iter()
            .map(Reply::parse)
            .collect::<Result<Vec<_>, _>>()?;
        match rows.last() {
            Some(last)
                if last.persona == Pattern::Any
                    && last.intent == Pattern::Any
                    && last.circumstances.is_empty() =>
            {
                Ok(Self { rows })
            }
            _ => Err(TableError::new(
                file,
                0,
                "a last row that matches all",
                "one that does not, or none",
            )),
        }
    }

    /// The template to say: the first row that matches; of rows with the same conditions in a run,
    /// they take turns by `turn`, so that a customer does not hear the same sentence twice in a row.
    pub(crate) fn choose(
        &self,
        persona: Persona,
        intent: Intent,
        holds: &[Circumstance],
        language: Language,
        turn: u32,
    ) -> &str {
        let Some(first) = self
            .rows
            .iter()
            .position(|row| row.matches(persona, intent, holds))
        else {
            return "";
        };
        let run = self.rows.get(first..).unwrap_or_default();
        let same = run
            .iter()
            .take_while(|row| run.first().is_some_and(|head| head.same_conditions(row)))
            .count();
        let pick = usize::try_from(turn).unwrap_or_default() % same.max(1);
        run.get(pick).map_or("", |row| {
            let [en, ar] = &row.text;
            match language {
                Language::En => en,
                Language::Ar => ar,
            }
        })
    }
}

impl Reply {
    fn parse(row: &Row<'_, 5>) -> Result<Self, TableError> {
        let [persona, intent, when, en, ar] = row.cells;
        if en.is_empty() || ar.is_empty() {
            return Err(row.error("a text in each language", "an empty cell"));
        }
        let circumstances = match when {
            "*" => Vec::new(),
            words => words
                .split('+')
                .map(|word| {
                    Circumstance::from_word(word)
                        .ok_or_else(|| row.error("circumstances joined by `+`, or `*`", word))
                })
                .collect::<Result<_, _>>()?,
        };
        Ok(Self {
            persona: Pattern::parse(row, persona, "a persona", Persona::from_word)?,
            intent: Pattern::parse(row, intent, "an intent", Intent::from_word)?,
            circumstances,
            text: [en.to_string(), ar.to_string()],
        })
    }

    fn matches(&self, persona: Persona, intent: Intent, holds: &[Circumstance]) -> bool {
        self.persona.matches(&persona)
            && self.intent.matches(&intent)
            && self.circumstances.iter().all(|one| holds.contains(one))
    }

    fn same_conditions(&self, other: &Self) -> bool {
        self.persona == other.persona
            && self.intent == other.intent
            && self.circumstances == other.circumstances
    }
}
