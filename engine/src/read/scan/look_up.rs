use alloc::string::String;
use alloc::vec::Vec;

use crate::table::{Entry, Lexicon, NUMBER, mask_of};
use crate::text::{Text, Token, TokenKind, circumfix, for_each_stem, of_arabizi};

use super::{MOST_TOKENS, Scan, Word, offset};

impl<'a> Scan<'a> {
    /// Looks up every word of `text`.
    pub(in crate::read) fn new(lexicon: &'a Lexicon, text: &'a Text) -> Self {
        let mut scan = Self {
            text,
            lexicon,
            words: Vec::with_capacity(text.tokens.len().min(MOST_TOKENS) + 4),
            symbols: Vec::with_capacity(text.tokens.len().min(MOST_TOKENS) * 8),
            hits: Vec::new(),
            weather: Vec::new(),
            contrast: None,
            denied: false,
            tried: 0,
        };
        let mut scratch = String::new();
        for (at, token) in (0_u32..).zip(text.tokens.iter().take(MOST_TOKENS)) {
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
        word.exact_end = word.symbols_end;
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
        word.exact_end = word.symbols_end;
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
    pub(in crate::read) fn read_unknown_as_arabizi(&mut self) {
        let mut pool = Vec::with_capacity(self.symbols.len() + 16);
        for at in 0..self.words.len() {
            let Some(&(mut word)) = self.words.get(at) else {
                break;
            };
            let old = word.symbols_start as usize..word.symbols_end as usize;
            let exact = word.exact_end - word.symbols_start;
            word.symbols_start = offset(pool.len());
            word.exact_end = word.symbols_start + exact;
            pool.extend_from_slice(self.symbols.get(old).unwrap_or_default());
            let token = self.text.tokens.get(word.token as usize);
            let known = word.tongues & !Lexicon::OTHER != 0;
            if let Some(token) = token.filter(|t| t.kind == TokenKind::Word && !known) {
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
            exact_end: here,
            mask: ANY_MASK,
            tongues: 0,
            dialects: 0,
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
}

const ANY_MASK: u64 = mask_of(Lexicon::ANY);

fn add_entry(lexicon: &Lexicon, pool: &mut Vec<u32>, word: &mut Word, entry: &Entry) {
    pool.extend_from_slice(lexicon.symbols(entry));
    word.mask |= entry.mask;
    word.dialects |= entry.dialects;
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
