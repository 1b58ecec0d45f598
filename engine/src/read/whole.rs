use alloc::string::String;
use alloc::vec::Vec;

use crate::base::{Language, LanguageCode, Private};
use crate::table::Tables;
use crate::text::{Text, TokenKind};

use super::contact::{Contacts, contacts};
use super::finding::{findings, topics};
use super::judgement::Judgement;
use super::language::{Letters, language};
use super::priority::priority;
use super::reading::{IntentAnalysis, LanguageReading, Reading, SentimentAnalysisResult};
use super::reason::{language_of_reasons, reason};
use super::scan::{Place, Scan};

/// Reads one message.
///
/// Total, pure, and linear in the length of `text`. The customer's chosen language, `hint`, decides only where the
/// text has nothing to tell by.
///
/// # Example
///
/// ```
/// use hatif_engine::{Intent, Sentiment, Tables, read};
///
/// let tables = Tables::builtin()?;
/// let reading = read(&tables, "Your platform is not working properly. It keeps crashing.", None);
/// assert_eq!(reading.intents[0].intent, Intent::TechnicalSupport);
/// assert_eq!(reading.sentiment.sentiment, Sentiment::Negative);
/// # Ok::<(), hatif_engine::TableError>(())
/// ```
pub fn read(tables: &Tables, text: &str, hint: Option<Language>) -> Reading {
    let original = text;
    let mut text = Text::new(original);
    let contacts = contacts(original, &text, tables);
    hide_contacts(&mut text, &contacts);
    let mut scan = Scan::new(&tables.lexicon, &text);
    let language = language(&scan, original, letters(tables), hint);
    if matches!(language.code, LanguageCode::Arabizi | LanguageCode::Mixed) {
        scan.read_unknown_as_arabizi();
    }
    scan.find_patterns();

    let judgement = judge(tables, &scan, language.code);
    let findings = findings(&scan, &contacts, &judgement);
    let reasons_in = language_of_reasons(language.code, hint);

    let intents: Vec<IntentAnalysis> = judgement
        .intents
        .iter()
        .map(|judged| {
            let keywords = as_written(original, &scan, judged.places.iter().copied());
            IntentAnalysis {
                intent: judged.intent,
                confidence: judged.confidence,
                reasoning: reason(
                    &tables.reasons,
                    judged.intent.as_str(),
                    reasons_in,
                    &keywords,
                ),
                keywords,
                language: language.code,
            }
        })
        .collect();
    let feeling = &judgement.feeling;
    let emotion_indicators = as_written(original, &scan, feeling.shown_by());
    let sentiment = SentimentAnalysisResult {
        sentiment: feeling.sentiment,
        confidence: feeling.confidence,
        reasoning: reason(
            &tables.reasons,
            feeling.sentiment.as_str(),
            reasons_in,
            &emotion_indicators,
        ),
        emotion_indicators,
    };
    Reading {
        language,
        priority: priority(&scan, &intents, sentiment.sentiment),
        intents,
        sentiment,
        is_question: judgement.is_question,
        contact: contacts.contact,
        findings,
        topics: topics(&scan),
    }
}

/// What tells unknown words by their letters.
#[cfg(feature = "weights")]
fn letters(tables: &Tables) -> Letters<'_> {
    Letters {
        arabizi: Some(&tables.model.separator),
        other: Some(&tables.letters),
    }
}

#[cfg(not(feature = "weights"))]
fn letters(_: &Tables) -> Letters<'_> {
    Letters::default()
}

#[cfg(feature = "weights")]
fn judge(tables: &Tables, scan: &Scan<'_>, language: LanguageCode) -> Judgement {
    super::model::judge(&tables.model, scan, language)
}

/// An engine that is built without weights has its words.
#[cfg(not(feature = "weights"))]
fn judge(_: &Tables, scan: &Scan<'_>, _: LanguageCode) -> Judgement {
    super::words::judge(scan)
}

/// Reads only what a message is written in.
pub(crate) fn read_language(tables: &Tables, text: &str) -> LanguageReading {
    let original = text;
    let mut text = Text::new(original);
    let contacts = contacts(original, &text, tables);
    hide_contacts(&mut text, &contacts);
    let scan = Scan::new(&tables.lexicon, &text);
    language(&scan, original, letters(tables), None)
}

/// The words of an address say nothing about the customer.
pub(super) fn hide_contacts(text: &mut Text, contacts: &Contacts) {
    for place in contacts.places.iter().map(|place| &place.bytes) {
        let first = text
            .tokens
            .partition_point(|token| token.byte_end as usize <= place.start);
        for token in text.tokens.iter_mut().skip(first) {
            if token.byte_start as usize >= place.end {
                break;
            }
            token.kind = TokenKind::Contact;
        }
    }
}

/// The most words that are listed for one intent or feeling.
const MOST_WORDS: usize = 12;

/// The words at `places` as the customer wrote them, each once, in the order given.
fn as_written(
    original: &str,
    scan: &Scan<'_>,
    places: impl Iterator<Item = Place>,
) -> Vec<Private<String>> {
    let mut words: Vec<Private<String>> = Vec::new();
    for place in places {
        if words.len() == MOST_WORDS {
            break;
        }
        let word = original.get(place.bytes(scan.text)).unwrap_or("");
        if !word.is_empty() && !words.iter().any(|known| known.as_str() == word) {
            words.push(word.into());
        }
    }
    words
}
