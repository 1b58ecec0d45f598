mod dialect;
mod evidence;
mod letters;
mod other;

use crate::base::{Confidence, Language, LanguageCode};

use self::dialect::dialect;
use self::evidence::{Evidence, Side};
pub(super) use self::letters::Letters;
use self::other::other;
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
    if let Some(sure) = other(scan, original, letters) {
        return reading(LanguageCode::Other, sure);
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
        arabic_words,
        latin_words,
        no_english,
        english,
        arabizi,
    } = evidence;
    let words = arabic_words + latin_words;
    let of = |code, part: u32, whole: u32| {
        // One more point on neither side: a single short word is never certain.
        reading(code, Confidence::share(part.min(whole), whole + 1))
    };
    if arabic_words > 0 {
        let whole = words * Evidence::SURE;
        let arabic = arabic_words * Evidence::SURE;
        // One English word among Arabic ones is a loan or a brand; two, and a fifth of the message, are English.
        if latin_words >= no_english + 2 && latin_words * 5 >= words {
            return of(LanguageCode::Mixed, arabic.min(whole - arabic) * 2, whole);
        }
        return of(LanguageCode::Ar, arabic, whole);
    }
    let whole = latin_words * Evidence::SURE;
    if both_present(english, arabizi) {
        return of(
            LanguageCode::Mixed,
            english.points.min(arabizi.points) * 2,
            whole,
        );
    }
    if arabizi.points > english.points {
        of(LanguageCode::Arabizi, arabizi.points, whole)
    } else if english.points > 0 {
        of(LanguageCode::En, english.points, whole)
    } else {
        // Unknown Latin words only: a name, a brand, a slip.
        reading(LanguageCode::En, Confidence::share(1, 2))
    }
}

/// Are both really present in a message in Latin letters? By words, or by phrases: a few words of one in a row amid the
/// other are no loan. The bounds are the best of a grid on the rows for development.
fn both_present(english: Side, arabizi: Side) -> bool {
    let (less, more) = (
        english.points.min(arabizi.points),
        english.points.max(arabizi.points),
    );
    let by_words = english.words >= 2 && arabizi.words >= 2 && less * 3 >= more;
    let by_phrases = english.longest >= 4 && arabizi.longest >= 2 && less * 6 >= more;
    by_words || by_phrases
}

fn reading(code: LanguageCode, confidence: Confidence) -> LanguageReading {
    LanguageReading {
        code,
        confidence,
        dialect: None,
        dialect_confidence: Confidence::ZERO,
    }
}
