use alloc::string::String;

use crate::base::{Language, LanguageCode, Private};
use crate::table::Phrases;

/// The most words that a reason quotes.
const MOST_WORDS: usize = 3;

/// Writes one sentence: the template of `key` with the customer's `words` quoted in it.
pub(super) fn reason(
    reasons: &Phrases,
    key: &str,
    language: Language,
    words: &[Private<String>],
) -> Private<String> {
    let (open, close, comma) = match language {
        Language::En => ("“", "”", ", "),
        Language::Ar => ("«", "»", "، "),
    };
    let template = template(reasons, key, !words.is_empty(), language);
    let (head, tail) = template.split_once("{words}").unwrap_or((template, ""));
    let mut sentence = String::with_capacity(template.len() + 40);
    sentence.push_str(head);
    if template.len() > head.len() {
        for (at, word) in words.iter().take(MOST_WORDS).enumerate() {
            if at > 0 {
                sentence.push_str(comma);
            }
            sentence.push_str(open);
            sentence.push_str(word.as_str());
            sentence.push_str(close);
        }
    }
    sentence.push_str(tail);
    Private::new(sentence)
}

/// The sentence at `key`, with a place for words when there are some to quote. Empty when there is none.
fn template<'a>(reasons: &'a Phrases, key: &str, quoting: bool, language: Language) -> &'a str {
    let mut longer = String::with_capacity(key.len() + 6);
    longer.push_str(key);
    longer.push_str(".words");
    let quoted = reasons.find(&longer, language).filter(|_| quoting);
    quoted.or_else(|| reasons.find(key, language)).unwrap_or("")
}

/// The language to explain a message in.
pub(super) fn language_of_reasons(code: LanguageCode, hint: Option<Language>) -> Language {
    match code {
        LanguageCode::En => Language::En,
        // Whoever writes Arabizi speaks Arabic.
        LanguageCode::Ar | LanguageCode::Mixed | LanguageCode::Arabizi => Language::Ar,
        LanguageCode::Other => hint.unwrap_or(Language::En),
    }
}
