use crate::base::{Confidence, Language, LanguageCode};
use crate::table::Lexicon;
use crate::text::TokenKind;

use super::reading::LanguageReading;
use super::scan::Scan;

/// What speaks for which language, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Evidence {
    arabic: u32,
    english: u32,
    arabizi: u32,
    /// Latin words that no file has and whose letters do not tell.
    unknown: u32,
}

/// What the message is written in, by its script and words; `hint` counts only when there are no letters at all.
pub(super) fn language(scan: &Scan<'_>, hint: Option<Language>) -> LanguageReading {
    let counts = scan.text.counts;
    if counts.arabic + counts.latin == 0 {
        return match hint {
            Some(hint) if counts.foreign == 0 => LanguageReading {
                code: match hint {
                    Language::En => LanguageCode::En,
                    Language::Ar => LanguageCode::Ar,
                },
                // Nothing in the message speaks for it: one point against the other language and none of the two.
                confidence: Confidence::share(1, 3),
            },
            _ => LanguageReading {
                code: LanguageCode::Other,
                confidence: Confidence::share(counts.foreign + 1, counts.foreign + 2),
            },
        };
    }
    if counts.foreign > counts.arabic + counts.latin {
        return LanguageReading {
            code: LanguageCode::Other,
            confidence: Confidence::share(
                counts.foreign,
                counts.foreign + counts.arabic + counts.latin,
            ),
        };
    }
    judge(gather(scan))
}

fn gather(scan: &Scan<'_>) -> Evidence {
    let mut evidence = Evidence::default();
    for word in &scan.words {
        let Some(token) = scan.text.tokens.get(word.token as usize) else {
            continue;
        };
        match token.kind {
            TokenKind::Arabic => evidence.arabic += 4,
            TokenKind::Word => {
                let normal = scan.text.normal(token);
                let english = word.tongues & Lexicon::ENGLISH != 0;
                let arabizi = word.tongues & Lexicon::ARABIZI != 0;
                match (english, arabizi) {
                    (true, true) => {
                        evidence.english += 1;
                        evidence.arabizi += 1;
                    }
                    (true, false) => evidence.english += 4,
                    (false, true) => evidence.arabizi += 4,
                    (false, false) if !normal.bytes().any(|b| b.is_ascii_lowercase()) => {}
                    (false, false) if token.digit_letters => evidence.arabizi += 5,
                    (false, false) => match leaning(normal) {
                        0 => evidence.unknown += 2,
                        lean if lean > 0 => evidence.english += 2,
                        _ => evidence.arabizi += 2,
                    },
                }
            }
            _ => {}
        }
    }
    evidence
}

fn judge(evidence: Evidence) -> LanguageReading {
    let Evidence {
        arabic,
        english,
        arabizi,
        unknown,
    } = evidence;
    let latin = english + arabizi + unknown;
    let whole = arabic + latin;
    // One English word among Arabic ones is a loan or a brand; from two on, and a quarter of the message, it is English.
    if arabic > 0 {
        let real_english =
            english + unknown >= 8 && (english + unknown) * 4 >= whole && english >= 4;
        let real_arabic = arabic >= 8 && arabic * 4 >= whole || arabic * 2 >= whole;
        return match (real_english, real_arabic) {
            (true, true) => reading(LanguageCode::Mixed, latin.min(arabic) * 2, whole),
            (true, false) => reading(LanguageCode::En, latin, whole),
            (false, _) => reading(LanguageCode::Ar, arabic, whole),
        };
    }
    if arizi_and_english(english, arabizi) {
        return reading(LanguageCode::Mixed, english.min(arabizi) * 2, whole);
    }
    if arabizi > english {
        reading(LanguageCode::Arabizi, arabizi + unknown, whole)
    } else if english > 0 {
        reading(LanguageCode::En, english + unknown / 2, whole)
    } else {
        // Unknown Latin words only: a name, a brand, a slip.
        reading(LanguageCode::En, 1, 2)
    }
}

/// Are both really present in a message in Latin letters?
fn arizi_and_english(english: u32, arabizi: u32) -> bool {
    let (less, more) = (english.min(arabizi), english.max(arabizi));
    less >= 12 && less * 2 >= more
}

fn reading(code: LanguageCode, part: u32, whole: u32) -> LanguageReading {
    LanguageReading {
        code,
        // One more point on neither side: a single short word is never certain.
        confidence: Confidence::share(part.min(whole), whole + 1),
    }
}

/// Which way the letters of an unknown Latin word lean: positive for English, negative for Arabizi, 0 for neither.
fn leaning(word: &str) -> i32 {
    const ENGLISH: [&str; 28] = [
        "tion", "ing", "ght", "ough", "ck", "wh", "ee", "ea", "ou", "qu", "ph", "ly", "ment",
        "ness", "ity", "ous", "ful", "er", "ed", "es", "th", "oo", "ive", "able", "ss", "ure",
        "ance", "al",
    ];
    const ARABIZI: [&str; 22] = [
        "kh", "gh", "aa", "sh", "ii", "uu", "bt", "mn", "lk", "hl", "tk", "nk", "bn", "dn", "wl",
        "yt", "kt", "ayy", "eyy", "ouch", "tch", "ek",
    ];
    let english = ENGLISH.iter().filter(|part| word.contains(**part)).count();
    let arabizi = ARABIZI.iter().filter(|part| word.contains(**part)).count();
    i32::try_from(english).unwrap_or(0) - i32::try_from(arabizi).unwrap_or(0)
}
