//! One stem a word, found without a dictionary: what a pair of words or a word of another form is compared by.

/// What stands joined before an Arabic word, longest first, with the fewest letters that must remain.
const PREFIXES: [(&str, usize); 24] = [
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
    ("ف", 3),
    ("ب", 3),
    ("ل", 3),
    ("س", 3),
    ("ه", 3),
    ("ح", 3),
];

/// What stands joined after it.
const SUFFIXES: [(&str, usize); 20] = [
    ("كوا", 3),
    ("لكم", 3),
    ("لنا", 3),
    ("اتي", 3),
    ("هم", 3),
    ("كم", 3),
    ("ها", 3),
    ("نا", 3),
    ("ني", 3),
    ("كو", 3),
    ("لي", 3),
    ("لك", 3),
    ("ات", 2),
    ("ين", 3),
    ("ون", 3),
    ("وا", 3),
    ("ه", 3),
    ("ي", 3),
    ("ك", 3),
    ("ت", 3),
];

/// English endings with what is cut off; the first that fits.
const ENDINGS: [(&str, usize); 8] = [
    ("ing", 3),
    ("ies", 3),
    ("ied", 3),
    ("ed", 2),
    ("es", 2),
    ("s", 1),
    ("y", 1),
    ("e", 1),
];

/// The stem of an Arabic word in normal form.
pub(super) fn of_arabic(word: &[u32]) -> &[u32] {
    let mut stem = word;
    for (prefix, least) in PREFIXES {
        let length = prefix.chars().count();
        if stem.len() >= length + least && starts_with(stem, prefix) {
            stem = stem.get(length..).unwrap_or(stem);
            break;
        }
    }
    for (suffix, least) in SUFFIXES {
        let length = suffix.chars().count();
        if stem.len() >= length + least && ends_with(stem, suffix) {
            stem = stem.get(..stem.len() - length).unwrap_or(stem);
            break;
        }
    }
    stem
}

/// The stem of an English word in normal form.
pub(super) fn of_english(word: &[u32]) -> &[u32] {
    let mut stem = word;
    for (ending, cut) in ENDINGS {
        if word.len() > ending.len() + 2 && ends_with(word, ending) {
            if ending == "s" && ends_with(word, "ss") {
                break;
            }
            stem = word.get(..word.len() - cut).unwrap_or(word);
            break;
        }
    }
    // `stopped` and `stop`.
    if let [head @ .., before, last] = stem
        && head.len() >= 2
        && before == last
    {
        stem = stem.get(..stem.len() - 1).unwrap_or(stem);
    }
    stem
}

fn starts_with(word: &[u32], prefix: &str) -> bool {
    prefix.chars().zip(word).all(|(a, &b)| a as u32 == b)
}

fn ends_with(word: &[u32], suffix: &str) -> bool {
    suffix
        .chars()
        .rev()
        .zip(word.iter().rev())
        .all(|(a, &b)| a as u32 == b)
}
