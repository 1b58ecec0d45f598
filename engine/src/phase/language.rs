use crate::base::{Language, LanguageCode, Letters};
use crate::call::Call;
use crate::read::read_language;
use crate::table::Tables;

/// So many letters of a language are a decision to write in it; "ok", "yes" and «نعم» are not.
/// 6: the shortest greetings ("hello", «مرحبا») decide only as a customer's first words.
const LETTERS_THAT_DECIDE: usize = 6;

/// Turns the call to the language that the customer writes, or that the client now names, and to the letters that the
/// customer writes Arabic in. A client names no letters: they stay as the customer last wrote them.
///
/// What is written weighs more than what a client says, because a client says it with every message.
pub(super) fn follow_wish(tables: &Tables, call: &mut Call, text: &str, named: Option<Language>) {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let first_words = call.user_messages == 0 && letters >= 4;
    let written = match read_language(tables, text).code {
        LanguageCode::En => Some((Language::En, call.letters)),
        LanguageCode::Ar => Some((Language::Ar, Letters::Arabic)),
        LanguageCode::Arabizi => Some((Language::Ar, Letters::Latin)),
        LanguageCode::Mixed | LanguageCode::Other => None,
    };
    let newly_named = named.filter(|_| named != call.named_language);
    if named.is_some() {
        call.named_language = named;
    }
    let decided = written.filter(|_| letters >= LETTERS_THAT_DECIDE || first_words);
    if let Some((language, letters)) = decided {
        call.language = language;
        call.letters = letters;
    } else if let Some(language) = newly_named {
        call.language = language;
    }
}
