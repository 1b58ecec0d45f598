use crate::base::Intent;

/// What a pattern of the lexicon speaks for, and how strongly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// What it speaks for.
    pub(crate) meaning: Meaning,
    /// How strongly; 1 is a hint, 4 settles it.
    pub(crate) weight: i16,
}

/// What a [`Mark`] speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// The customer wants this.
    Intent(Intent),
    /// A pleasant feeling.
    Positive,
    /// An unpleasant feeling.
    Negative,
    /// Hostility, insult, threat.
    Anger,
    /// Repeated failure, waiting, exasperation.
    Frustration,
    /// Haste.
    Urgent,
    /// Danger to life or health, money being lost, a standstill, the law: urgent by itself.
    Alarm,
    /// The message asks something.
    Question,
    /// Turns what follows round: `not`, `ما`, `مش`.
    Negator,
    /// Strengthens what is beside it: `very`, `جدا`.
    Intensifier,
    /// Weakens what is beside it: `a bit`, `شوي`.
    Diminisher,
    /// What follows weighs more than what came before: `but`, `بس`.
    Contrast,
    /// May stand before a question word at the head of a clause: `and`, `so`, `طيب`.
    Opener,
    /// Touches one of the company's facts; the number is its place among the lexicon's topics.
    Topic(u16),
    /// Hides what its words would mean by themselves in this family.
    Nothing(Family),
}

/// Marks of one family compete for words: the longest pattern has them. Families do not see each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// Intents.
    Intent,
    /// Feelings.
    Feeling,
    /// Questions.
    Question,
    /// Haste and alarm.
    Urgency,
    /// Words that change the meaning of others.
    Structure,
    /// The company's facts.
    Topic,
}

impl Family {
    /// How many families there are.
    pub(crate) const COUNT: usize = 6;
    /// Every family, by number.
    pub(crate) const ALL: [Self; Self::COUNT] = [
        Self::Intent,
        Self::Feeling,
        Self::Question,
        Self::Urgency,
        Self::Structure,
        Self::Topic,
    ];

    /// May patterns share words as long as none lies within another? Wishes overlap (`want to know about your
    /// services`), feelings and questions would be counted twice.
    pub(crate) const fn overlaps(self) -> bool {
        matches!(self, Self::Intent | Self::Topic)
    }

    /// A bit of its own.
    pub(crate) const fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl Mark {
    pub(crate) const fn family(self) -> Family {
        match self.meaning {
            Meaning::Intent(_) => Family::Intent,
            Meaning::Positive | Meaning::Negative | Meaning::Anger | Meaning::Frustration => {
                Family::Feeling
            }
            Meaning::Question => Family::Question,
            Meaning::Urgent | Meaning::Alarm => Family::Urgency,
            Meaning::Negator
            | Meaning::Intensifier
            | Meaning::Diminisher
            | Meaning::Contrast
            | Meaning::Opener => Family::Structure,
            Meaning::Topic(_) => Family::Topic,
            Meaning::Nothing(family) => family,
        }
    }

    /// The mark that `word` of a data file names: `complaint:3`, `negator`, `nothing:intent`.
    ///
    /// Topics are not among them: they need a place in a lexicon.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        let (name, argument) = word.split_once(':').unwrap_or((word, "1"));
        if name == "nothing" {
            let family = match argument {
                "intent" => Family::Intent,
                "feeling" => Family::Feeling,
                "question" => Family::Question,
                "urgency" => Family::Urgency,
                "structure" => Family::Structure,
                _ => return None,
            };
            return Some(Self {
                meaning: Meaning::Nothing(family),
                weight: 0,
            });
        }
        let meaning = match name {
            "positive" => Meaning::Positive,
            "negative" => Meaning::Negative,
            "anger" => Meaning::Anger,
            "frustration" => Meaning::Frustration,
            "urgent" => Meaning::Urgent,
            "alarm" => Meaning::Alarm,
            "question" => Meaning::Question,
            "negator" => Meaning::Negator,
            "intensifier" => Meaning::Intensifier,
            "diminisher" => Meaning::Diminisher,
            "contrast" => Meaning::Contrast,
            "opener" => Meaning::Opener,
            _ => Meaning::Intent(Intent::from_word(name)?),
        };
        let weight = argument.parse().ok().filter(|w| (1..=9).contains(w))?;
        Some(Self { meaning, weight })
    }
}
