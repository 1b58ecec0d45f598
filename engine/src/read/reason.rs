use alloc::string::String;

use crate::base::{Language, LanguageCode, Private};
use crate::table::Reasons;

/// The most words that a reason quotes.
const MOST_WORDS: usize = 3;

/// Writes one sentence: the template of `key` with the customer's `words` quoted in it.
pub(super) fn reason(
    reasons: &Reasons,
    key: &str,
    language: Language,
    words: &[Private<String>],
) -> Private<String> {
    let (open, close, comma) = match language {
        Language::En => ("“", "”", ", "),
        Language::Ar => ("«", "»", "، "),
    };
    let template = reasons.template(key, !words.is_empty(), language);
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

/// The language to explain a message in.
pub(super) fn language_of_reasons(code: LanguageCode, hint: Option<Language>) -> Language {
    match code {
        LanguageCode::En => Language::En,
        // Whoever writes Arabizi speaks Arabic.
        LanguageCode::Ar | LanguageCode::Mixed | LanguageCode::Arabizi => Language::Ar,
        LanguageCode::Other => hint.unwrap_or(Language::En),
    }
}
