use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use hashbrown::HashMap;

use crate::base::Language;
use crate::text::{Text, TokenKind};

use super::hash::Fx;

/// One pattern, taken apart.
pub(super) type Pattern = Vec<Element>;

/// One place of a [`Pattern`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// May the place be left out?
    pub(super) optional: bool,
    /// What may stand there.
    pub(super) choice: Choice,
}

/// What may stand in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// Any of these words, by their places in the lexicon; never empty.
    Words(Vec<u32>),
    /// Any word at all.
    Any,
}

/// Named lists of words.
pub(super) type Classes = HashMap<String, Vec<u32>, Fx>;

/// Gives a word in normal form its place in the lexicon.
pub(super) type Place<'a> = &'a mut dyn FnMut(&str) -> u32;

/// Takes `source` apart: places stand between spaces, `a|b` are alternates, `[a]` may be left out, `*` is any word,
/// `#` is a number, `{name}` is a class, `word~` is a verb with its regular forms.
///
/// A pattern of one place whose alternates have several words is several patterns.
pub(super) fn parse(
    source: &str,
    classes: &Classes,
    place_of: Place<'_>,
) -> Result<Pattern, String> {
    let mut pattern = Pattern::new();
    for place in source.split_whitespace() {
        let (place, optional) = match place.strip_prefix('[') {
            Some(rest) => (
                rest.strip_suffix(']')
                    .ok_or_else(|| format!("`]` at the end of `{place}`"))?,
                true,
            ),
            None => (place, false),
        };
        if let Some(words) = several_words(place) {
            pattern.extend(words.into_iter().map(|word| Element {
                optional,
                choice: Choice::Words([place_of(&word)].into()),
            }));
            continue;
        }
        let choice = match place {
            _ if place.split('|').any(|alternate| alternate == "*") => Choice::Any,
            _ => Choice::Words(alternates(place, classes, place_of)?),
        };
        pattern.push(Element { optional, choice });
    }
    if pattern.iter().all(|element| element.optional) {
        return Err(format!("a place that must be filled in `{source}`"));
    }
    Ok(pattern)
}

/// `i'll` and `e-mail` are two words each, wherever a customer writes them.
fn several_words(place: &str) -> Option<Vec<String>> {
    if place.contains(['|', '{', '~', '#', '*']) {
        return None;
    }
    let text = Text::new(place);
    let plain = text
        .tokens
        .iter()
        .all(|token| token.kind != TokenKind::Mark);
    (text.tokens.len() > 1 && plain).then(|| {
        text.tokens
            .iter()
            .map(|token| text.normal(token).into())
            .collect()
    })
}

/// The words of `a|b|{class}|verb~`, in normal form.
pub(super) fn alternates(
    place: &str,
    classes: &Classes,
    place_of: Place<'_>,
) -> Result<Vec<u32>, String> {
    let mut words = Vec::new();
    for alternate in place.split('|') {
        if let Some(name) = alternate
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
        {
            let members = classes
                .get(name)
                .ok_or_else(|| format!("a class named above, not `{name}`"))?;
            words.extend_from_slice(members);
        } else if let Some(verb) = alternate.strip_suffix('~') {
            let mut forms = Vec::new();
            inflect(&normal_word(verb)?, &mut forms);
            words.extend(forms.iter().map(|form| place_of(form)));
        } else if is_normal(alternate) {
            words.push(place_of(alternate));
        } else {
            words.push(place_of(&normal_word(alternate)?));
        }
    }
    Ok(words)
}

/// Stands for any digits, as a word that no text has.
pub(crate) const NUMBER: &str = "#";

/// Is it surely in normal form already? Most of the files' words are, and there are many of them.
fn is_normal(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() > 1
        && bytes.iter().all(u8::is_ascii_lowercase)
        && bytes
            .windows(3)
            .all(|run| !matches!(run, [a, b, c] if a == b && b == c))
}

fn normal_word(word: &str) -> Result<String, String> {
    if word == NUMBER {
        return Ok(word.into());
    }
    let text = Text::new(word);
    match text.tokens.as_slice() {
        [token] if token.kind != TokenKind::Mark => Ok(text.normal(token).into()),
        _ => Err(format!("one word, not `{word}`")),
    }
}

/// The regular forms of a verb: English from its base form, Arabic from the third person present (`يعمل`).
fn inflect(verb: &str, into: &mut Vec<String>) {
    if let Some(core) = verb.strip_prefix('ي') {
        for prefix in ["ي", "ت", "ا", "ن"] {
            into.push(format!("{prefix}{core}"));
        }
        for prefix in ["ي", "ت", "ن"] {
            into.push(format!("{prefix}{core}وا"));
        }
        into.push(format!("ي{core}ون"));
        into.push(format!("ت{core}ي"));
        into.push(format!("ت{core}ين"));
        return;
    }
    let without = |ending: &str| verb.strip_suffix(ending);
    let third = match (without("y"), verb) {
        (Some(core), _) if !core.ends_with(['a', 'e', 'o', 'u']) => format!("{core}ies"),
        _ if verb.ends_with(['s', 'x', 'z', 'o'])
            || verb.ends_with("ch")
            || verb.ends_with("sh") =>
        {
            format!("{verb}es")
        }
        _ => format!("{verb}s"),
    };
    let past = match (without("e"), without("y")) {
        (Some(_), _) => format!("{verb}d"),
        (_, Some(core)) if !core.ends_with(['a', 'e', 'o', 'u']) => format!("{core}ied"),
        _ => format!("{verb}ed"),
    };
    let present = match without("e") {
        Some(core) if !core.ends_with(['e', 'o', 'y']) => format!("{core}ing"),
        _ => format!("{verb}ing"),
    };
    into.extend([verb.into(), third, past, present]);
}

/// Is it a language that a data file can be in? `arabizi` is written Latin and read as Arabic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    Of(Language),
    Arabizi,
    /// A language that the reader only names as none of its own.
    Other,
    Either,
}

impl Tongue {
    pub(super) fn from_word(word: &str) -> Option<Self> {
        match word {
            "arabizi" => Some(Self::Arabizi),
            "other" => Some(Self::Other),
            "any" => Some(Self::Either),
            _ => Language::from_word(word).map(Self::Of),
        }
    }

    /// A bit of its own; none for words of any language.
    pub(super) const fn bit(self) -> u8 {
        match self {
            Self::Of(Language::En) => 1,
            Self::Of(Language::Ar) => 2,
            Self::Arabizi => 4,
            Self::Other => 8,
            Self::Either => 0,
        }
    }
}
