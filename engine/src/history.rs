use alloc::collections::VecDeque;
use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::base::{Private, Sentiment};
use crate::output::Role;

/// The end of the conversation, as much of it as a model is given.
///
/// The whole of it is in the call's events; this part is bounded, so that a call's state is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct History {
    lines: VecDeque<Line>,
    tokens: u32,
}

/// One message, either side's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Line {
    /// Whose words they are.
    pub(crate) role: Role,
    /// The words.
    pub(crate) text: Private<String>,
}

impl History {
    /// Adds a message and drops the oldest ones that the budget has no room for. The newest always stays.
    pub(crate) fn push(&mut self, role: Role, text: &str, budget: u32) {
        self.tokens = self.tokens.saturating_add(estimate_tokens(text));
        self.lines.push_back(Line {
            role,
            text: Private::from(text),
        });
        while self.tokens > budget && self.lines.len() > 1 {
            if let Some(oldest) = self.lines.pop_front() {
                self.tokens = self
                    .tokens
                    .saturating_sub(estimate_tokens(oldest.text.as_str()));
            }
        }
    }

    /// The messages, oldest first.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter()
    }
}

/// About how many tokens a model counts for a message: a quarter of the ASCII characters, half of
/// the others, and four for the envelope. High rather than low for OpenAI's current encodings, in
/// which Arabic takes two to three characters a token.
pub(crate) fn estimate_tokens(text: &str) -> u32 {
    let ascii = text.bytes().filter(u8::is_ascii).count();
    let others = text.chars().filter(|c| !c.is_ascii()).count();
    u32::try_from(4 + ascii.div_ceil(4) + others.div_ceil(2)).unwrap_or(u32::MAX)
}

/// How the customer feels on the whole: each message counts half of all before it together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Mood {
    /// Thousandths from −3000 (angry) to 2000 (delighted); `None` before the first message.
    level: Option<i32>,
}

impl Mood {
    /// Takes in how one message feels.
    pub(crate) fn feel(&mut self, sentiment: Sentiment) {
        let felt = match sentiment {
            Sentiment::VeryPositive => 2000,
            Sentiment::Positive => 1000,
            Sentiment::Neutral => 0,
            Sentiment::Negative => -1000,
            Sentiment::Frustrated => -2000,
            Sentiment::Angry => -3000,
        };
        self.level = Some(match self.level {
            None => felt,
            Some(level) => (level * 2 + felt) / 3,
        });
    }

    /// The mood in a word.
    pub(crate) fn sentiment(self) -> Sentiment {
        // Half way between two steps belongs to the milder one.
        match self.level.unwrap_or(0) {
            1501.. => Sentiment::VeryPositive,
            501..=1500 => Sentiment::Positive,
            -500..=500 => Sentiment::Neutral,
            -1500..=-501 => Sentiment::Negative,
            -2500..=-1501 => Sentiment::Frustrated,
            _ => Sentiment::Angry,
        }
    }

    /// The mood as satisfaction: angry is 0, neutral 0.6, delighted 1.
    pub(crate) fn satisfaction(self) -> Option<crate::base::Confidence> {
        let level = self.level?;
        let above_worst = u32::try_from(level.saturating_add(3000)).unwrap_or(0);
        Some(crate::base::Confidence::share(above_worst, 5000))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_messages_leave_when_the_budget_is_spent() {
        let mut history = History::default();
        for text in ["one", "two", "three"] {
            history.push(Role::User, text, 11);
        }
        let kept: Vec<&str> = history.lines().map(|line| line.text.as_str()).collect();
        assert_eq!(kept, ["two", "three"]);
    }

    #[test]
    fn a_message_larger_than_the_budget_is_kept_alone() {
        let mut history = History::default();
        history.push(Role::User, "short", 10);
        history.push(Role::User, &"long ".repeat(100), 10);
        assert_eq!(history.lines().count(), 1);
    }

    #[test]
    fn a_mood_turns_slowly_and_never_leaves_its_range() {
        let mut mood = Mood::default();
        assert_eq!(mood.satisfaction(), None);
        mood.feel(Sentiment::Angry);
        assert_eq!(mood.sentiment(), Sentiment::Angry);
        for _ in 0..20 {
            mood.feel(Sentiment::VeryPositive);
        }
        assert_eq!(mood.sentiment(), Sentiment::VeryPositive);
        mood.feel(Sentiment::Negative);
        assert_eq!(mood.sentiment(), Sentiment::Positive);
    }
}
