use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::error::TableError;
use super::rows::{Pattern, Row, rows};
use crate::base::{Intent, Persona, Wording, labels};

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
    text: [String; 3],
}

impl Replies {
    /// Every text, in each wording.
    #[cfg(test)]
    pub(super) fn texts(&self) -> impl Iterator<Item = &[String; 3]> {
        self.rows.iter().map(|row| &row.text)
    }

    /// Parses a file of `persona`, `intent`, `when`, `en`, `ar`, `arabizi`; see its header.
    pub(crate) fn parse(file: &'static str, text: &str) -> Result<Self, TableError> {
        let rows = rows::<6>(file, text)?
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
        wording: Wording,
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
        run.get(pick).map_or("", |row| wording.choose(&row.text))
    }
}

impl Reply {
    fn parse(row: &Row<'_, 6>) -> Result<Self, TableError> {
        let [persona, intent, when, en, ar, arabizi] = row.cells;
        if [en, ar, arabizi].contains(&"") {
            return Err(row.error("a text in English, Arabic and Arabizi", "an empty cell"));
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
            text: [en, ar, arabizi].map(str::to_string),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_that_lacks_a_wording_is_refused() {
        for row in [
            "*\t*\t*\tyes\tنعم\t",
            "*\t*\t*\tyes\t\te",
            "*\t*\t*\t\tنعم\te",
        ] {
            let error = Replies::parse("x.tsv", row).unwrap_err();
            assert_eq!(error.found, "an empty cell", "{row}");
        }
        assert_eq!(
            Replies::parse("x.tsv", "*\t*\t*\tyes\tنعم")
                .unwrap_err()
                .found,
            "5"
        );
        assert!(Replies::parse("x.tsv", "*\t*\t*\tyes\tنعم\te").is_ok());
    }
}
