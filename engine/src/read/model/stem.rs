//! One stem a word, found without a dictionary: what a pair of words or a word of another form is compared by.

/// The stem of an Arabic word in normal form.
pub(super) fn of_arabic(word: &[char]) -> &[char] {
    without_suffix(without_prefix(word))
}

/// Without what stands joined before it, longest first, when enough letters remain.
fn without_prefix(word: &[char]) -> &[char] {
    match word {
        ['و', 'ب', 'ا', 'ل', rest @ ..] if rest.len() >= 2 => rest,
        ['ف', 'ب', 'ا', 'ل', rest @ ..] if rest.len() >= 2 => rest,
        ['و', 'ه', 'ا', 'ل', rest @ ..] if rest.len() >= 3 => rest,
        ['و', 'ل', 'ل', rest @ ..] if rest.len() >= 2 => rest,
        ['ف', 'ل', 'ل', rest @ ..] if rest.len() >= 2 => rest,
        ['و', 'ا', 'ل', rest @ ..] if rest.len() >= 2 => rest,
        ['ف', 'ا', 'ل', rest @ ..] if rest.len() >= 2 => rest,
        ['ب', 'ا', 'ل', rest @ ..] if rest.len() >= 2 => rest,
        ['ك', 'ا', 'ل', rest @ ..] if rest.len() >= 3 => rest,
        ['ه', 'ا', 'ل', rest @ ..] if rest.len() >= 2 => rest,
        ['ع', 'ا', 'ل', rest @ ..] if rest.len() >= 3 => rest,
        ['ش', 'ا', 'ل', rest @ ..] if rest.len() >= 3 => rest,
        ['ل', 'ل', rest @ ..] if rest.len() >= 2 => rest,
        ['ا', 'ل', rest @ ..] if rest.len() >= 2 => rest,
        ['و', 'ب', rest @ ..] if rest.len() >= 3 => rest,
        ['و', 'ل', rest @ ..] if rest.len() >= 3 => rest,
        ['و', 'س', rest @ ..] if rest.len() >= 3 => rest,
        ['و', rest @ ..] if rest.len() >= 3 => rest,
        ['ف', rest @ ..] if rest.len() >= 3 => rest,
        ['ب', rest @ ..] if rest.len() >= 3 => rest,
        ['ل', rest @ ..] if rest.len() >= 3 => rest,
        ['س', rest @ ..] if rest.len() >= 3 => rest,
        ['ه', rest @ ..] if rest.len() >= 3 => rest,
        ['ح', rest @ ..] if rest.len() >= 3 => rest,
        _ => word,
    }
}

/// Without what stands joined after it.
fn without_suffix(word: &[char]) -> &[char] {
    match word {
        [rest @ .., 'ك', 'و', 'ا'] if rest.len() >= 3 => rest,
        [rest @ .., 'ل', 'ك', 'م'] if rest.len() >= 3 => rest,
        [rest @ .., 'ل', 'ن', 'ا'] if rest.len() >= 3 => rest,
        [rest @ .., 'ا', 'ت', 'ي'] if rest.len() >= 3 => rest,
        [rest @ .., 'ه', 'م'] if rest.len() >= 3 => rest,
        [rest @ .., 'ك', 'م'] if rest.len() >= 3 => rest,
        [rest @ .., 'ه', 'ا'] if rest.len() >= 3 => rest,
        [rest @ .., 'ن', 'ا'] if rest.len() >= 3 => rest,
        [rest @ .., 'ن', 'ي'] if rest.len() >= 3 => rest,
        [rest @ .., 'ك', 'و'] if rest.len() >= 3 => rest,
        [rest @ .., 'ل', 'ي'] if rest.len() >= 3 => rest,
        [rest @ .., 'ل', 'ك'] if rest.len() >= 3 => rest,
        [rest @ .., 'ا', 'ت'] if rest.len() >= 2 => rest,
        [rest @ .., 'ي', 'ن'] if rest.len() >= 3 => rest,
        [rest @ .., 'و', 'ن'] if rest.len() >= 3 => rest,
        [rest @ .., 'و', 'ا'] if rest.len() >= 3 => rest,
        [rest @ .., 'ه'] if rest.len() >= 3 => rest,
        [rest @ .., 'ي'] if rest.len() >= 3 => rest,
        [rest @ .., 'ك'] if rest.len() >= 3 => rest,
        [rest @ .., 'ت'] if rest.len() >= 3 => rest,
        _ => word,
    }
}

/// The stem of an English word in normal form.
pub(super) fn of_english(word: &[char]) -> &[char] {
    let stem = match word {
        [.., 's', 's'] => word,
        [rest @ .., 'i', 'n', 'g'] if rest.len() > 2 => rest,
        [rest @ .., 'i', 'e', 's' | 'd'] if rest.len() > 2 => rest,
        [rest @ .., 'e', 'd' | 's'] if rest.len() > 2 => rest,
        [rest @ .., 's' | 'y' | 'e'] if rest.len() > 2 => rest,
        _ => word,
    };
    match stem {
        // `stopped` and `stop`.
        [head @ .., before, last] if head.len() >= 2 && before == last => {
            stem.get(..stem.len() - 1).unwrap_or(stem)
        }
        _ => stem,
    }
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
