#[cfg(any(feature = "weights", feature = "training"))]
use crate::table::model::Separator;

/// What tells words that no file has by their letters.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::read) struct Letters<'a> {
    /// Words of Arabizi from words of English.
    #[cfg(any(feature = "weights", feature = "training"))]
    pub(in crate::read) arabizi: Option<&'a Separator>,
    /// Words of other languages from words of ours.
    #[cfg(any(feature = "weights", feature = "training"))]
    pub(in crate::read) other: Option<&'a Separator>,
    /// Without weights, letters tell by their groups.
    #[cfg(not(any(feature = "weights", feature = "training")))]
    pub(in crate::read) nothing: core::marker::PhantomData<&'a ()>,
}

impl Letters<'_> {
    /// How much a Latin word, in normal form, leans: positive for Arabizi, negative for English.
    pub(super) fn leaning(self, word: &str) -> i32 {
        #[cfg(any(feature = "weights", feature = "training"))]
        if let Some(separator) = self.arabizi {
            return separator.score(word);
        }
        leaning_of_groups(word)
    }

    /// How much a word, as it is written, looks like one of another language; below 0, like one of ours.
    pub(super) fn otherness(self, written: &str) -> i32 {
        #[cfg(any(feature = "weights", feature = "training"))]
        if let Some(separator) = self.other {
            return separator.score(written);
        }
        let _ = written;
        0
    }
}

/// As [`Letters::leaning`], by the letter groups that are the most telling.
fn leaning_of_groups(word: &str) -> i32 {
    const ENGLISH: [&str; 28] = [
        "tion", "ing", "ght", "ough", "ck", "wh", "ee", "ea", "ou", "qu", "ph", "ly", "ment",
        "ness", "ity", "ous", "ful", "er", "ed", "es", "th", "oo", "ive", "able", "ss", "ure",
        "ance", "al",
    ];
    const ARABIZI: [&str; 22] = [
        "kh", "gh", "aa", "sh", "ii", "uu", "bt", "mn", "lk", "hl", "tk", "nk", "bn", "dn", "wl",
        "yt", "kt", "ayy", "eyy", "ouch", "tch", "ek",
    ];
    let count = |groups: &[&str]| groups.iter().filter(|part| word.contains(**part)).count();
    match count(&ARABIZI).cmp(&count(&ENGLISH)) {
        core::cmp::Ordering::Greater => 32,
        core::cmp::Ordering::Equal => 0,
        core::cmp::Ordering::Less => -32,
    }
}
