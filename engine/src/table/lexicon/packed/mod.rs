//! A lexicon as few bytes, for hosts that load it over a wire: half the size of the gzipped data files, and read
//! in a fraction of the time that those take.
//!
//! Words stand in alphabetical order, each by what it does not share with the word before. Every bit is coded by
//! how likely it is after what came before.

mod coder;
mod letters;
mod plain;

use alloc::string::String;
use alloc::vec::Vec;

use self::coder::{Coder, Model, Reader, Writer, number};
use self::letters::Letters;
use self::plain::{Plain, Tree, Word, code_of, meaning_of};
use super::Lexicon;
use super::mark::{Mark, Meaning};
use crate::base::Dialect;

/// `lexicon` as bytes.
pub(crate) fn pack(lexicon: &Lexicon) -> Vec<u8> {
    let mut writer = Writer::new();
    Walk::new(&mut writer).all(&mut Plain::of(lexicon));
    writer.finish()
}

/// The lexicon that [`pack`] made `bytes` of.
pub(crate) fn unpack(bytes: &[u8]) -> Lexicon {
    let mut plain = Plain::default();
    Walk::new(&mut Reader::new(bytes)).all(&mut plain);
    plain.into_lexicon()
}

/// Bits of a count of words, of characters, of an id's letters.
const COUNT: u32 = 17;
/// No pattern is as long; bytes that are not ours end here.
const DEEPEST: u32 = 40;

/// Goes through a lexicon, the same way for writing and for reading: what it meets is written, or is overwritten by
/// what is read.
struct Walk<'a, C> {
    coder: &'a mut C,
    letters: Letters,
    /// Small numbers, each sort by a context of its own.
    small: Model,
    /// Whether a word stands in the lists of the word before.
    inherited: Model,
    /// Places of lists and words.
    places: Model,
    marks: Model,
    /// By list, all lists of the last word in it.
    last_with: Vec<Vec<u32>>,
}

impl<'a, C: Coder> Walk<'a, C> {
    fn new(coder: &'a mut C) -> Self {
        Self {
            coder,
            letters: Letters::new(),
            small: Model::new(16, 200),
            inherited: Model::new(12, 250),
            places: Model::new(17, 255),
            marks: Model::new(16, 120),
            last_with: Vec::new(),
        }
    }

    fn small(&mut self, context: u32, bits: u32, value: &mut u32) {
        number(self.coder, &mut self.small, context, bits, value);
    }

    /// Gives `list` the length that it has when written.
    fn length<T: Clone + Default>(&mut self, context: u32, bits: u32, list: &mut Vec<T>) {
        let mut length = list.len() as u32;
        self.small(context, bits, &mut length);
        list.resize(length as usize, T::default());
    }

    fn all(&mut self, plain: &mut Plain) {
        self.length(1, COUNT, &mut plain.alphabet);
        for character in &mut plain.alphabet {
            self.small(2, 21, character);
        }
        self.length(3, COUNT, &mut plain.topics);
        for topic in &mut plain.topics {
            self.id(topic);
        }
        self.length(4, COUNT, &mut plain.mark_sets);
        for set in &mut plain.mark_sets {
            let mut count = set.len() as u32;
            self.small(5, 4, &mut count);
            set.resize(
                count as usize,
                Mark {
                    meaning: Meaning::Positive,
                    weight: 0,
                },
            );
            for mark in set {
                self.mark(mark);
            }
        }
        self.small(6, COUNT, &mut plain.choices);
        self.last_with.resize(plain.choices as usize, Vec::new());
        self.length(7, COUNT, &mut plain.words);
        let mut before = Word::default();
        for word in &mut plain.words {
            self.word(word, &before, bits_of(plain.choices));
            before.clone_from(word);
        }
        let words = plain.words.len() as u32;
        let forest = Forest {
            words,
            bits_of_word: bits_of(words),
            bits_of_choice: bits_of(plain.choices),
            bits_of_marks: bits_of(plain.mark_sets.len() as u32),
        };
        plain
            .roots
            .resize((1 + words + plain.choices) as usize, None);
        let (mut last, mut marks) = (0, 0);
        for (symbol, root) in (0..).zip(&mut plain.roots) {
            let mut present = u32::from(root.is_some());
            self.small(100 + last * 2 + u32::from(symbol > words), 1, &mut present);
            last = (last << 1 | present) & 7;
            if present == 1 {
                let tree = root.get_or_insert_default();
                self.tree(tree, &forest, symbol, marks, 0);
                marks = tree.marks;
            }
        }
    }

    fn id(&mut self, id: &mut String) {
        let mut bytes = core::mem::take(id).into_bytes();
        self.length(8, 8, &mut bytes);
        for byte in &mut bytes {
            let mut value = u32::from(*byte);
            self.small(9, 8, &mut value);
            *byte = value as u8;
        }
        *id = String::from_utf8(bytes).unwrap_or_default();
    }

    fn mark(&mut self, mark: &mut Mark) {
        let (mut code, mut weight) = (code_of(mark.meaning), mark.weight as u16 as u32);
        self.small(10, 10, &mut code);
        self.small(11, 16, &mut weight);
        *mark = Mark {
            meaning: meaning_of(code),
            weight: weight as u16 as i16,
        };
    }

    fn word(&mut self, word: &mut Word, before: &Word, bits_of_choice: u32) {
        let same = word
            .letters
            .iter()
            .zip(&before.letters)
            .take_while(|(a, b)| a == b)
            .count();
        let mut shared = same.min(31) as u32;
        self.small(200 + (before.letters.len() as u32).min(15), 5, &mut shared);
        let mut known: Vec<u8> = before
            .letters
            .iter()
            .copied()
            .take(shared as usize)
            .collect();
        loop {
            let above = before.letters.get(known.len()).copied().unwrap_or(0);
            let mut letter = word.letters.get(known.len()).copied().unwrap_or(0);
            self.letters.letter(self.coder, &known, above, &mut letter);
            if letter == 0 || known.len() > 255 {
                break;
            }
            known.push(letter);
        }
        word.letters = known;
        let shared = shared.min(7);
        self.small(340 + before.tongues, 4, &mut word.tongues);
        let mut marked = u32::from(word.dialects != 0);
        self.small(360 + word.tongues, 1, &mut marked);
        if marked == 1 {
            self.small(380, Dialect::ALL.len() as u32, &mut word.dialects);
        }
        self.small(310 + before.number, 2, &mut word.number);
        if word.tongues & u32::from(Lexicon::ARABIC | Lexicon::ARABIZI) != 0 {
            self.small(320 + shared, 1, &mut word.skeleton);
        }
        self.choices(word, before, shared, bits_of_choice);
    }

    /// The lists that `word` stands in: often those of the word before, of which it may be another form, and those of
    /// the last word that it shares a list with.
    fn choices(&mut self, word: &mut Word, before: &Word, shared: u32, bits: u32) {
        let mut rest = core::mem::take(&mut word.choices);
        let mut asked = Vec::new();
        self.too(&mut rest, word, &before.choices, &mut asked, shared);
        loop {
            let mut more = u32::from(!rest.is_empty());
            let found = word.choices.len().min(15) as u32;
            self.small(400 + found * 2 + u32::from(asked.is_empty()), 1, &mut more);
            if more == 0 {
                break;
            }
            let mut choice = rest.first().copied().unwrap_or(0);
            number(
                self.coder,
                &mut self.places,
                10 + word.tongues,
                bits,
                &mut choice,
            );
            rest.retain(|&it| it != choice);
            word.choices.push(choice);
            asked.push(choice);
            let like = self
                .last_with
                .get(choice as usize)
                .cloned()
                .unwrap_or_default();
            self.too(&mut rest, word, &like, &mut asked, 8);
        }
        crate::base::sort_by(&mut word.choices, |a, b| a < b);
        for &choice in &word.choices {
            if let Some(last) = self.last_with.get_mut(choice as usize) {
                last.clone_from(&word.choices);
            }
        }
    }

    /// Asks of each of `others` that was not asked of before whether `word` stands in it, too.
    fn too(
        &mut self,
        rest: &mut Vec<u32>,
        word: &mut Word,
        others: &[u32],
        asked: &mut Vec<u32>,
        context: u32,
    ) {
        let mut last = 2;
        for choice in others {
            if asked.contains(choice) {
                continue;
            }
            asked.push(*choice);
            let mut too = u32::from(rest.contains(choice));
            let many = (others.len() as u32).min(7);
            number(
                self.coder,
                &mut self.inherited,
                (context * 3 + last) * 8 + many,
                1,
                &mut too,
            );
            last = too;
            if too == 1 {
                rest.retain(|it| it != choice);
                word.choices.push(*choice);
            }
        }
    }

    /// The patterns that go on from `parent`; `like` are the marks of the tree before.
    fn tree(&mut self, tree: &mut Tree, forest: &Forest, parent: u32, like: u32, depth: u32) {
        let place = depth.min(3) * 2 + u32::from(parent > forest.words);
        let context = if depth == 0 { 1000 + like } else { place };
        number(
            self.coder,
            &mut self.marks,
            context * 8 + place,
            forest.bits_of_marks,
            &mut tree.marks,
        );
        let mut at = 0;
        loop {
            let mut more = u32::from(at < tree.edges.len() && depth < DEEPEST);
            self.small(500 + place * 8 + at.min(7) as u32, 1, &mut more);
            if more == 0 {
                break;
            }
            if at == tree.edges.len() {
                tree.edges.push((0, Tree::default()));
            }
            if let Some((symbol, below)) = tree.edges.get_mut(at) {
                self.symbol(symbol, forest, parent);
                self.tree(below, forest, *symbol, tree.marks, depth + 1);
            }
            at += 1;
        }
    }

    fn symbol(&mut self, symbol: &mut u32, forest: &Forest, parent: u32) {
        const ANY: u32 = 0;
        const WORD: u32 = 1;
        const NEAR: u32 = 2;
        const LIST: u32 = 3;
        let base = parent.max(forest.words + 1);
        let mut sort = match *symbol {
            0 => ANY,
            symbol if symbol <= forest.words => WORD,
            symbol if parent > forest.words && (base..base + 16).contains(&symbol) => NEAR,
            _ => LIST,
        };
        self.small(600 + u32::from(parent > forest.words), 2, &mut sort);
        let (first, context, bits) = match sort {
            ANY => (0, 0, 0),
            WORD => (1, 2, forest.bits_of_word),
            NEAR => (base, 3, 4),
            _ => (forest.words + 1, 4, forest.bits_of_choice),
        };
        let mut place = symbol.wrapping_sub(first);
        number(self.coder, &mut self.places, context, bits, &mut place);
        *symbol = first + place;
    }
}

/// What the trees of a lexicon are made of, and the bits that it takes to name one of each.
struct Forest {
    words: u32,
    bits_of_word: u32,
    bits_of_choice: u32,
    bits_of_marks: u32,
}

/// How many bits tell `count` things apart.
const fn bits_of(count: u32) -> u32 {
    u32::BITS - count.leading_zeros()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Tables;

    #[test]
    fn what_was_packed_is_packed_the_same_again() {
        let tables = Tables::builtin().unwrap();
        let packed = pack(&tables.lexicon);
        let unpacked = unpack(&packed);
        assert!(pack(&unpacked) == packed);
        assert_eq!(unpacked.entries.len(), tables.lexicon.entries.len());
        assert_eq!(unpacked.nodes.len(), tables.lexicon.nodes.len());
        assert_eq!(unpacked.skeletons.len(), tables.lexicon.skeletons.len());
    }

    #[test]
    fn every_word_and_what_follows_it_is_read_as_before() {
        let tables = Tables::builtin().unwrap();
        let unpacked = Tables::around(&tables.packed_lexicon()).unwrap();
        let words: Vec<&str> = (0..tables.lexicon.entries.len() as u32)
            .map(|at| tables.lexicon.word(at))
            .collect();
        for text in words.windows(3).map(|words| words.join(" ")) {
            let [before, after] = [&tables, &unpacked].map(|it| crate::read(it, &text, None));
            assert!(before == after, "{text}");
        }
    }
}
