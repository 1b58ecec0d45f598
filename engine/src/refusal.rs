use alloc::format;

use crate::base::Language;
use crate::output::{ErrorCode, Refusal};
use crate::table::{Tables, fill};

/// What is said to a client that sent something that cannot be used.
pub fn refusal(tables: &Tables, code: ErrorCode, language: Language) -> Refusal {
    let key = format!("error.{}", code.as_str());
    let limit = format!("{}", tables.limits.message_chars);
    Refusal {
        code,
        message: fill(tables.phrases.say(&key, language), &[("limit", &limit)]),
        language,
    }
}
