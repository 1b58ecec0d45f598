use alloc::string::String;

/// What stands joined before a word: conjunctions, prepositions, the article, future and habitual marks.
///
/// Longest first, so that `وبال` is not taken for `و`. Each with the fewest letters that must remain:
/// a single letter is often part of the word itself, the article hardly ever.
const PREFIXES: [(&str, usize); 25] = [
    ("وبال", 2),
    ("فبال", 2),
    ("وهال", 3),
    ("ولل", 2),
    ("فلل", 2),
    ("وال", 2),
    ("فال", 2),
    ("بال", 2),
    ("كال", 3),
    ("هال", 2),
    ("عال", 3),
    ("شال", 3),
    ("لل", 2),
    ("ال", 2),
    ("وب", 3),
    ("ول", 3),
    ("وس", 3),
    ("و", 3),
    ("ف", 4),
    ("ب", 3),
    ("ل", 3),
    ("ك", 4),
    ("س", 3),
    ("ه", 3),
    ("ح", 3),
];

/// Pronouns joined after a noun or a verb; after them a ta marbuta is written as ta.
const PRONOUNS: [&str; 17] = [
    "كوا", "لكم", "لنا", "هم", "كم", "ها", "نا", "كن", "هن", "ني", "كو", "لي", "لك", "له", "ي",
    "ك", "ه",
];

/// Endings of number, gender and person.
const ENDINGS: [&str; 6] = ["ين", "ون", "وا", "ان", "ت", "و"];

/// Bytes of one Arabic letter in UTF-8.
const LETTER: usize = 2;

/// Calls `found` with what an Arabic word in normal form may be made of, likeliest first, without the word itself.
///
/// `خدماتكم` gives `خدمات` and `خدمه` among others. Not every candidate is a word: a lexicon decides.
pub(crate) fn for_each_stem(word: &str, scratch: &mut String, mut found: impl FnMut(&str)) {
    endings(word, scratch, &mut found);
    let mut stripped = 0;
    for (prefix, least) in PREFIXES {
        let Some(rest) = strip_prefix(word, prefix) else {
            continue;
        };
        if rest.len() < least * LETTER {
            continue;
        }
        // The marks of the future stand before verbs only, which begin with a person: `سيعمل`, not `سياسه`.
        if matches!(prefix, "س" | "ه" | "ح") {
            if rest.starts_with(['ي', 'ت', 'ن', 'ا']) {
                found(rest);
            }
            continue;
        }
        found(rest);
        endings(rest, scratch, &mut found);
        stripped += 1;
        if stripped == 2 {
            break;
        }
    }
}

fn endings(word: &str, scratch: &mut String, found: &mut impl FnMut(&str)) {
    for pronoun in PRONOUNS {
        let Some(stem) = strip_suffix(word, pronoun) else {
            continue;
        };
        if stem.len() < 3 * LETTER {
            continue;
        }
        found(stem);
        if let Some(bare) = stem.strip_suffix('ت') {
            with_ta_marbuta(bare, scratch, found);
            found(bare);
        }
        plural(stem, scratch, found);
        break;
    }
    plural(word, scratch, found);
    for ending in ENDINGS {
        if let Some(stem) = strip_suffix(word, ending)
            && stem.len() >= 3 * LETTER
        {
            found(stem);
            break;
        }
    }
}

/// As the method of the name; but most words end at the first look, at the byte in which Arabic letters differ.
#[inline]
pub(crate) fn strip_prefix<'a>(word: &'a str, prefix: &str) -> Option<&'a str> {
    if !prefix.is_empty() && word.as_bytes().get(1) != prefix.as_bytes().get(1) {
        return None;
    }
    word.strip_prefix(prefix)
}

/// As [`strip_prefix`], from the end.
#[inline]
pub(crate) fn strip_suffix<'a>(word: &'a str, suffix: &str) -> Option<&'a str> {
    if !suffix.is_empty() && word.as_bytes().last() != suffix.as_bytes().last() {
        return None;
    }
    word.strip_suffix(suffix)
}

/// `خدمات` is many a `خدمه`; `طلبات` many a `طلب`.
fn plural(word: &str, scratch: &mut String, found: &mut impl FnMut(&str)) {
    if let Some(stem) = strip_suffix(word, "ات")
        && stem.len() >= 2 * LETTER
    {
        with_ta_marbuta(stem, scratch, found);
        if stem.len() >= 3 * LETTER {
            found(stem);
        }
    }
}

fn with_ta_marbuta(stem: &str, scratch: &mut String, found: &mut impl FnMut(&str)) {
    scratch.clear();
    scratch.push_str(stem);
    scratch.push('ه');
    found(scratch);
}

/// The word inside a negation written as one with it: `مبيشتغلش`, `معنديش`, `مافي`.
pub(crate) fn circumfix(word: &str) -> Option<&str> {
    let inner = word.strip_prefix('م')?;
    let inner = inner.strip_prefix('ا').unwrap_or(inner);
    let joined = word.starts_with("ما");
    match inner.strip_suffix("ش").or_else(|| inner.strip_suffix("شي")) {
        Some(core) if core.len() >= 3 * LETTER => Some(core),
        _ if joined && inner.len() >= 2 * LETTER => Some(inner),
        _ => None,
    }
}
