mod look_up;

use alloc::vec::Vec;

use crate::base::Span;
use crate::table::{Family, Lexicon, Mark, Meaning, NONE, mask_of};
use crate::text::{Text, Token};

/// A text with its words looked up and the lexicon's patterns found in it: what all stages read.
#[derive(Debug)]
pub(super) struct Scan<'a> {
    pub(super) text: &'a Text,
    pub(super) lexicon: &'a Lexicon,
    /// Words and marks in the order of the text. A token may be two words (`مبيشتغلش`).
    pub(super) words: Vec<Word>,
    symbols: Vec<u32>,
    /// What was found, by first word; hits of one family share no words unless they have all words in common.
    pub(super) hits: Vec<Hit>,
    /// What the words around each word do to it.
    pub(super) weather: Vec<Weather>,
    /// The last word of the last turn such as `but`, unless the message begins with it.
    pub(super) contrast: Option<u32>,
    /// Was a wish taken back by a phrase that hides what its words mean (`no problem`)?
    pub(super) denied: bool,
    /// Paths tried so far: the work of finding patterns, which a test holds to be linear.
    tried: u64,
}

/// One word, with the symbols that it may stand for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Its place among the text's tokens.
    pub(super) token: u32,
    symbols_start: u32,
    symbols_end: u32,
    /// Where the symbols of the word as written end, and those of its stems begin.
    exact_end: u32,
    mask: u64,
    /// The languages of the lexicon files that have it as written.
    pub(super) tongues: u8,
    /// The dialects that it speaks for, as written or without what is joined to it: a bit each.
    pub(super) dialects: u8,
    /// Punctuation: nothing reaches across it.
    pub(super) border: bool,
}

impl Word {
    /// Has the lexicon nothing for it?
    const fn is_unknown(&self) -> bool {
        self.symbols_start == self.symbols_end
    }
}

/// A pattern of the lexicon, found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) family: Family,
    node: u32,
    /// The first of its words.
    pub(super) first: u32,
    /// The last of its words.
    pub(super) last: u32,
}

/// A run of a text's tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The first of them.
    pub(super) first: u32,
    /// The last of them.
    pub(super) last: u32,
}

impl Place {
    /// Where it stands in the original, in UTF-16 code units.
    pub(super) fn span(self, text: &Text) -> Span {
        match self.ends(text) {
            Some((first, last)) => first.span.join(last.span),
            None => Span::default(),
        }
    }

    /// Where it stands in the original, in bytes.
    pub(super) fn bytes(self, text: &Text) -> core::ops::Range<usize> {
        match self.ends(text) {
            Some((first, last)) => first.byte_start as usize..last.byte_end as usize,
            None => 0..0,
        }
    }

    fn ends(self, text: &Text) -> Option<(&Token, &Token)> {
        let token = |at: u32| text.tokens.get(at as usize);
        token(self.first).zip(token(self.last))
    }
}

/// What the words around a word do to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weather {
    /// A negator reaches it.
    pub(super) negated: bool,
    /// In quarters: 4 leaves it as it is.
    pub(super) strength: i16,
    /// It begins a turn such as `but`.
    pub(super) contrast: bool,
}

impl Weather {
    const CALM: Self = Self {
        negated: false,
        strength: 4,
        contrast: false,
    };
}

/// How many tokens are looked up and weighed. Ten pages: what is wanted is said before, whatever is pasted behind. Contact
/// details are found anywhere.
pub(super) const MOST_TOKENS: usize = 4096;

/// How many words a negator reaches: `not a very good service`, `ما كانت الخدمة كويسة`.
const REACH_OF_NEGATION: usize = 4;
/// How many words a strengthening word reaches forward; backward it is one (`سيء جدا`).
const REACH_OF_DEGREE: usize = 2;
/// The most marked paths of one length that one place may end in.
const MOST_ENDS: usize = 4;

impl<'a> Scan<'a> {
    /// Finds the lexicon's patterns, then what the words do to one another.
    pub(super) fn find_patterns(&mut self) {
        let mut free_from = [0_u32; Family::COUNT];
        let (mut paths, mut next_paths) = (Vec::new(), Vec::new());
        for first in 0..offset(self.words.len()) {
            self.follow(first, &mut free_from, &mut paths, &mut next_paths);
        }
        self.weigh_surroundings();
    }

    /// Follows all patterns that begin at word `first`, and keeps the longest of each family.
    fn follow(
        &mut self,
        first: u32,
        free_from: &mut [u32; Family::COUNT],
        paths: &mut Vec<u32>,
        next_paths: &mut Vec<u32>,
    ) {
        let Some(word) = self.words.get(first as usize).filter(|word| !word.border) else {
            return;
        };
        paths.clear();
        // A word that means something as written does not mean what its stems mean alone (`كيفك` is no `كيف`).
        let exact = (word.exact_end - word.symbols_start) as usize;
        let (mut of_exact, mut exact_paths) = (0, 0);
        for (at, &symbol) in self.symbols_of(word).iter().enumerate() {
            let node = self.lexicon.root(symbol);
            if node != NONE && !paths.contains(&node) {
                paths.push(node);
                if at < exact {
                    of_exact |= self.lexicon.node(node).map_or(0, |node| node.families);
                    exact_paths += 1;
                }
            }
        }
        let mut best: [Ends; Family::COUNT] = [Ends::default(); Family::COUNT];
        let mut last = first;
        let mut tried = paths.len() as u64;
        while !paths.is_empty() {
            for (path, &at) in paths.iter().enumerate() {
                let Some(node) = self.lexicon.node(at) else {
                    continue;
                };
                let mut families = node.families;
                if last == first && path >= exact_paths {
                    families &= !of_exact;
                }
                if families == 0 {
                    continue;
                }
                for ((family, ends), free) in Family::ALL.iter().zip(&mut best).zip(&*free_from) {
                    let free = first >= *free || family.overlaps() && last >= *free;
                    if free && families & family.bit() != 0 {
                        ends.add(at, last);
                    }
                }
            }
            let next = last as usize + 1;
            let Some(word) = self.words.get(next).filter(|word| !word.border) else {
                break;
            };
            next_paths.clear();
            tried += paths.len() as u64;
            for &at in paths.iter() {
                let Some(node) = self.lexicon.node(at).filter(|n| n.mask & word.mask != 0) else {
                    continue;
                };
                for &(symbol, to) in self.lexicon.edges(node) {
                    let fits = symbol == Lexicon::ANY
                        || (word.mask & mask_of(symbol) != 0
                            && self.symbols_of(word).contains(&symbol));
                    if fits && !next_paths.contains(&to) {
                        next_paths.push(to);
                    }
                }
            }
            core::mem::swap(paths, next_paths);
            last += 1;
        }
        self.tried += tried;
        for ((family, ends), free) in Family::ALL.iter().zip(&best).zip(free_from) {
            let nodes = || ends.nodes.iter().take(ends.count);
            if ends.count > 0 {
                *free = ends.last + 1;
            }
            let hidden = Meaning::Nothing(*family);
            if nodes().any(|&node| self.lexicon.marks(node).iter().any(|m| m.meaning == hidden)) {
                self.denied |= *family == Family::Intent;
                continue;
            }
            for &node in nodes() {
                self.hits.push(Hit {
                    family: *family,
                    node,
                    first,
                    last: ends.last,
                });
            }
        }
    }

    fn weigh_surroundings(&mut self) {
        let mut contrast = None;
        let mut weather = Vec::new();
        weather.resize(self.words.len(), Weather::CALM);
        let structure = || {
            self.hits
                .iter()
                .filter(|hit| hit.family == Family::Structure)
        };
        for hit in structure().filter(|hit| self.has(hit, Meaning::Contrast)) {
            if let Some(weather) = weather.get_mut(hit.first as usize) {
                weather.contrast = true;
            }
            contrast = if hit.first > 0 {
                Some(hit.last)
            } else {
                contrast
            };
        }
        for hit in structure() {
            for mark in self.lexicon.marks(hit.node) {
                let (reach, before) = match mark.meaning {
                    Meaning::Negator => (REACH_OF_NEGATION, 0),
                    Meaning::Intensifier | Meaning::Diminisher => (REACH_OF_DEGREE, 1),
                    _ => continue,
                };
                let change = |weather: &mut Weather| match mark.meaning {
                    Meaning::Negator => weather.negated = true,
                    Meaning::Diminisher => weather.strength = 2,
                    _ => weather.strength = 5 + mark.weight,
                };
                let after = hit.last as usize + 1;
                for (word, weather) in self.words.iter().zip(&mut weather).skip(after).take(reach) {
                    if word.border || weather.contrast {
                        break;
                    }
                    change(weather);
                }
                let before = (hit.first as usize).checked_sub(before);
                if mark.meaning != Meaning::Negator
                    && let Some(weather) = before.and_then(|at| weather.get_mut(at))
                {
                    change(weather);
                }
            }
        }
        (self.weather, self.contrast) = (weather, contrast);
    }

    /// How many words there are, but for punctuation.
    pub(super) fn word_count(&self) -> usize {
        self.words.iter().filter(|word| !word.border).count()
    }

    /// Has `hit` a mark of this meaning?
    pub(super) fn has(&self, hit: &Hit, meaning: Meaning) -> bool {
        self.marks(hit).iter().any(|mark| mark.meaning == meaning)
    }

    /// What `hit` speaks for.
    pub(super) fn marks(&self, hit: &Hit) -> &'a [Mark] {
        self.lexicon.marks(hit.node)
    }

    /// What is done to `hit` by the words around it.
    pub(super) fn weather(&self, hit: &Hit) -> Weather {
        let first = self.weather.get(hit.first as usize).copied();
        let last = self.weather.get(hit.last as usize).copied();
        match (first, last) {
            (Some(first), Some(last)) => Weather {
                negated: first.negated,
                strength: if last.strength == 4 {
                    first.strength
                } else {
                    last.strength
                },
                contrast: false,
            },
            _ => Weather::CALM,
        }
    }

    /// The hits of one family, in the order of the text.
    pub(super) fn hits_of(&self, family: Family) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(move |hit| hit.family == family)
    }

    /// The tokens of `hit`.
    pub(super) fn place(&self, hit: &Hit) -> Place {
        let token = |at: u32| self.words.get(at as usize).map_or(0, |word| word.token);
        Place {
            first: token(hit.first),
            last: token(hit.last),
        }
    }

    /// The token that the word at `at` was made of.
    pub(super) fn token(&self, at: u32) -> Option<&'a Token> {
        let word = self.words.get(at as usize)?;
        self.text.tokens.get(word.token as usize)
    }

    fn symbols_of(&self, word: &Word) -> &[u32] {
        self.symbols
            .get(word.symbols_start as usize..word.symbols_end as usize)
            .unwrap_or_default()
    }
}

/// The nodes at which the longest patterns of one family end.
#[derive(Clone, Copy, Default)]
struct Ends {
    last: u32,
    nodes: [u32; MOST_ENDS],
    count: usize,
}

impl Ends {
    fn add(&mut self, node: u32, last: u32) {
        if last > self.last {
            self.count = 0;
        }
        self.last = last;
        if let Some(slot) = self.nodes.get_mut(self.count) {
            *slot = node;
            self.count += 1;
        }
    }
}

fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use crate::table::Tables;

    use super::*;

    fn tried(tables: &Tables, text: &str) -> u64 {
        let text = Text::new(text);
        let mut scan = Scan::new(&tables.lexicon, &text);
        scan.find_patterns();
        scan.tried
    }

    #[test]
    fn sixteen_times_the_text_is_at_most_twenty_times_the_work() {
        let tables = Tables::builtin().unwrap();
        for message in [
            "not not not not ",
            "i want to speak to the manager of your customer service team right now ",
            "ما حدا عم يرد علي وصارلي أسبوع بستنى ",
            "I have been on hold for 3 hours, call +971501234567 or mail a@b.co! ",
        ] {
            let once = tried(&tables, &message.repeat(15));
            let more = tried(&tables, &message.repeat(240));
            assert!(more <= 20 * once, "{message}: {once} then {more}");
        }
    }
}
