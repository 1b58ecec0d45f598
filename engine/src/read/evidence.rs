use crate::table::Lexicon;
use crate::text::TokenKind;

use super::scan::Scan;

#[cfg(any(feature = "weights", feature = "training"))]
use crate::table::model::Separator;

/// What tells words that no file has by their letters.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letters<'a> {
    /// Words of Arabizi from words of English.
    #[cfg(any(feature = "weights", feature = "training"))]
    pub(super) arabizi: Option<&'a Separator>,
    /// Words of other languages from words of ours.
    #[cfg(any(feature = "weights", feature = "training"))]
    pub(super) other: Option<&'a Separator>,
    /// Without weights, letters tell by their groups.
    #[cfg(not(any(feature = "weights", feature = "training")))]
    pub(super) nothing: core::marker::PhantomData<&'a ()>,
}

impl Letters<'_> {
    /// How much a Latin word, in normal form, leans: positive for English, negative for Arabizi, 0 for neither.
    fn leaning(self, word: &str) -> i32 {
        #[cfg(any(feature = "weights", feature = "training"))]
        if let Some(separator) = self.arabizi {
            return (-separator.score(word) / 32).clamp(-4, 4);
        }
        leaning_of_groups(word)
    }

    /// How much a word, as it is written, looks like one of another language; below 0, like one of ours.
    fn otherness(self, written: &str) -> i32 {
        #[cfg(any(feature = "weights", feature = "training"))]
        if let Some(separator) = self.other {
            return separator.score(written);
        }
        let _ = written;
        0
    }
}

/// What speaks for which language, in points: a word that is surely of one language gives four.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// Arabic, in Arabic letters.
    pub(super) arabic: u32,
    /// English.
    pub(super) english: u32,
    /// Arabic, in Latin letters.
    pub(super) arabizi: u32,
    /// Latin words that no file has and whose letters do not tell.
    pub(super) unknown: u32,
    /// How much more speaks for another language than for any of ours: a sure word gives [`SURE`].
    pub(super) other: i32,
    /// Latin words.
    pub(super) latin_words: u32,
    /// Arabic words.
    pub(super) arabic_words: u32,
    /// The most English words in a row.
    pub(super) run: u32,
    pub(super) lists: i32,
    pub(super) letters: i32,
}

/// What a word that is surely of another language says, in units of the letters' scores.
const SURE: i32 = 64;

impl Evidence {
    /// Of the words of `original`, each by itself.
    pub(super) fn gather(scan: &Scan<'_>, original: &str, letters: Letters<'_>) -> Self {
        let mut evidence = Self::default();
        let (mut run, mut last) = (0, u32::MAX);
        for word in &scan.words {
            let Some(token) = scan.text.tokens.get(word.token as usize) else {
                continue;
            };
            if word.token == last {
                continue;
            }
            last = word.token;
            let written = original
                .get(token.byte_start as usize..token.byte_end as usize)
                .unwrap_or("");
            match token.kind {
                TokenKind::Arabic => {
                    run = 0;
                    evidence.arabic += 4;
                    evidence.arabic_words += 1;
                    let ours = word.tongues & Lexicon::ARABIC != 0;
                    evidence.add_other(word.tongues, ours, written, letters);
                }
                TokenKind::Word => {
                    let normal = scan.text.normal(token);
                    if !normal.bytes().any(|b| b.is_ascii_lowercase()) {
                        continue;
                    }
                    evidence.latin_words += 1;
                    let english = evidence.english;
                    let (tongues, digits) = (word.tongues, token.digit_letters);
                    evidence.add_latin(tongues, normal, digits, letters);
                    run = if evidence.english > english { run + 1 } else { 0 };
                    evidence.run = evidence.run.max(run);
                    let ours = tongues & (Lexicon::ENGLISH | Lexicon::ARABIZI) != 0;
                    evidence.add_other(tongues, ours, written, letters);
                }
                _ => {}
            }
        }
        evidence
    }

    fn add_latin(&mut self, tongues: u8, normal: &str, digits: bool, letters: Letters<'_>) {
        match tongues & (Lexicon::ENGLISH | Lexicon::ARABIZI) {
            0 if digits && normal.len() > 3 => self.arabizi += 5,
            0 => match letters.leaning(normal) {
                0 => self.unknown += 2,
                lean if lean > 0 => self.english += lean.unsigned_abs(),
                lean => self.arabizi += lean.unsigned_abs(),
            },
            Lexicon::ENGLISH => self.english += 4,
            Lexicon::ARABIZI => self.arabizi += 4,
            // Of both: for each a little.
            _ => {
                self.english += 1;
                self.arabizi += 1;
            }
        }
    }

    fn add_other(&mut self, tongues: u8, ours: bool, written: &str, letters: Letters<'_>) {
        let by_letters = letters.otherness(written).clamp(-SURE, SURE);
        self.letters += by_letters;
        self.lists += match (tongues & Lexicon::OTHER != 0, ours) { (true, false) => SURE, (false, true) => -SURE, _ => 0 };
        self.other += match (tongues & Lexicon::OTHER != 0, ours) {
            (true, false) => SURE,
            (false, true) => -SURE,
            _ => by_letters,
        };
    }
}

/// As [`Letters::leaning`], by the letter groups that are the most telling.
fn leaning_of_groups(word: &str) -> i32 {
    const ENGLISH: [&str; 28] = [
        "tion", "ing", "ght", "ough", "ck", "wh", "ee", "ea", "ou", "qu", "ph", "ly", "ment",
        "ness", "ity", "ous", "ful", "er", "ed", "es", "th", "oo", "ive", "able", "ss", "ure",
        "ance", "al",
    ];
    const ARABIZI: [&str; 22] = [
        "kh", "gh", "aa", "sh", "ii", "uu", "bt", "mn", "lk", "hl", "tk", "nk", "bn", "dn", "wl",
        "yt", "kt", "ayy", "eyy", "ouch", "tch", "ek",
    ];
    let count = |groups: &[&str]| groups.iter().filter(|part| word.contains(**part)).count();
    match count(&ENGLISH).cmp(&count(&ARABIZI)) {
        core::cmp::Ordering::Greater => 2,
        core::cmp::Ordering::Equal => 0,
        core::cmp::Ordering::Less => -2,
    }
}
