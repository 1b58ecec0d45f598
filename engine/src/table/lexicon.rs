//! Words and phrases with what they speak for.
//!
//! A word leads to symbols (itself, and every list of alternates that it stands in); patterns are paths of symbols
//! through a graph whose nodes carry marks. So a pattern of five places with ten alternates each costs five nodes,
//! not a hundred thousand.

mod builder;
mod hash;
mod mark;
mod packed;
mod pattern;

use alloc::string::String;
use alloc::vec::Vec;

use hashbrown::{HashMap, HashTable};

use crate::text::Skeleton;

pub(crate) use builder::LexiconBuilder;
pub(crate) use hash::Fx;
pub(crate) use mark::{Family, Mark, Meaning};
pub(crate) use packed::{pack, unpack};
pub(crate) use pattern::NUMBER;

/// No node, no word.
pub(crate) const NONE: u32 = u32::MAX;

/// Every word and phrase that the reader knows.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// All words, one after the other.
    letters: String,
    /// Places in `entries` by word.
    words: HashTable<u32>,
    entries: Vec<Entry>,
    symbols: Vec<u32>,
    /// The node that a pattern beginning with a symbol leads to.
    roots: Vec<u32>,
    nodes: Vec<Node>,
    /// Symbol and node that it leads to.
    edges: Vec<(u32, u32)>,
    marks: Vec<Mark>,
    topics: Vec<String>,
    skeletons: HashMap<Skeleton, u32, Fx>,
}

/// A word of the lexicon.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    start: u32,
    end: u32,
    symbols_start: u32,
    symbols_end: u32,
    /// A bit for each of its symbols.
    pub(crate) mask: u64,
    /// The languages of the files that have it.
    pub(crate) tongues: u8,
    /// The dialects that it speaks for: a bit each, in the order of [`Dialect::ALL`](crate::base::Dialect::ALL).
    pub(crate) dialects: u8,
    number: Option<NumberWord>,
}

/// What a number beside a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberWord {
    /// A phone number: `call`, `mobile`.
    Phone,
    /// Some other number: `order`, `invoice`.
    Other,
    /// A number of what another word says: `order number`, `my number`.
    Number,
}

/// A place within patterns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    edges_start: u32,
    edges_end: u32,
    /// A bit for each symbol that leads on.
    pub(crate) mask: u64,
    marks_start: u32,
    marks_end: u32,
    /// The families of its marks, a bit each.
    pub(crate) families: u8,
}

/// A symbol's bit in masks, by which most tries are settled without a look at the lists.
pub(crate) const fn mask_of(symbol: u32) -> u64 {
    1 << (symbol % 64)
}

impl Lexicon {
    /// The symbol that every word has.
    pub(crate) const ANY: u32 = 0;
    const FIRST_SYMBOL: u32 = 1;

    /// The language bits of [`Entry::tongues`].
    pub(crate) const ENGLISH: u8 = 1;
    pub(crate) const ARABIC: u8 = 2;
    pub(crate) const ARABIZI: u8 = 4;
    pub(crate) const OTHER: u8 = 8;

    /// The place of `word`, which is in normal form.
    #[inline]
    pub(crate) fn find(&self, word: &str) -> Option<u32> {
        self.words
            .find(hash::of_word(word), |&at| self.word(at) == word)
            .copied()
    }

    /// The place of an Arabic word that has these consonants.
    pub(crate) fn find_skeleton(&self, skeleton: Skeleton) -> Option<u32> {
        self.skeletons.get(&skeleton).copied()
    }

    /// What `word`, which is in normal form, says that a number beside it is.
    pub(crate) fn number_word(&self, word: &str) -> Option<NumberWord> {
        self.find(word).and_then(|at| self.entry(at))?.number
    }

    pub(crate) fn entry(&self, at: u32) -> Option<&Entry> {
        self.entries.get(at as usize)
    }

    pub(crate) fn symbols(&self, entry: &Entry) -> &[u32] {
        self.symbols
            .get(entry.symbols_start as usize..entry.symbols_end as usize)
            .unwrap_or_default()
    }

    /// The node that a pattern beginning with `symbol` leads to, or [`NONE`].
    #[inline]
    pub(crate) fn root(&self, symbol: u32) -> u32 {
        self.roots.get(symbol as usize).copied().unwrap_or(NONE)
    }

    #[inline]
    pub(crate) fn node(&self, at: u32) -> Option<&Node> {
        self.nodes.get(at as usize)
    }

    #[inline]
    pub(crate) fn edges(&self, node: &Node) -> &[(u32, u32)] {
        self.edges
            .get(node.edges_start as usize..node.edges_end as usize)
            .unwrap_or_default()
    }

    /// The marks of the node at `at`.
    pub(crate) fn marks(&self, at: u32) -> &[Mark] {
        self.node(at)
            .and_then(|node| {
                self.marks
                    .get(node.marks_start as usize..node.marks_end as usize)
            })
            .unwrap_or_default()
    }

    /// The id of the topic at `at`.
    pub(crate) fn topic(&self, at: u16) -> Option<&str> {
        self.topics.get(usize::from(at)).map(String::as_str)
    }

    fn word(&self, at: u32) -> &str {
        self.entry(at)
            .and_then(|entry| self.letters.get(entry.start as usize..entry.end as usize))
            .unwrap_or("")
    }
}
