use core::ops::Range;

/// What the customer wants, in the order of [`crate::Intent::ALL`], as our own rows use the words.
pub const INTENTS: Range<usize> = 0..12;
/// Does the message ask something?
pub const QUESTION: usize = 12;
/// Is it a message such as the public rows for intents are made of?
pub const INTENT_GATE: usize = 13;
/// The feeling, in the order of [`crate::Sentiment::ALL`], as our own rows use the words.
pub const SENTIMENTS: Range<usize> = 14..20;
/// Is it a message such as the public rows for feelings are made of: a post, a review?
pub const SENTIMENT_GATE: usize = 20;
/// The intents as the public rows use the words, in the order of [`PUBLIC_OF`].
pub const PUBLIC_INTENTS: Range<usize> = 21..29;
/// Positive, neutral, negative, as the public rows use the words.
pub const PUBLIC_SENTIMENTS: Range<usize> = 29..32;
/// Anger, as the public rows use the word.
pub const ANGER: usize = 32;
/// How many heads there are.
pub const HEADS: usize = 33;
/// Heads below this one take the public heads' scores as evidence.
pub const OWN_HEADS: usize = 21;
/// How many public heads they take.
pub const PUBLIC_HEADS: usize = HEADS - OWN_HEADS;

/// The public intent that each of ours falls under: complaint, technical support, service request, sales interest,
/// training interest, information, greeting, other.
pub const PUBLIC_OF: [usize; 12] = [0, 1, 2, 5, 3, 4, 5, 2, 6, 6, 6, 7];
/// The public feeling that each of ours falls under.
pub const POLARITY_OF: [usize; 6] = [0, 0, 1, 2, 2, 2];

/// How many sums the lexicon gives as evidence.
pub const LEXICON_SLOTS: usize = 78;
