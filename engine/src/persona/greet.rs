use alloc::format;
use alloc::string::String;

use crate::base::{Language, Persona, Wording};
use crate::table::{Tables, fill};

/// How `persona` opens a call with a customer of that name.
pub(crate) fn greet(
    tables: &Tables,
    persona: Persona,
    language: Language,
    customer_name: Option<&str>,
) -> String {
    let name = customer_name.map_or_else(String::new, |name| {
        let before = tables.phrases.say("name.before", language);
        format!(" {}", fill(before, &[("name", name)]))
    });
    fill(
        &tables.personas.voice(persona, language).greeting,
        &[
            ("name", &name),
            ("company", tables.company.name(Wording::from(language))),
        ],
    )
}
