//! One stem a word, found without a dictionary: what a pair of words or a word of another form is compared by.

/// What stands joined before an Arabic word, longest first, with the fewest letters that must remain.
const PREFIXES: [(&[char], usize); 24] = [
    (&['و', 'ب', 'ا', 'ل'], 2),
    (&['ف', 'ب', 'ا', 'ل'], 2),
    (&['و', 'ه', 'ا', 'ل'], 3),
    (&['و', 'ل', 'ل'], 2),
    (&['ف', 'ل', 'ل'], 2),
    (&['و', 'ا', 'ل'], 2),
    (&['ف', 'ا', 'ل'], 2),
    (&['ب', 'ا', 'ل'], 2),
    (&['ك', 'ا', 'ل'], 3),
    (&['ه', 'ا', 'ل'], 2),
    (&['ع', 'ا', 'ل'], 3),
    (&['ش', 'ا', 'ل'], 3),
    (&['ل', 'ل'], 2),
    (&['ا', 'ل'], 2),
    (&['و', 'ب'], 3),
    (&['و', 'ل'], 3),
    (&['و', 'س'], 3),
    (&['و'], 3),
    (&['ف'], 3),
    (&['ب'], 3),
    (&['ل'], 3),
    (&['س'], 3),
    (&['ه'], 3),
    (&['ح'], 3),
];

/// What stands joined after it.
const SUFFIXES: [(&[char], usize); 20] = [
    (&['ك', 'و', 'ا'], 3),
    (&['ل', 'ك', 'م'], 3),
    (&['ل', 'ن', 'ا'], 3),
    (&['ا', 'ت', 'ي'], 3),
    (&['ه', 'م'], 3),
    (&['ك', 'م'], 3),
    (&['ه', 'ا'], 3),
    (&['ن', 'ا'], 3),
    (&['ن', 'ي'], 3),
    (&['ك', 'و'], 3),
    (&['ل', 'ي'], 3),
    (&['ل', 'ك'], 3),
    (&['ا', 'ت'], 2),
    (&['ي', 'ن'], 3),
    (&['و', 'ن'], 3),
    (&['و', 'ا'], 3),
    (&['ه'], 3),
    (&['ي'], 3),
    (&['ك'], 3),
    (&['ت'], 3),
];

/// English endings with what is cut off; the first that fits.
const ENDINGS: [(&[char], usize); 8] = [
    (&['i', 'n', 'g'], 3),
    (&['i', 'e', 's'], 3),
    (&['i', 'e', 'd'], 3),
    (&['e', 'd'], 2),
    (&['e', 's'], 2),
    (&['s'], 1),
    (&['y'], 1),
    (&['e'], 1),
];

/// The stem of an Arabic word in normal form.
pub(super) fn of_arabic(word: &[char]) -> &[char] {
    let mut stem = word;
    for (prefix, least) in PREFIXES {
        if let Some(rest) = stem.strip_prefix(prefix)
            && rest.len() >= least
        {
            stem = rest;
            break;
        }
    }
    for (suffix, least) in SUFFIXES {
        if let Some(rest) = stem.strip_suffix(suffix)
            && rest.len() >= least
        {
            stem = rest;
            break;
        }
    }
    stem
}

/// The stem of an English word in normal form.
pub(super) fn of_english(word: &[char]) -> &[char] {
    let mut stem = word;
    for (ending, cut) in ENDINGS {
        if word.ends_with(ending) && word.len() > ending.len() + 2 {
            if !word.ends_with(&['s', 's']) {
                stem = word.get(..word.len() - cut).unwrap_or(word);
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(word: &str, of: fn(&[char]) -> &[char]) -> String {
        let letters: Vec<char> = word.chars().collect();
        of(&letters).iter().collect()
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for (one, other) in [
            ("charged", "charging"),
            ("stopped", "stop"),
            ("deliveries", "deliver"),
            ("courses", "course"),
        ] {
            assert_eq!(stem(one, of_english), stem(other, of_english), "{one}");
        }
        for (one, other) in [("الطلب", "طلبكم"), ("للموظف", "الموظفين")] {
            assert_eq!(stem(one, of_arabic), stem(other, of_arabic), "{one}");
        }
    }
}
