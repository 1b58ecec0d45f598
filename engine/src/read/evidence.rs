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
    /// How much a Latin word, in normal form, leans: positive for Arabizi, negative for English.
    fn leaning(self, word: &str) -> i32 {
        #[cfg(any(feature = "weights", feature = "training"))]
        if let Some(separator) = self.arabizi {
            return separator.score(word);
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

/// What speaks for which language; a word that is surely of one gives it [`Evidence::SURE`] points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// Words in Arabic letters.
    pub(super) arabic_words: u32,
    /// Words in Latin letters.
    pub(super) latin_words: u32,
    /// English among the Latin words.
    pub(super) english: Side,
    /// Arabizi among the Latin words.
    pub(super) arabizi: Side,
    /// How much more speaks for a language that is not read than for ours, in units of the letters' scores.
    pub(super) other: i32,
    /// Is a word there that only a language that is not read has?
    pub(super) listed: bool,
    /// Words that only Arabizi has.
    pub(super) only_arabizi: u32,
}

/// One of the two languages that Latin words are of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Side {
    pub(super) points: u32,
    /// Words that speak for it clearly.
    pub(super) words: u32,
    /// The most of them one after the other.
    pub(super) longest: u32,
    run: u32,
}

impl Side {
    fn add(&mut self, points: u32) {
        self.points += points;
        if points >= CLEAR {
            self.words += 1;
            self.run += 1;
            self.longest = self.longest.max(self.run);
        }
    }
}

/// A word of so many points speaks clearly.
const CLEAR: u32 = 2;
// What words and letters say of other languages: best of a grid on a fifth of the rows that the letters had not seen.
/// A word that only a language that is not read has.
const OTHERS: i32 = 64;
/// A word that only a language of ours has.
const OURS: i32 = -48;
/// A word of Latin letters and digits for letters: nobody else writes so.
const DIGITS: i32 = -64;
/// What the letters of one word may say at most.
const MOST: i32 = 100;
/// An unknown word is likelier one of ours.
const UNKNOWN: i32 = -8;

impl Evidence {
    /// The points of a word that is surely of one language.
    pub(super) const SURE: u32 = 4;

    /// Of the words of `original`, each by itself.
    pub(super) fn gather(scan: &Scan<'_>, original: &str, letters: Letters<'_>) -> Self {
        let mut evidence = Self::default();
        let mut last = u32::MAX;
        for word in &scan.words {
            let token = scan.text.tokens.get(word.token as usize);
            let Some(token) = token.filter(|_| word.token != last) else {
                continue;
            };
            // A negation that is one token and two words counts once.
            last = word.token;
            let written = original
                .get(token.byte_start as usize..token.byte_end as usize)
                .unwrap_or("");
            match token.kind {
                TokenKind::Arabic => {
                    evidence.arabic_words += 1;
                    let ours = word.tongues & Lexicon::ARABIC != 0;
                    let theirs =
                        word.tongues & Lexicon::OTHER != 0 || has_letter_of_others(written);
                    evidence.add_other(ours, theirs, || letters.otherness(written));
                }
                TokenKind::Word => {
                    let normal = scan.text.normal(token);
                    if normal.bytes().any(|b| b.is_ascii_lowercase()) {
                        evidence.latin_words += 1;
                        let digits = token.digit_letters;
                        evidence.add_latin(word.tongues, normal, written, digits, letters);
                    }
                }
                _ => {}
            }
        }
        evidence
    }

    fn add_latin(
        &mut self,
        tongues: u8,
        normal: &str,
        written: &str,
        digits: bool,
        letters: Letters<'_>,
    ) {
        let english = tongues & Lexicon::ENGLISH != 0;
        let arabizi = tongues & Lexicon::ARABIZI != 0;
        let mut lean = 0;
        match (english, arabizi) {
            (true, false) => self.add_english(Self::SURE),
            (false, true) => self.add_arabizi(Self::SURE),
            // Of both: for each a little.
            (true, true) => {
                self.english.add(1);
                self.arabizi.add(1);
            }
            (false, false) if digits => self.add_arabizi(Self::SURE + 1),
            (false, false) => {
                lean = letters.leaning(normal);
                // Three: letters are never as sure as a word.
                let points = (lean.unsigned_abs() / STEP).min(3);
                if lean > 0 {
                    self.add_arabizi(points);
                } else {
                    self.add_english(points);
                }
            }
        }
        let theirs = tongues & Lexicon::OTHER != 0 || has_letter_of_others(written);
        self.only_arabizi += u32::from(!theirs && !english && (arabizi || digits));
        self.add_other(english || arabizi, theirs, || {
            if digits && tongues == 0 {
                return DIGITS;
            }
            // What looks like Arabizi may well be some that is spelt in an unusual way.
            letters.otherness(written) - lean.max(0) / 2
        });
    }

    fn add_english(&mut self, points: u32) {
        self.english.add(points);
        if points >= CLEAR {
            self.arabizi.run = 0;
        }
    }

    fn add_arabizi(&mut self, points: u32) {
        self.arabizi.add(points);
        if points >= CLEAR {
            self.english.run = 0;
        }
    }

    fn add_other(&mut self, ours: bool, theirs: bool, by_letters: impl Fn() -> i32) {
        self.listed |= theirs && !ours;
        self.other += match (ours, theirs) {
            (false, true) => OTHERS,
            (true, false) => OURS,
            _ => by_letters().clamp(-MOST, MOST) + UNKNOWN,
        };
    }
}

/// Is there a letter in the word that neither English nor any Arabic is written with, on whatever keyboard?
///
/// گ چ پ ی ک are not among them: dialects and keyboards have those. Nor é and à, which Arabizi has from French.
fn has_letter_of_others(written: &str) -> bool {
    !written.is_ascii()
        && written.chars().any(|c| {
            matches!(
                c,
                'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ہ' | 'ێ' | 'ۆ' | 'ڵ' | 'ڕ' | 'ە' | 'ژ'
                    | 'ş' | 'ğ' | 'ı' | 'î' | 'ê' | 'û' | 'ß' | 'ã' | 'õ'
                    // What Persian writes within a word where its parts are not to be joined.
                    | '\u{200c}'
            )
        })
}

/// So many units of the separator's score are a point.
const STEP: u32 = 16;

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
    match count(&ARABIZI).cmp(&count(&ENGLISH)) {
        core::cmp::Ordering::Greater => 32,
        core::cmp::Ordering::Equal => 0,
        core::cmp::Ordering::Less => -32,
    }
}
