use crate::base::Confidence;
use crate::table::Lexicon;
use crate::text::TokenKind;

use super::super::scan::Scan;
use super::evidence::words;
use super::letters::Letters;

// What a word says for another language, in units of the letters' scores: best of a grid on a fifth of the rows that the
// letters had not seen.
/// A word that only a language that is not read has.
const THEIRS: i32 = 64;
/// A word that only a language of ours has.
const OURS: i32 = -48;
/// A word of Latin letters and digits for letters: nobody else writes so.
const DIGITS: i32 = -64;
/// What letters say of an unknown word, at most.
const MOST: i32 = 100;
/// An unknown word is likelier one of ours.
const UNKNOWN: i32 = -8;

// Chosen so that at least 95 of 100 messages in other languages are found and fewer than one of 200 of ours is lost.
/// What must be said in all when a word of another language is known.
const WITH_A_WORD: i32 = -40;
/// What must be said when letters alone speak: many a name or brand is foreign.
const LETTERS_ALONE: i32 = 10;

/// How sure it is that the message `original` is in a language that is not read; none when it is in one of ours.
pub(super) fn other(scan: &Scan<'_>, original: &str, letters: Letters<'_>) -> Option<Confidence> {
    let (mut said, mut known, mut count) = (0_i32, false, 0_i32);
    let (mut unknown, mut arabizi) = (0_i32, 0_i32);
    // Persian and its likes without one letter of theirs are as good as never written; Arabic nearly always is.
    let persian = !original.is_ascii() && original.chars().any(is_persian);
    let sort = |tongues: u8, kind: TokenKind, digits: bool, written: &str| {
        let arabic = kind == TokenKind::Arabic;
        let ours = if arabic {
            tongues & Lexicon::ARABIC != 0
        } else {
            tongues & (Lexicon::ENGLISH | Lexicon::ARABIZI) != 0
        };
        let theirs = tongues & Lexicon::OTHER != 0 || persian && written.chars().any(is_theirs);
        match (ours, theirs) {
            (true, false) => Sort::Ours,
            (false, true) => Sort::Theirs,
            (false, false) if digits => Sort::Digits,
            _ if arabic && !persian => Sort::Plain,
            _ => Sort::Unknown,
        }
    };
    let written = |start: u32, end: u32| original.get(start as usize..end as usize).unwrap_or("");
    for (word, token) in words(scan) {
        count += 1;
        let text = written(token.byte_start, token.byte_end);
        let sort = sort(word.tongues, token.kind, token.digit_letters, text);
        known |= sort == Sort::Theirs;
        unknown += i32::from(sort == Sort::Unknown);
        let only_arabizi =
            sort == Sort::Digits || sort == Sort::Ours && word.tongues & Lexicon::ENGLISH == 0;
        arabizi += i32::from(only_arabizi && token.kind == TokenKind::Word);
        said += match sort {
            Sort::Theirs => THEIRS,
            Sort::Ours => OURS,
            Sort::Digits => DIGITS,
            Sort::Plain | Sort::Unknown => UNKNOWN,
        };
    }
    let bound = if known { WITH_A_WORD } else { LETTERS_ALONE };
    // Arabizi of the Maghreb is full of French: two words that only Arabizi has, and it is no French.
    let loans = arabizi >= 2 && arabizi * 10 >= count;
    // Most messages end here: the letters could not change it.
    if loans || said.saturating_add(unknown.saturating_mul(MOST)) <= bound {
        return None;
    }
    for (word, token) in words(scan) {
        let text = written(token.byte_start, token.byte_end);
        if sort(word.tongues, token.kind, token.digit_letters, text) != Sort::Unknown {
            continue;
        }
        let mut score = letters.otherness(text);
        if word.tongues & (Lexicon::ENGLISH | Lexicon::ARABIC | Lexicon::ARABIZI) != 0 {
            if !known {
                // `la` is French, too; but nothing else here is.
                score = score.min(0);
            }
        } else if token.kind == TokenKind::Word {
            // What looks like Arabizi may well be some that is spelt in an unusual way.
            score -= letters.leaning(scan.text.normal(token)).max(0) / 2;
        }
        said += score.clamp(-MOST, MOST);
    }
    let most = count.saturating_mul(THEIRS);
    let part = |sum: i32| u32::try_from(sum).unwrap_or(0);
    (said > bound).then(|| {
        Confidence::share(
            part(most.saturating_add(said.clamp(0, most))),
            part(most.saturating_mul(2).saturating_add(THEIRS)),
        )
    })
}

/// Whose word it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Ours,
    Theirs,
    /// Of Latin letters, and digits for letters.
    Digits,
    /// In the letters of Arabic, in a message that has no others.
    Plain,
    /// Of several languages, or of none that is known: the letters tell.
    Unknown,
}

/// A letter that neither English nor any Arabic is written with, on whatever keyboard. Not é and à: Arabizi has them from
/// French.
fn is_theirs(c: char) -> bool {
    matches!(
        c,
        'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ہ' | 'ێ' | 'ۆ' | 'ڵ' | 'ڕ' | 'ە' | 'ژ'
            | 'ş' | 'ğ' | 'ı' | 'î' | 'ê' | 'û' | 'ß' | 'ã' | 'õ'
            // What Persian writes within a word where its parts are not to be joined.
            | '\u{200c}'
    )
}

/// A letter of Persian and its neighbours. Iraqi has گ چ پ, and some keyboards ی ک: no proof.
fn is_persian(c: char) -> bool {
    matches!(c, 'گ' | 'چ' | 'پ' | 'ی' | 'ک' | 'ۀ' | 'ھ') || is_theirs(c)
}
