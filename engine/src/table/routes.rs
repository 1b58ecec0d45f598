use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::error::TableError;
use super::rows::{Pattern, Row, rows};
use crate::base::{Confidence, Intent, Persona, Priority, Sentiment};
use crate::output::TicketCategory;

/// The decision table of routing.
#[derive(Debug)]
pub(crate) struct Routes {
    rules: Vec<Rule>,
}

/// One row of it: what it is for, and what it says.
#[derive(Debug)]
pub(crate) struct Rule {
    /// The row's name.
    pub(crate) name: String,
    intent: Pattern<Intent>,
    feeling: Pattern<Sentiment>,
    from: Pattern<Persona>,
    least: Confidence,
    /// Must the message hold contact details?
    contact: bool,
    /// Who answers; `None` for whoever answers so far.
    pub(crate) target: Option<Persona>,
    /// The least priority.
    pub(crate) priority: Priority,
    /// The ticket that it calls for.
    pub(crate) ticket: TicketRule,
    /// Does a person have to look at it?
    pub(crate) escalate: bool,
}

/// What a row may look at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Situation {
    /// The intent in question.
    pub(crate) intent: Intent,
    /// How sure it is.
    pub(crate) confidence: Confidence,
    /// How the customer feels.
    pub(crate) feeling: Sentiment,
    /// Who answers so far.
    pub(crate) from: Persona,
    /// Does the message hold contact details?
    pub(crate) gives_contact: bool,
}

/// The ticket that a row calls for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TicketRule {
    /// None.
    No,
    /// One of this sort.
    Of(TicketCategory),
    /// Whichever the call has; a complaint when it has none.
    Any,
}

impl Routes {
    /// Parses the table; see the file's header for the columns.
    pub(crate) fn parse(file: &'static str, text: &str) -> Result<Self, TableError> {
        let rules = rows::<11>(file, text)?
            .iter()
            .map(Rule::parse)
            .collect::<Result<Vec<_>, _>>()?;
        match rules.last() {
            Some(last) if last.matches_all() => Ok(Self { rules }),
            last => Err(TableError::new(
                file,
                0,
                "a last row that matches all",
                last.map_or("no row", |rule| &rule.name),
            )),
        }
    }

    /// The first row that matches. The last one always does, so `None` does not come from a parsed table.
    pub(crate) fn find(&self, situation: Situation) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.matches(situation))
    }

    /// The names of all rows.
    #[cfg(test)]
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(|rule| rule.name.as_str())
    }
}

impl Rule {
    fn parse(row: &Row<'_, 11>) -> Result<Self, TableError> {
        let [
            name,
            intent,
            feeling,
            from,
            least,
            gives,
            target,
            priority,
            ticket,
            escalate,
            _because,
        ] = row.cells;
        Ok(Self {
            name: name.to_string(),
            intent: Pattern::parse(row, intent, "an intent", Intent::from_word)?,
            feeling: Pattern::parse(row, feeling, "a sentiment", Sentiment::from_word)?,
            from: Pattern::parse(row, from, "a persona", Persona::from_word)?,
            least: least
                .parse()
                .map(Confidence::from_thousandths)
                .map_err(|_| row.error("a confidence in thousandths", least))?,
            contact: match gives {
                "contact" => true,
                "*" => false,
                word => return Err(row.error("`contact` or `*`", word)),
            },
            target: match target {
                "stay" => None,
                word => Some(
                    Persona::from_word(word)
                        .ok_or_else(|| row.error("a persona or `stay`", word))?,
                ),
            },
            priority: Priority::from_word(priority)
                .ok_or_else(|| row.error("a priority", priority))?,
            ticket: match ticket {
                "no" => TicketRule::No,
                "any" => TicketRule::Any,
                word => TicketRule::Of(
                    TicketCategory::from_word(word)
                        .ok_or_else(|| row.error("a ticket category, `any` or `no`", word))?,
                ),
            },
            escalate: match escalate {
                "yes" => true,
                "no" => false,
                word => return Err(row.error("`yes` or `no`", word)),
            },
        })
    }

    fn matches(&self, situation: Situation) -> bool {
        self.intent.matches(&situation.intent)
            && self.feeling.matches(&situation.feeling)
            && self.from.matches(&situation.from)
            && situation.confidence >= self.least
            && (situation.gives_contact || !self.contact)
    }

    fn matches_all(&self) -> bool {
        self.intent == Pattern::Any
            && self.feeling == Pattern::Any
            && self.from == Pattern::Any
            && self.least == Confidence::ZERO
            && !self.contact
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_may_decide_nothing_is_refused() {
        let text = "only\tcomplaint\t*\t*\t0\t*\tstay\tlow\tno\tno\twhy\n";
        assert_eq!(Routes::parse("x.tsv", text).unwrap_err().found, "only");
    }
}
