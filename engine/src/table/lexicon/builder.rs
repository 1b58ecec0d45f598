use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use hashbrown::{HashMap, HashTable};

use crate::base::{Dialect, sort_by};
use crate::table::TableError;
use crate::text::{self, Skeleton};

use super::hash::{Fx, of_word};
use super::mark::{Mark, Meaning};
use super::pattern::{Choice, Classes, Element, Tongue, alternates, parse};
use super::{Entry, Lexicon, NONE, Node, NumberWord, mask_of};

/// Collects patterns from any number of tables, then builds the lexicon.
#[derive(Debug)]
pub(crate) struct LexiconBuilder {
    vocabulary: Vocabulary,
    classes: Classes,
    choices: HashMap<Vec<u32>, u32, Fx>,
    roots: HashMap<u32, u32, Fx>,
    nodes: Vec<NodeInProgress>,
    topics: Vec<String>,
}

/// The words so far, and the symbols given out.
#[derive(Debug)]
struct Vocabulary {
    words: HashMap<String, u32, Fx>,
    entries: Vec<WordInProgress>,
    symbols: u32,
    /// The language of the file that is being read.
    tongue: Tongue,
}

#[derive(Debug)]
struct WordInProgress {
    word: String,
    symbols: Vec<u32>,
    tongues: u8,
    dialects: u8,
    number: Option<NumberWord>,
}

#[derive(Debug, Default)]
struct NodeInProgress {
    edges: Vec<(u32, u32)>,
    marks: Vec<Mark>,
}

impl Default for LexiconBuilder {
    fn default() -> Self {
        Self::new()
    }
}

impl LexiconBuilder {
    /// A builder without patterns.
    pub(crate) fn new() -> Self {
        Self {
            vocabulary: Vocabulary {
                words: HashMap::with_hasher(Fx),
                entries: Vec::new(),
                symbols: Lexicon::FIRST_SYMBOL,
                tongue: Tongue::Either,
            },
            classes: Classes::with_hasher(Fx),
            choices: HashMap::with_hasher(Fx),
            roots: HashMap::with_hasher(Fx),
            nodes: Vec::new(),
            topics: Vec::new(),
        }
    }

    /// Adds one pattern, such as `digital platform|platforms`.
    ///
    /// # Errors
    ///
    /// What was expected instead, when `pattern` is not of the form that the data files' README gives.
    pub(crate) fn add(&mut self, pattern: &str, mark: Mark) -> Result<(), String> {
        self.add_all(pattern, &[mark])
    }

    /// A mark for the topic `id`; a `weight` of 1 is a hint, 4 settles it.
    pub(crate) fn topic(&mut self, id: &str, weight: i16) -> Mark {
        let at = match self.topics.iter().position(|topic| topic == id) {
            Some(at) => at,
            None => {
                self.topics.push(id.into());
                self.topics.len() - 1
            }
        };
        Mark {
            meaning: Meaning::Topic(u16::try_from(at).unwrap_or(u16::MAX)),
            weight,
        }
    }

    /// Adds every row of one data file; `file` is its name in errors.
    ///
    /// # Errors
    ///
    /// The first row that is not of the form that the data files' README gives.
    pub(crate) fn parse(&mut self, file: &str, text: &str) -> Result<(), TableError> {
        self.vocabulary.tongue = Tongue::Either;
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim_end();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            self.row(line)
                .map_err(|(expected, found)| TableError::new(file, number, expected, found))?;
        }
        Ok(())
    }

    fn row(&mut self, line: &str) -> Result<(), (String, String)> {
        if let Some(word) = line.strip_prefix("@language ") {
            self.vocabulary.tongue = Tongue::from_word(word.trim()).ok_or_else(|| {
                (
                    "en, ar, arabizi, other or any".to_string(),
                    word.to_string(),
                )
            })?;
            return Ok(());
        }
        let (head, patterns) = line
            .split_once('\t')
            .ok_or_else(|| ("marks, a tab, patterns".to_string(), line.to_string()))?;
        if let Some(name) = head.strip_prefix("@class ") {
            let mut members = Vec::new();
            for list in patterns.split_whitespace() {
                members.extend(self.alternates(list)?);
            }
            self.classes.insert(name.trim().into(), members);
            return Ok(());
        }
        if head == "@words" {
            for list in patterns.split_whitespace() {
                self.alternates(list)?;
            }
            return Ok(());
        }
        if let Some(names) = head.strip_prefix("@dialect ") {
            return self.dialect_words(names, patterns);
        }
        if let Some(kind) = head.strip_prefix("@number ") {
            let kind = match kind {
                "phone" => NumberWord::Phone,
                "other" => NumberWord::Other,
                "number" => NumberWord::Number,
                _ => return Err(("phone, other or number".to_string(), kind.to_string())),
            };
            return self.number_words(kind, patterns);
        }
        let mut marks = Vec::new();
        for word in head.split_whitespace() {
            let mark = match word.strip_prefix("topic:") {
                Some(id) => Some(self.topic(id, 2)),
                None => Mark::from_word(word),
            };
            marks.push(mark.ok_or_else(|| {
                (
                    "a mark such as `complaint:3` or `negator`".to_string(),
                    word.to_string(),
                )
            })?);
        }
        for pattern in patterns
            .split(';')
            .filter(|pattern| !pattern.trim().is_empty())
        {
            self.add_all(pattern, &marks)
                .map_err(|expected| (expected, pattern.trim().to_string()))?;
        }
        Ok(())
    }

    fn alternates(&mut self, list: &str) -> Result<Vec<u32>, (String, String)> {
        alternates(list, &self.classes, &mut |word| self.vocabulary.place(word))
            .map_err(|expected| (expected, list.into()))
    }

    fn number_words(&mut self, kind: NumberWord, lists: &str) -> Result<(), (String, String)> {
        for list in lists.split_whitespace() {
            for word in self.alternates(list)? {
                if let Some(entry) = self.vocabulary.entries.get_mut(word as usize) {
                    entry.number = Some(kind);
                }
            }
        }
        Ok(())
    }

    fn dialect_words(&mut self, names: &str, lists: &str) -> Result<(), (String, String)> {
        let mut bits = 0;
        for name in names.split_whitespace() {
            let dialect = Dialect::from_word(name)
                .ok_or_else(|| ("a dialect".to_string(), name.to_string()))?;
            bits |= dialect.bit();
        }
        for list in lists.split_whitespace() {
            for word in self.alternates(list)? {
                if let Some(entry) = self.vocabulary.entries.get_mut(word as usize) {
                    entry.dialects |= bits;
                }
            }
        }
        Ok(())
    }

    fn add_all(&mut self, pattern: &str, marks: &[Mark]) -> Result<(), String> {
        let elements = parse(pattern, &self.classes, &mut |word| {
            self.vocabulary.place(word)
        })?;
        if let [
            Element {
                choice: Choice::Words(words),
                ..
            },
        ] = elements.as_slice()
        {
            for word in words {
                let symbol = self.vocabulary.symbol(*word);
                let node = self.root(symbol);
                self.mark(node, marks);
            }
            return Ok(());
        }
        // Nodes that the pattern may have reached so far; `NONE` is the start.
        let mut reached: Vec<u32> = vec![NONE];
        for element in &elements {
            let symbol = match &element.choice {
                Choice::Any => Lexicon::ANY,
                Choice::Words(words) => self.symbol_of_choice(words),
            };
            let mut next = Vec::with_capacity(reached.len() * 2);
            for &node in &reached {
                let after = if node == NONE {
                    self.root(symbol)
                } else {
                    self.edge(node, symbol)
                };
                next.push(after);
                if element.optional {
                    next.push(node);
                }
            }
            sort_by(&mut next, |a, b| a < b);
            next.dedup();
            reached = next;
        }
        if reached.contains(&NONE) {
            return Err(format!("a place that must be filled in `{pattern}`"));
        }
        for node in reached {
            self.mark(node, marks);
        }
        Ok(())
    }

    fn symbol_of_choice(&mut self, words: &[u32]) -> u32 {
        if let [word] = words {
            return self.vocabulary.symbol(*word);
        }
        let mut members = words.to_vec();
        sort_by(&mut members, |a, b| a < b);
        members.dedup();
        if let Some(&symbol) = self.choices.get(&members) {
            return symbol;
        }
        let symbol = self.vocabulary.next_symbol();
        for &member in &members {
            if let Some(entry) = self.vocabulary.entries.get_mut(member as usize) {
                entry.symbols.push(symbol);
            }
        }
        self.choices.insert(members, symbol);
        symbol
    }

    fn node(&mut self) -> u32 {
        self.nodes.push(NodeInProgress::default());
        u32::try_from(self.nodes.len() - 1).unwrap_or(NONE)
    }

    fn root(&mut self, symbol: u32) -> u32 {
        if let Some(&node) = self.roots.get(&symbol) {
            return node;
        }
        let node = self.node();
        self.roots.insert(symbol, node);
        node
    }

    fn edge(&mut self, from: u32, symbol: u32) -> u32 {
        let known = self.nodes.get(from as usize).and_then(|node| {
            node.edges
                .iter()
                .find(|(by, _)| *by == symbol)
                .map(|&(_, to)| to)
        });
        if let Some(to) = known {
            return to;
        }
        let to = self.node();
        if let Some(node) = self.nodes.get_mut(from as usize) {
            node.edges.push((symbol, to));
        }
        to
    }

    /// The stronger of two marks of one meaning stays.
    fn mark(&mut self, node: u32, marks: &[Mark]) {
        let Some(node) = self.nodes.get_mut(node as usize) else {
            return;
        };
        for mark in marks {
            match node.marks.iter_mut().find(|m| m.meaning == mark.meaning) {
                Some(present) => present.weight = present.weight.max(mark.weight),
                None => node.marks.push(*mark),
            }
        }
    }

    /// The lexicon of all patterns so far.
    pub(crate) fn build(self) -> Lexicon {
        let mut letters = String::new();
        let mut symbols = Vec::new();
        let vocabulary = self.vocabulary;
        let mut entries: Vec<Entry> = Vec::with_capacity(vocabulary.entries.len());
        let mut words = HashTable::with_capacity(vocabulary.entries.len());
        let mut skeletons: HashMap<Skeleton, u32, Fx> = HashMap::with_hasher(Fx);
        for (at, word) in (0_u32..).zip(&vocabulary.entries) {
            let start = offset(letters.len());
            letters.push_str(&word.word);
            let first = offset(symbols.len());
            symbols.extend_from_slice(&word.symbols);
            entries.push(Entry {
                start,
                end: offset(letters.len()),
                symbols_start: first,
                symbols_end: offset(symbols.len()),
                mask: word.symbols.iter().fold(0, |mask, &s| mask | mask_of(s)),
                tongues: word.tongues,
                dialects: word.dialects,
                number: word.number,
            });
            words.insert_unique(of_word(&word.word), at, |&other| {
                vocabulary
                    .entries
                    .get(other as usize)
                    .map_or(0, |entry| of_word(&entry.word))
            });
            if word.tongues & Lexicon::ARABIC != 0
                && let Some(skeleton) = text::of_arabic(&word.word)
            {
                skeletons.entry(skeleton).or_insert(at);
            }
        }
        let mut roots = vec![NONE; vocabulary.symbols as usize];
        for (&symbol, &node) in &self.roots {
            if let Some(root) = roots.get_mut(symbol as usize) {
                *root = node;
            }
        }
        let (mut nodes, mut edges, mut marks) = (Vec::new(), Vec::new(), Vec::new());
        for node in self.nodes {
            let edges_start = offset(edges.len());
            let mask = node.edges.iter().fold(0, |mask, &(s, _)| mask | mask_of(s));
            edges.extend(node.edges);
            let marks_start = offset(marks.len());
            let families = node
                .marks
                .iter()
                .fold(0, |all, mark| all | mark.family().bit());
            marks.extend(node.marks);
            nodes.push(Node {
                edges_start,
                edges_end: offset(edges.len()),
                mask,
                marks_start,
                marks_end: offset(marks.len()),
                families,
            });
        }
        Lexicon {
            letters,
            words,
            entries,
            symbols,
            roots,
            nodes,
            edges,
            marks,
            topics: self.topics,
            skeletons,
        }
    }
}

impl Vocabulary {
    /// The place of `word`, which is in normal form.
    fn place(&mut self, word: &str) -> u32 {
        if let Some(&at) = self.words.get(word) {
            if let Some(entry) = self.entries.get_mut(at as usize) {
                entry.tongues |= self.tongue.bit();
            }
            return at;
        }
        let at = offset(self.entries.len());
        self.words.insert(word.into(), at);
        let symbol = self.next_symbol();
        self.entries.push(WordInProgress {
            word: word.into(),
            symbols: vec![symbol],
            tongues: self.tongue.bit(),
            dialects: 0,
            number: None,
        });
        at
    }

    /// The symbol that stands for this word alone.
    fn symbol(&self, place: u32) -> u32 {
        self.entries
            .get(place as usize)
            .and_then(|entry| entry.symbols.first().copied())
            .unwrap_or(NONE)
    }

    fn next_symbol(&mut self) -> u32 {
        let symbol = self.symbols;
        self.symbols += 1;
        symbol
    }
}

fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(NONE)
}
