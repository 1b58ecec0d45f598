use hatif_engine::Language;
use serde::{Deserialize, Serialize};

/// What a request says of the language that its sender reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Languages {
    /// Asked for in so many words: `?language=` or the body's `language`.
    pub(crate) asked: Option<Language>,
    /// What the browser prefers: `Accept-Language`.
    pub(crate) accepted: Option<Language>,
}

impl Languages {
    /// The same within a call that is held in a language: it comes before what the browser prefers.
    pub(crate) fn within(self, call: Option<Language>) -> Self {
        Self {
            asked: self.asked.or(call),
            ..self
        }
    }

    /// The language to answer in: what was asked for, else what the browser prefers, else the company's.
    pub(crate) fn choose(self, company: Language) -> Language {
        self.asked.or(self.accepted).unwrap_or(company)
    }
}

/// The language of ours that an `Accept-Language` header prefers, if it names one.
pub(crate) fn accepted(header: &str) -> Option<Language> {
    let mut best: Option<(Language, u32)> = None;
    for part in header.split(',') {
        let (range, parameters) = part.split_once(';').unwrap_or((part, ""));
        let tag = range.trim().split('-').next().unwrap_or_default();
        let Some(language) = Language::from_word(&tag.to_ascii_lowercase()) else {
            continue;
        };
        let weight = weight(parameters);
        if weight > best.map_or(0, |(_, weight)| weight) {
            best = Some((language, weight));
        }
    }
    best.map(|(language, _)| language)
}

/// A `q=` parameter in thousandths; 1000 when there is none that can be read.
fn weight(parameters: &str) -> u32 {
    parameters
        .split(';')
        .find_map(|it| it.trim().strip_prefix("q="))
        .and_then(|q| q.trim().parse::<f64>().ok())
        .map_or(1000, |q| (q.clamp(0.0, 1.0) * 1000.0) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_gives_the_language_of_ours_that_weighs_most() {
        for (header, language) in [
            ("ar", Some(Language::Ar)),
            ("ar-SY,ar;q=0.9,en;q=0.8", Some(Language::Ar)),
            ("fr-FR, fr;q=0.9, en-GB;q=0.8, ar;q=0.7", Some(Language::En)),
            ("en;q=0.3, AR;q=0.5", Some(Language::Ar)),
            ("en;q=0", None),
            ("fr, *", None),
            ("", None),
        ] {
            assert_eq!(accepted(header), language, "{header:?}");
        }
    }

    #[test]
    fn what_was_asked_for_comes_before_the_call_and_the_browser() {
        let (en, ar) = (Language::En, Language::Ar);
        let both = Languages {
            asked: Some(ar),
            accepted: Some(en),
        };
        assert_eq!(both.within(Some(en)).choose(en), ar);
        let accepted = Languages {
            asked: None,
            accepted: Some(ar),
        };
        assert_eq!(accepted.within(Some(en)).choose(ar), en);
        assert_eq!(accepted.within(None).choose(en), ar);
        assert_eq!(Languages::default().choose(ar), ar);
    }
}
