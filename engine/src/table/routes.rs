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
    /// Who answers; `None` for whoever answers so far.
    pub(crate) target: Option<Persona>,
    /// The least priority.
    pub(crate) priority: Priority,
    /// The ticket that it calls for.
    pub(crate) ticket: Option<TicketCategory>,
    /// Does a person have to look at it?
    pub(crate) escalate: bool,
}

impl Routes {
    /// Parses the table; see the file's header for the columns.
    pub(crate) fn parse(file: &'static str, text: &str) -> Result<Self, TableError> {
        let rules = rows::<10>(file, text)?
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
    pub(crate) fn find(
        &self,
        intent: Intent,
        confidence: Confidence,
        feeling: Sentiment,
        from: Persona,
    ) -> Option<&Rule> {
        self.rules.iter().find(|rule| {
            rule.intent.matches(&intent)
                && rule.feeling.matches(&feeling)
                && rule.from.matches(&from)
                && confidence >= rule.least
        })
    }

    /// The names of all rows.
    #[cfg(test)]
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(|rule| rule.name.as_str())
    }
}

impl Rule {
    fn parse(row: &Row<'_, 10>) -> Result<Self, TableError> {
        let [
            name,
            intent,
            feeling,
            from,
            least,
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
                "no" => None,
                word => Some(
                    TicketCategory::from_word(word)
                        .ok_or_else(|| row.error("a ticket category or `no`", word))?,
                ),
            },
            escalate: match escalate {
                "yes" => true,
                "no" => false,
                word => return Err(row.error("`yes` or `no`", word)),
            },
        })
    }

    fn matches_all(&self) -> bool {
        self.intent == Pattern::Any
            && self.feeling == Pattern::Any
            && self.from == Pattern::Any
            && self.least == Confidence::ZERO
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_may_decide_nothing_is_refused() {
        let text = "only\tcomplaint\t*\t*\t0\tstay\tlow\tno\tno\twhy\n";
        assert_eq!(Routes::parse("x.tsv", text).unwrap_err().found, "only");
    }
}
