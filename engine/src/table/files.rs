use super::Tables;
use super::company::Company;
use super::error::TableError;
use super::limits::Limits;
use super::personas::Personas;
use super::phrases::Phrases;
use super::replies::Replies;
use super::routes::Routes;

/// A data file by its name under `engine/data`, with its text.
macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../data/", $name)))
    };
}

const LIMITS: (&str, &str) = file!("limits.tsv");
const ROUTES: (&str, &str) = file!("routes.tsv");
const PHRASES: (&str, &str) = file!("phrases.tsv");
const REPLIES: (&str, &str) = file!("replies.tsv");
const PROFILE: (&str, &str) = file!("company/profile.tsv");
const FACTS: (&str, &str) = file!("company/facts.tsv");
const PERSONAS: [(&str, &str); 3] = [
    file!("personas/reception.md"),
    file!("personas/sales.md"),
    file!("personas/complaints.md"),
];

/// Parses every file in the list above: there are no others.
pub(super) fn parse() -> Result<Tables, TableError> {
    Ok(Tables {
        routes: Routes::parse(ROUTES.0, ROUTES.1)?,
        phrases: Phrases::parse(PHRASES.0, PHRASES.1)?,
        replies: Replies::parse(REPLIES.0, REPLIES.1)?,
        personas: Personas::parse(&PERSONAS)?,
        company: Company::parse(PROFILE, FACTS)?,
        limits: Limits::parse(LIMITS.0, LIMITS.1)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Language;
    use crate::output::ErrorCode;

    #[test]
    fn every_data_file_parses() {
        let problem = parse().err().map(|error| alloc::format!("{error}"));
        assert_eq!(problem, None);
    }

    #[test]
    fn every_error_and_every_route_has_its_words() {
        let tables = parse().unwrap();
        let errors = ErrorCode::ALL
            .iter()
            .map(|code| alloc::format!("error.{}", code.as_str()));
        let routes = tables
            .routes
            .names()
            .flat_map(|rule| ["action", "reason"].map(|kind| alloc::format!("{kind}.{rule}")));
        let missing: Vec<alloc::string::String> = errors
            .chain(routes)
            .filter(|key| {
                Language::ALL
                    .iter()
                    .any(|&language| tables.phrases.find(key, language).is_none())
            })
            .collect();
        assert_eq!(missing, Vec::<alloc::string::String>::new());
    }
}
