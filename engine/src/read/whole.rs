use alloc::string::String;
use alloc::vec::Vec;

use crate::base::{Language, LanguageCode, Private};
use crate::table::Tables;
use crate::text::{Text, TokenKind};

use super::contact::{Contacts, contacts};
use super::finding::{findings, topics};
use super::intent::intents;
use super::language::language;
use super::priority::priority;
use super::question::is_question;
use super::reading::{IntentAnalysis, LanguageReading, Reading, SentimentAnalysisResult};
use super::reason::{language_of_reasons, reason};
use super::scan::{Hit, Scan};
use super::sentiment::sentiment;

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
    let language = language(&scan, hint);
    if matches!(language.code, LanguageCode::Arabizi | LanguageCode::Mixed) {
        scan.read_unknown_as_arabizi();
    }
    scan.find_patterns();

    let feeling = sentiment(&scan);
    let is_question = is_question(&scan);
    let scored = intents(&scan, &feeling, is_question);
    let findings = findings(&scan, &contacts, &scored, &feeling);
    let reasons_in = language_of_reasons(language.code, hint);

    let intents: Vec<IntentAnalysis> = scored
        .iter()
        .map(|scored| {
            let keywords = as_written(original, &scan, &scored.hits);
            IntentAnalysis {
                intent: scored.intent,
                confidence: scored.confidence,
                reasoning: reason(
                    &tables.reasons,
                    scored.intent.as_str(),
                    reasons_in,
                    &keywords,
                ),
                keywords,
                language: language.code,
            }
        })
        .collect();
    let emotion_indicators = as_written(original, &scan, &feeling.shown_by);
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
        is_question,
        contact: contacts.contact,
        findings,
        topics: topics(&scan),
    }
}

/// Reads only what a message is written in.
pub(crate) fn read_language(tables: &Tables, text: &str) -> LanguageReading {
    let original = text;
    let mut text = Text::new(original);
    let contacts = contacts(original, &text, tables);
    hide_contacts(&mut text, &contacts);
    language(&Scan::new(&tables.lexicon, &text), None)
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

/// The words of `hits` as the customer wrote them, each once, in the order of the text.
fn as_written(original: &str, scan: &Scan<'_>, hits: &[Hit]) -> Vec<Private<String>> {
    let mut words: Vec<Private<String>> = Vec::with_capacity(hits.len().min(MOST_WORDS));
    for hit in hits {
        if words.len() == MOST_WORDS {
            break;
        }
        let word = original.get(scan.bytes(hit)).unwrap_or("");
        if !word.is_empty() && !words.iter().any(|known| known.as_str() == word) {
            words.push(word.into());
        }
    }
    words
}
