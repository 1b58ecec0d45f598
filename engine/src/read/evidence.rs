use crate::table::Lexicon;
use crate::text::TokenKind;

use super::scan::Scan;

/// Tells unknown Latin words apart by their letters, where there are weights.
#[cfg(any(feature = "weights", feature = "training"))]
pub(super) type Separator = crate::table::model::Separator;
/// There are none.
#[cfg(not(any(feature = "weights", feature = "training")))]
pub(super) type Separator = core::convert::Infallible;

/// What speaks for which language, in points: a word that is surely of one language gives four.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// Arabic, in Arabic letters.
    pub(super) arabic: u32,
    /// English.
    pub(super) english: u32,
    /// Arabic, in Latin letters.
    pub(super) arabizi: u32,
    /// Another language, in Latin letters.
    pub(super) foreign: u32,
    /// Another language, in Arabic letters.
    pub(super) other: u32,
    /// Latin words that no file has and whose letters do not tell.
    pub(super) unknown: u32,
}

impl Evidence {
    /// Of the words of `original`, each by itself.
    pub(super) fn gather(
        scan: &Scan<'_>,
        original: &str,
        separator: Option<&Separator>,
    ) -> Self {
        let mut evidence = Self::default();
        for word in &scan.words {
            let Some(token) = scan.text.tokens.get(word.token as usize) else {
                continue;
            };
            let written = || {
                original
                    .get(token.byte_start as usize..token.byte_end as usize)
                    .unwrap_or("")
            };
            match token.kind {
                TokenKind::Arabic => evidence.add_arabic(word.tongues, written()),
                TokenKind::Word => {
                    let normal = scan.text.normal(token);
                    if normal.bytes().any(|b| b.is_ascii_lowercase()) {
                        evidence.add_latin(
                            word.tongues,
                            normal,
                            token.digit_letters,
                            written(),
                            separator,
                        );
                    }
                }
                _ => {}
            }
        }
        evidence
    }

    fn add_arabic(&mut self, tongues: u8, written: &str) {
        let known = tongues & Lexicon::ARABIC != 0;
        match (letters_of_other(written), tongues & Lexicon::OTHER != 0) {
            (Letters::Other, _) => self.other += 4,
            (_, true) if !known => self.other += 4,
            (Letters::Borrowed, _) if !known => {
                self.other += 1;
                self.arabic += 2;
            }
            _ => self.arabic += 4,
        }
    }

    fn add_latin(
        &mut self,
        tongues: u8,
        normal: &str,
        digit_letters: bool,
        written: &str,
        separator: Option<&Separator>,
    ) {
        const ALL: u8 = Lexicon::ENGLISH | Lexicon::ARABIZI | Lexicon::OTHER;
        let accents = !written.is_ascii() && written.chars().any(is_accented);
        let tongues = tongues & ALL;
        match tongues {
            0 if digit_letters => self.arabizi += 5,
            0 if accents => self.foreign += 3,
            0 => match leaning(normal, separator) {
                0 => self.unknown += 2,
                lean if lean > 0 => self.english += lean.unsigned_abs(),
                lean => self.arabizi += lean.unsigned_abs(),
            },
            Lexicon::ENGLISH if !accents => self.english += 4,
            Lexicon::ARABIZI if !accents => self.arabizi += 4,
            Lexicon::OTHER => self.foreign += 4,
            // Of several languages: for each a little.
            _ => {
                self.english += u32::from(tongues & Lexicon::ENGLISH != 0);
                self.arabizi += u32::from(tongues & Lexicon::ARABIZI != 0);
                self.foreign +=
                    u32::from(tongues & Lexicon::OTHER != 0) + 2 * u32::from(accents);
            }
        }
    }
}

/// Letters with marks, as languages in Latin letters other than English have them.
fn is_accented(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// What the letters of a word in Arabic script say.
enum Letters {
    /// Letters that no kind of Arabic has.
    Other,
    /// Letters of Persian that some dialects and some keyboards have, too.
    Borrowed,
    Arabic,
}

fn letters_of_other(written: &str) -> Letters {
    let mut found = Letters::Arabic;
    for c in written.chars() {
        match c {
            'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ہ' | 'ێ' | 'ۆ' | 'ڵ' | 'ڕ' | 'ە' | 'ۀ' | 'ۇ' | 'ې' => {
                return Letters::Other;
            }
            'گ' | 'چ' | 'پ' | 'ژ' | 'ی' | 'ک' | 'ھ' | '\u{200c}' => found = Letters::Borrowed,
            _ => {}
        }
    }
    found
}

/// How much the letters of an unknown Latin word lean: positive for English, negative for Arabizi, 0 for neither.
#[cfg(any(feature = "weights", feature = "training"))]
fn leaning(word: &str, separator: Option<&Separator>) -> i32 {
    match separator {
        Some(separator) => (-separator.score(word) / 32).clamp(-4, 4),
        None => leaning_of_groups(word),
    }
}

#[cfg(not(any(feature = "weights", feature = "training")))]
fn leaning(word: &str, _: Option<&Separator>) -> i32 {
    leaning_of_groups(word)
}

/// As [`leaning`], by the letter groups that are the most telling.
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
