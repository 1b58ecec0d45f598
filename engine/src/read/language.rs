use crate::base::{Confidence, Language, LanguageCode};

use super::dialect::dialect;
use super::evidence::{Evidence, Letters};
use super::reading::LanguageReading;
use super::scan::Scan;

/// What the message `original` is written in, by its script, words and letters; `hint` counts only when there are no
/// letters at all.
pub(super) fn language(
    scan: &Scan<'_>,
    original: &str,
    letters: Letters<'_>,
    hint: Option<Language>,
) -> LanguageReading {
    let counts = scan.text.counts;
    if counts.arabic + counts.latin == 0 {
        return match hint {
            Some(hint) if counts.foreign == 0 => reading(
                match hint {
                    Language::En => LanguageCode::En,
                    Language::Ar => LanguageCode::Ar,
                },
                // Nothing in the message speaks for it: one point against the other language and none of the two.
                Confidence::share(1, 3),
            ),
            _ => reading(
                LanguageCode::Other,
                Confidence::share(counts.foreign + 1, counts.foreign + 2),
            ),
        };
    }
    if counts.foreign > counts.arabic + counts.latin {
        let whole = counts.foreign + counts.arabic + counts.latin;
        return reading(
            LanguageCode::Other,
            Confidence::share(counts.foreign, whole),
        );
    }
    let mut found = judge(Evidence::gather(scan, original, letters));
    if matches!(
        found.code,
        LanguageCode::Ar | LanguageCode::Arabizi | LanguageCode::Mixed
    ) && let Some((which, sure)) = dialect(scan)
    {
        found.dialect = Some(which);
        found.dialect_confidence = sure;
    }
    found
}

fn judge(evidence: Evidence) -> LanguageReading {
    let Evidence {
        arabic,
        english,
        arabizi,
        unknown,
        other,
        ..
    } = evidence;
    let latin = english + arabizi + unknown;
    let whole = arabic + latin;
    let of = |code, part: u32| {
        // One more point on neither side: a single short word is never certain.
        reading(code, Confidence::share(part.min(whole), whole + 1))
    };
    if other > 0 {
        return of(LanguageCode::Other, whole);
    }
    // One English word among Arabic ones is a loan or a brand; from two on, and a quarter of the message, it is English.
    if arabic > 0 {
        let real_english =
            english + unknown >= 8 && (english + unknown) * 4 >= whole && english >= 4;
        let real_arabic = arabic >= 8 && arabic * 4 >= whole || arabic * 2 >= whole;
        return match (real_english, real_arabic) {
            (true, true) => of(LanguageCode::Mixed, latin.min(arabic) * 2),
            (true, false) => of(LanguageCode::En, latin),
            (false, _) => of(LanguageCode::Ar, arabic),
        };
    }
    if both_present(english, arabizi) {
        return of(LanguageCode::Mixed, english.min(arabizi) * 2);
    }
    if arabizi > english {
        of(LanguageCode::Arabizi, arabizi + unknown)
    } else if english > 0 {
        of(LanguageCode::En, english + unknown / 2)
    } else {
        // Unknown Latin words only: a name, a brand, a slip.
        reading(LanguageCode::En, Confidence::share(1, 2))
    }
}

/// Are both really present in a message in Latin letters?
fn both_present(english: u32, arabizi: u32) -> bool {
    let (less, more) = (english.min(arabizi), english.max(arabizi));
    less >= 12 && less * 2 >= more
}

fn reading(code: LanguageCode, confidence: Confidence) -> LanguageReading {
    LanguageReading {
        code,
        confidence,
        dialect: None,
        dialect_confidence: Confidence::ZERO,
    }
}
