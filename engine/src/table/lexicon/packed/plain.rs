use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use hashbrown::{HashMap, HashTable};

use crate::base::Intent;
use crate::table::lexicon::hash::{Fx, of_word};
use crate::table::lexicon::mark::{Family, Mark, Meaning};
use crate::table::lexicon::{Entry, Lexicon, NONE, Node, NumberWord, mask_of};
use crate::text;

/// A lexicon in the order in which it is packed: its words by the alphabet, its patterns as trees.
#[derive(Default)]
pub(super) struct Plain {
    /// The characters of all words; a letter is a place in here, counted from 1.
    pub(super) alphabet: Vec<u32>,
    pub(super) topics: Vec<String>,
    /// Every set of marks that some node has.
    pub(super) mark_sets: Vec<Vec<Mark>>,
    pub(super) words: Vec<Word>,
    /// How many symbols are lists of alternates. The symbols are: any word, each word, each list.
    pub(super) choices: u32,
    /// The patterns that begin with each symbol.
    pub(super) roots: Vec<Option<Tree>>,
}

#[derive(Clone, Default)]
pub(super) struct Word {
    pub(super) letters: Vec<u8>,
    pub(super) tongues: u32,
    pub(super) dialects: u32,
    /// 0 for none, then [`NumberWord`].
    pub(super) number: u32,
    /// Is it this word that is found by its consonants?
    pub(super) skeleton: u32,
    /// The lists of alternates that it stands in, in order.
    pub(super) choices: Vec<u32>,
}

#[derive(Clone, Default)]
pub(super) struct Tree {
    /// A place in `mark_sets`.
    pub(super) marks: u32,
    pub(super) edges: Vec<(u32, Tree)>,
}

impl Plain {
    pub(super) fn of(lexicon: &Lexicon) -> Self {
        let mut order: Vec<u32> = (0..lexicon.entries.len() as u32).collect();
        crate::base::sort_by(&mut order, |&a, &b| lexicon.word(a) < lexicon.word(b));
        let alphabet = alphabet(&lexicon.letters);
        let letters: BTreeMap<u32, u8> = alphabet.iter().copied().zip(1..).collect();
        let mut symbols: BTreeMap<u32, u32> = [(Lexicon::ANY, 0)].into();
        let (mut places, mut lists) = (1.., BTreeMap::new());
        for &at in &order {
            if let Some((own, rest)) = lexicon
                .entry(at)
                .and_then(|it| lexicon.symbols(it).split_first())
            {
                symbols.extend(places.next().map(|place| (*own, place)));
                lists.extend(rest.iter().map(|&symbol| (symbol, ())));
            }
        }
        symbols.extend(lists.keys().copied().zip(places));
        let mut plain = Self {
            topics: lexicon.topics.clone(),
            choices: lists.len() as u32,
            ..Self::default()
        };
        let first_list = 1 + order.len() as u32;
        for &at in &order {
            let Some(entry) = lexicon.entry(at) else {
                continue;
            };
            let word = lexicon.word(at);
            let letter = |c: char| letters.get(&u32::from(c)).copied().unwrap_or(0);
            let found = text::of_arabic(word).and_then(|skeleton| lexicon.find_skeleton(skeleton));
            plain.words.push(Word {
                letters: word.chars().map(letter).collect(),
                tongues: u32::from(entry.tongues),
                dialects: u32::from(entry.dialects),
                number: entry.number.map_or(0, |number| 1 + number as u32),
                skeleton: u32::from(found == Some(at)),
                choices: lexicon
                    .symbols(entry)
                    .iter()
                    .skip(1)
                    .filter_map(|symbol| Some(symbols.get(symbol)? - first_list))
                    .collect(),
            });
        }
        plain.alphabet = alphabet;
        let in_order: BTreeMap<u32, u32> = symbols.iter().map(|(&old, &new)| (new, old)).collect();
        plain.roots = in_order
            .into_values()
            .map(|old| Some(lexicon.root(old)).filter(|&node| node != NONE))
            .map(|node| node.map(|node| plain.tree(lexicon, &symbols, node)))
            .collect();
        plain
    }

    fn tree(&mut self, lexicon: &Lexicon, symbols: &BTreeMap<u32, u32>, at: u32) -> Tree {
        let marks = lexicon.marks(at);
        let set = self
            .mark_sets
            .iter()
            .position(|set| set == marks)
            .unwrap_or_else(|| {
                self.mark_sets.push(marks.to_vec());
                self.mark_sets.len() - 1
            });
        let edges = lexicon
            .node(at)
            .map(|node| lexicon.edges(node))
            .unwrap_or_default();
        Tree {
            marks: set as u32,
            edges: edges
                .iter()
                .filter_map(|(symbol, to)| {
                    Some((*symbols.get(symbol)?, self.tree(lexicon, symbols, *to)))
                })
                .collect(),
        }
    }

    pub(super) fn into_lexicon(self) -> Lexicon {
        let first_list = 1 + self.words.len() as u32;
        let mut lexicon = Lexicon {
            letters: String::new(),
            words: HashTable::with_capacity(self.words.len()),
            entries: Vec::with_capacity(self.words.len()),
            symbols: Vec::new(),
            roots: Vec::with_capacity(self.roots.len()),
            nodes: Vec::new(),
            edges: Vec::new(),
            marks: Vec::new(),
            topics: self.topics,
            skeletons: HashMap::with_hasher(Fx),
        };
        for (word, at) in self.words.iter().zip(0_u32..) {
            let start = lexicon.letters.len();
            lexicon
                .letters
                .extend(word.letters.iter().filter_map(|&letter| {
                    char::from_u32(*self.alphabet.get(usize::from(letter).checked_sub(1)?)?)
                }));
            let symbols_start = lexicon.symbols.len() as u32;
            lexicon.symbols.push(1 + at);
            lexicon
                .symbols
                .extend(word.choices.iter().map(|choice| first_list + choice));
            let symbols = lexicon
                .symbols
                .get(symbols_start as usize..)
                .unwrap_or_default();
            lexicon.entries.push(Entry {
                start: start as u32,
                end: lexicon.letters.len() as u32,
                symbols_start,
                symbols_end: lexicon.symbols.len() as u32,
                mask: symbols
                    .iter()
                    .fold(0, |mask, &symbol| mask | mask_of(symbol)),
                tongues: word.tongues as u8,
                dialects: word.dialects as u8,
                number: match word.number {
                    1 => Some(NumberWord::Phone),
                    2 => Some(NumberWord::Other),
                    3 => Some(NumberWord::Number),
                    _ => None,
                },
            });
            let (letters, entries) = (&lexicon.letters, &lexicon.entries);
            let text_at = |at: u32| {
                let entry = entries.get(at as usize);
                entry
                    .and_then(|it| letters.get(it.start as usize..it.end as usize))
                    .unwrap_or("")
            };
            lexicon
                .words
                .insert_unique(of_word(text_at(at)), at, |&at| of_word(text_at(at)));
            if word.skeleton == 1
                && let Some(skeleton) = text::of_arabic(text_at(at))
            {
                lexicon.skeletons.insert(skeleton, at);
            }
        }
        for root in self.roots {
            let node = root.map_or(NONE, |tree| plant(&mut lexicon, &self.mark_sets, tree));
            lexicon.roots.push(node);
        }
        lexicon
    }
}

/// The characters of `letters`, those that come most often first: the more often, the fewer bits.
fn alphabet(letters: &str) -> Vec<u32> {
    let mut counts: BTreeMap<char, u32> = BTreeMap::new();
    for character in letters.chars() {
        *counts.entry(character).or_default() += 1;
    }
    let mut counts: Vec<(char, u32)> = counts.into_iter().collect();
    crate::base::sort_short_by(&mut counts, |a, b| a.1 > b.1);
    counts
        .into_iter()
        .map(|(character, _)| u32::from(character))
        .collect()
}

/// Adds the nodes of `tree`, and returns which is its root.
fn plant(lexicon: &mut Lexicon, mark_sets: &[Vec<Mark>], tree: Tree) -> u32 {
    let symbols: Vec<u32> = tree.edges.iter().map(|(symbol, _)| *symbol).collect();
    let below: Vec<u32> = tree
        .edges
        .into_iter()
        .map(|(_, tree)| plant(lexicon, mark_sets, tree))
        .collect();
    let (edges_start, marks_start) = (lexicon.edges.len() as u32, lexicon.marks.len() as u32);
    let mask = symbols
        .iter()
        .fold(0, |mask, &symbol| mask | mask_of(symbol));
    lexicon.edges.extend(symbols.into_iter().zip(below));
    let marks = mark_sets
        .get(tree.marks as usize)
        .map(Vec::as_slice)
        .unwrap_or_default();
    lexicon.marks.extend_from_slice(marks);
    lexicon.nodes.push(Node {
        edges_start,
        edges_end: lexicon.edges.len() as u32,
        mask,
        marks_start,
        marks_end: lexicon.marks.len() as u32,
        families: marks.iter().fold(0, |all, mark| all | mark.family().bit()),
    });
    lexicon.nodes.len() as u32 - 1
}

/// What a mark's meaning is called in a packed lexicon.
pub(super) fn code_of(meaning: Meaning) -> u32 {
    match meaning {
        Meaning::Intent(intent) => intent as u32,
        Meaning::Nothing(family) => 16 + family as u32,
        Meaning::Topic(topic) => 64 + u32::from(topic),
        other => 32 + PLAIN.iter().position(|&it| it == other).unwrap_or_default() as u32,
    }
}

/// The inverse of [`code_of`].
pub(super) fn meaning_of(code: u32) -> Meaning {
    let found = match code {
        0..16 => Intent::ALL
            .get(code as usize)
            .map(|&intent| Meaning::Intent(intent)),
        16..32 => Family::ALL
            .get(code as usize - 16)
            .map(|&family| Meaning::Nothing(family)),
        32..64 => PLAIN.get(code as usize - 32).copied(),
        _ => u16::try_from(code - 64).ok().map(Meaning::Topic),
    };
    found.unwrap_or(Meaning::Contrast)
}

/// The meanings that have no parts.
const PLAIN: [Meaning; 12] = [
    Meaning::Positive,
    Meaning::Negative,
    Meaning::Anger,
    Meaning::Frustration,
    Meaning::Urgent,
    Meaning::Alarm,
    Meaning::Question,
    Meaning::Negator,
    Meaning::Intensifier,
    Meaning::Diminisher,
    Meaning::Contrast,
    Meaning::Opener,
];
