/// Declares a closed set of names that are the same word in Rust, JSON, data files and SQL.
macro_rules! labels {
    ($(#[$doc:meta])* $vis:vis enum $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        $vis enum $name {
            $($(#[$variant_doc])* #[serde(rename = $text)] $variant,)+
        }

        #[allow(dead_code)] // Not every set of names needs all three.
        impl $name {
            /// Every value, in the order of declaration.
            $vis const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word for it on the wire and in data files.
            $vis const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The value that `word` names, if any.
            $vis fn from_word(word: &str) -> Option<Self> {
                match word { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

pub(crate) use labels;

labels! {
    /// A kind of Arabic.
    pub enum Dialect {
        /// Modern Standard Arabic.
        Msa = "msa",
        /// Of Syria, Lebanon, Jordan and Palestine.
        Levantine = "levantine",
        /// Of the Gulf states.
        Gulf = "gulf",
        /// Of Egypt.
        Egyptian = "egyptian",
        /// Of Morocco, Algeria, Tunisia and Libya.
        Maghrebi = "maghrebi",
        /// Of Iraq.
        Iraqi = "iraqi",
    }
}

impl Dialect {
    /// A bit of its own, by which sets of dialects are kept.
    pub(crate) const fn bit(self) -> u8 {
        1 << self as u8
    }
}

labels! {
    /// What a customer wants with a message.
    pub enum Intent {
        /// Dissatisfied with treatment, quality, a charge, a delay or a person.
        Complaint = "complaint",
        /// Something does not work, or how to repair it.
        TechnicalSupport = "technical_support",
        /// An existing customer wants something done: change, cancel, reschedule, resend.
        ServiceRequest = "service_request",
        /// Asks whether or how a service that they might buy is offered.
        ServiceInquiry = "service_inquiry",
        /// Wants to buy: price, quote, offer, availability.
        SalesInterest = "sales_interest",
        /// Courses and programmes to learn.
        TrainingInterest = "training_interest",
        /// Hours, place, policy, how things work.
        Information = "information",
        /// Wants a person, an employee, a manager.
        HumanRequest = "human_request",
        /// Just a greeting.
        Greeting = "greeting",
        /// Just thanks.
        Thanks = "thanks",
        /// Just a farewell.
        Goodbye = "goodbye",
        /// Off-topic, small talk, unintelligible.
        Other = "other",
    }
}

labels! {
    /// The customer's feeling as expressed.
    pub enum Sentiment {
        /// Delighted.
        VeryPositive = "very_positive",
        /// Pleased or interested.
        Positive = "positive",
        /// No feeling expressed.
        Neutral = "neutral",
        /// Displeased.
        Negative = "negative",
        /// Displeased, with repeated failure, waiting or exasperation.
        Frustrated = "frustrated",
        /// Hostile, shouting, insulting, or threatening to leave or sue.
        Angry = "angry",
    }
}

labels! {
    /// How soon a message needs an answer, lowest first.
    pub enum Priority {
        /// Greetings, thanks, general questions.
        Low = "low",
        /// Requests and sales.
        Medium = "medium",
        /// Complaints and failures.
        High = "high",
        /// Safety, money being lost now, a business fully down, a legal threat.
        Urgent = "urgent",
    }
}

labels! {
    /// Who speaks for the company.
    pub enum Persona {
        /// Welcomes, informs, passes on.
        Reception = "reception",
        /// Explains the offer and wins the customer.
        Sales = "sales",
        /// Listens, apologises where due, resolves.
        Complaints = "complaints",
    }
}

labels! {
    /// A language that Hatif speaks.
    pub enum Language {
        /// English.
        En = "en",
        /// Arabic.
        Ar = "ar",
    }
}

labels! {
    /// The letters that Arabic is written in.
    pub enum Letters {
        /// Its own.
        Arabic = "arabic",
        /// Latin letters and digits: Arabizi.
        Latin = "latin",
    }
}

labels! {
    /// What a message is written in.
    pub enum LanguageCode {
        /// English.
        En = "en",
        /// Arabic in Arabic script, standard or dialect.
        Ar = "ar",
        /// Arabic in Latin letters and digits.
        Arabizi = "arabizi",
        /// Arabic and English in one message.
        Mixed = "mixed",
        /// Neither, or nothing to tell by.
        Other = "other",
    }
}

impl Default for Letters {
    /// Its own, until a customer writes others.
    fn default() -> Self {
        Self::Arabic
    }
}

impl Sentiment {
    /// Negative, frustrated or angry.
    pub const fn is_negative(self) -> bool {
        matches!(self, Self::Negative | Self::Frustrated | Self::Angry)
    }

    /// Positive or very positive.
    pub const fn is_positive(self) -> bool {
        matches!(self, Self::Positive | Self::VeryPositive)
    }
}
