use alloc::string::String;
use alloc::vec::Vec;

use crate::base::Span;
use crate::table::{Entry, Family, Lexicon, Mark, Meaning, NONE, NUMBER, mask_of};
use crate::text::{Text, Token, TokenKind, circumfix, for_each_stem, of_arabizi};

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
}

/// One word, with the symbols that it may stand for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Its place among the text's tokens.
    pub(super) token: u32,
    symbols_start: u32,
    symbols_end: u32,
    mask: u64,
    /// The languages of the lexicon files that have it as written.
    pub(super) tongues: u8,
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

/// How many words a negator reaches: `not a very good service`, `ما كانت الخدمة كويسة`.
const REACH_OF_NEGATION: usize = 4;
/// How many words a strengthening word reaches forward; backward it is one (`سيء جدا`).
const REACH_OF_DEGREE: usize = 2;
/// The most marked paths of one length that one place may end in.
const MOST_ENDS: usize = 4;

impl<'a> Scan<'a> {
    /// Looks up every word of `text`.
    pub(super) fn new(lexicon: &'a Lexicon, text: &'a Text) -> Self {
        let mut scan = Self {
            text,
            lexicon,
            words: Vec::with_capacity(text.tokens.len() + 4),
            symbols: Vec::with_capacity(text.tokens.len() * 8),
            hits: Vec::new(),
            weather: Vec::new(),
        };
        let mut scratch = String::new();
        for (at, token) in (0_u32..).zip(&text.tokens) {
            scan.look_up(at, token, &mut scratch);
        }
        scan
    }

    fn look_up(&mut self, at: u32, token: &Token, scratch: &mut String) {
        let normal = self.text.normal(token);
        let mut word = self.open(at);
        match token.kind {
            TokenKind::Mark => word.border = true,
            TokenKind::Contact => {}
            TokenKind::Number => {
                self.add(&mut word, self.lexicon.find(NUMBER));
                self.add(&mut word, self.lexicon.find(normal));
            }
            TokenKind::Emoji => self.add(&mut word, self.lexicon.find(normal)),
            TokenKind::Word => self.look_up_latin(&mut word, normal, token.elongated, scratch),
            TokenKind::Arabic => {
                if !self.look_up_arabic(&mut word, normal, scratch)
                    && let Some(core) = circumfix(normal)
                {
                    let mut negator = self.open(at);
                    self.add(&mut negator, self.lexicon.find("ما"));
                    let mut inner = self.open(at);
                    if self.look_up_arabic(&mut inner, core, scratch) {
                        self.words.push(negator);
                        self.words.push(inner);
                        return;
                    }
                }
            }
        }
        self.words.push(word);
    }

    fn look_up_latin(
        &mut self,
        word: &mut Word,
        normal: &str,
        elongated: bool,
        scratch: &mut String,
    ) {
        let exact = self.lexicon.find(normal);
        self.note_tongues(word, exact);
        self.add(word, exact);
        if let Some(stem) = normal.strip_suffix('s')
            && stem.len() >= 4
            && !stem.ends_with('s')
        {
            let singular = self.lexicon.find(stem);
            if exact.is_none() {
                self.note_tongues(word, singular);
            }
            self.add(word, singular);
        }
        if elongated && exact.is_none() {
            undouble(normal, scratch);
            let short = self.lexicon.find(scratch);
            self.note_tongues(word, short);
            self.add(word, short);
        }
    }

    /// Is `normal`, or what is left of it without what is joined to it, in the lexicon?
    fn look_up_arabic(&mut self, word: &mut Word, normal: &str, scratch: &mut String) -> bool {
        let exact = self.lexicon.find(normal);
        self.note_tongues(word, exact);
        self.add(word, exact);
        let (lexicon, symbols) = (self.lexicon, &mut self.symbols);
        for_each_stem(normal, scratch, |stem| {
            if let Some(entry) = lexicon.find(stem).and_then(|at| lexicon.entry(at)) {
                add_entry(lexicon, symbols, word, entry);
            }
        });
        if word.is_unknown() {
            undouble(normal, scratch);
            if scratch.len() < normal.len() {
                let short = self.lexicon.find(scratch);
                self.add(word, short);
            }
        }
        !word.is_unknown()
    }

    /// Tries the words that no file has as Arabizi, by their consonants.
    pub(super) fn read_unknown_as_arabizi(&mut self) {
        let mut pool = Vec::with_capacity(self.symbols.len() + 16);
        for at in 0..self.words.len() {
            let Some(&(mut word)) = self.words.get(at) else {
                break;
            };
            let old = word.symbols_start as usize..word.symbols_end as usize;
            word.symbols_start = offset(pool.len());
            pool.extend_from_slice(self.symbols.get(old).unwrap_or_default());
            let token = self.text.tokens.get(word.token as usize);
            if let Some(token) = token.filter(|t| t.kind == TokenKind::Word && word.tongues == 0) {
                let normal = self.text.normal(token);
                let bare = ["wel", "bel", "lel", "el", "al", "il", "w", "b"]
                    .iter()
                    .filter_map(|prefix| normal.strip_prefix(prefix))
                    .filter(|rest| rest.len() >= 3);
                for form in core::iter::once(normal).chain(bare) {
                    let known = self.lexicon.find(form).or_else(|| {
                        of_arabizi(form).and_then(|bones| self.lexicon.find_skeleton(bones))
                    });
                    if let Some(entry) = known.and_then(|at| self.lexicon.entry(at)) {
                        add_entry(self.lexicon, &mut pool, &mut word, entry);
                        break;
                    }
                }
            }
            word.symbols_end = offset(pool.len());
            if let Some(slot) = self.words.get_mut(at) {
                *slot = word;
            }
        }
        self.symbols = pool;
    }

    fn open(&self, token: u32) -> Word {
        let here = offset(self.symbols.len());
        Word {
            token,
            symbols_start: here,
            symbols_end: here,
            mask: ANY_MASK,
            tongues: 0,
            border: false,
        }
    }

    fn add(&mut self, word: &mut Word, found: Option<u32>) {
        if let Some(entry) = found.and_then(|at| self.lexicon.entry(at)) {
            add_entry(self.lexicon, &mut self.symbols, word, entry);
        }
    }

    fn note_tongues(&self, word: &mut Word, found: Option<u32>) {
        if let Some(entry) = found.and_then(|at| self.lexicon.entry(at)) {
            word.tongues |= entry.tongues;
        }
    }

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
        for &symbol in self.symbols_of(word) {
            let node = self.lexicon.root(symbol);
            if node != NONE && !paths.contains(&node) {
                paths.push(node);
            }
        }
        let mut best: [Ends; Family::COUNT] = [Ends::default(); Family::COUNT];
        let mut last = first;
        while !paths.is_empty() {
            for &at in paths.iter() {
                let Some(node) = self.lexicon.node(at) else {
                    continue;
                };
                if node.families == 0 {
                    continue;
                }
                for ((family, ends), free) in Family::ALL.iter().zip(&mut best).zip(&*free_from) {
                    let free = first >= *free || family.overlaps() && last >= *free;
                    if free && node.families & family.bit() != 0 {
                        ends.add(at, last);
                    }
                }
            }
            let next = last as usize + 1;
            let Some(word) = self.words.get(next).filter(|word| !word.border) else {
                break;
            };
            next_paths.clear();
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
        for ((family, ends), free) in Family::ALL.iter().zip(&best).zip(free_from) {
            let nodes = || ends.nodes.iter().take(ends.count);
            if ends.count > 0 {
                *free = ends.last + 1;
            }
            let hidden = Meaning::Nothing(*family);
            if nodes().any(|&node| self.lexicon.marks(node).iter().any(|m| m.meaning == hidden)) {
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
                if let Some(weather) = before.and_then(|at| weather.get_mut(at)) {
                    if mark.meaning != Meaning::Negator {
                        change(weather);
                    }
                }
            }
        }
        self.weather = weather;
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

    /// Where `hit` stands in the original, in UTF-16 code units.
    pub(super) fn span(&self, hit: &Hit) -> Span {
        match (self.token(hit.first), self.token(hit.last)) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// Where `hit` stands in the original, in bytes.
    pub(super) fn bytes(&self, hit: &Hit) -> core::ops::Range<usize> {
        match (self.token(hit.first), self.token(hit.last)) {
            (Some(first), Some(last)) => first.byte_start as usize..last.byte_end as usize,
            _ => 0..0,
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

const ANY_MASK: u64 = mask_of(Lexicon::ANY);

fn add_entry(lexicon: &Lexicon, pool: &mut Vec<u32>, word: &mut Word, entry: &Entry) {
    pool.extend_from_slice(lexicon.symbols(entry));
    word.mask |= entry.mask;
    word.symbols_end = offset(pool.len());
}

/// `goood` is `good` or `god`: the second when the lexicon does not have the first.
fn undouble(word: &str, into: &mut String) {
    into.clear();
    let mut last = '\0';
    for c in word.chars() {
        if c != last {
            into.push(c);
        }
        last = c;
    }
}

fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
