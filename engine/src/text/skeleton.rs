//! Arabic and Arabizi words by their consonants alone, so that `moshkela` finds `مشكلة`.

/// The consonants of a word, five bits each; letters that Arabizi does not tell apart are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub(crate) struct Skeleton(u64);

/// More consonants than this in one word, and it is no Arabic word.
const MOST: u32 = 12;
/// Fewer than this, and too many words would share them.
const LEAST: u32 = 3;

#[derive(Default)]
struct Builder {
    bits: u64,
    count: u32,
    last: u8,
}

impl Builder {
    fn add(&mut self, consonant: u8) {
        // A doubled consonant is written once in Arabic, at the writer's choice in Arabizi.
        if consonant == self.last {
            return;
        }
        self.last = consonant;
        self.count += 1;
        if self.count <= MOST {
            self.bits = self.bits << 5 | u64::from(consonant);
        }
    }

    fn vowel(&mut self) {
        self.last = 0;
    }

    fn finish(self) -> Option<Skeleton> {
        (LEAST..=MOST)
            .contains(&self.count)
            .then_some(Skeleton(self.bits))
    }
}

const B: u8 = 1;
const T: u8 = 2;
const J: u8 = 3;
const H: u8 = 4;
const KH: u8 = 5;
const D: u8 = 6;
const Z: u8 = 7;
const R: u8 = 8;
const S: u8 = 9;
const SH: u8 = 10;
const GH: u8 = 11;
const F: u8 = 12;
const K: u8 = 13;
const L: u8 = 14;
const M: u8 = 15;
const N: u8 = 16;
const W: u8 = 17;
const Y: u8 = 18;

/// The consonants of an Arabic word in normal form; `None` when there are too few to tell it by.
pub(crate) fn of_arabic(word: &str) -> Option<Skeleton> {
    let mut builder = Builder::default();
    let word = word.strip_suffix('ه').unwrap_or(word);
    for (at, c) in word.chars().enumerate() {
        let consonant = match c {
            'ب' => B,
            'ت' | 'ط' => T,
            'ج' => J,
            'ح' | 'ه' => H,
            'خ' => KH,
            'د' | 'ض' => D,
            'ز' | 'ذ' | 'ظ' => Z,
            'ر' => R,
            'س' | 'ص' => S,
            'ث' => T,
            'ش' => SH,
            'غ' => GH,
            'ف' => F,
            'ك' | 'ق' => K,
            'ل' => L,
            'م' => M,
            'ن' => N,
            'و' if at == 0 => W,
            'ي' if at == 0 => Y,
            _ => {
                builder.vowel();
                continue;
            }
        };
        builder.add(consonant);
    }
    builder.finish()
}

/// The consonants of a word of Arabizi in normal form; `None` when there are too few, or it cannot be Arabizi.
pub(crate) fn of_arabizi(word: &str) -> Option<Skeleton> {
    let mut builder = Builder::default();
    let word = word.strip_suffix('h').unwrap_or(word).as_bytes();
    let mut at = 0;
    while let Some(&letter) = word.get(at) {
        let next = word.get(at + 1).copied().unwrap_or(0);
        let (consonant, length) = match (letter, next) {
            (b's', b'h') | (b'c', b'h') => (SH, 2),
            (b'k', b'h') => (KH, 2),
            (b'g', b'h') => (GH, 2),
            (b't', b'h') => (T, 2),
            (b'd', b'h') => (Z, 2),
            (b'b' | b'p', _) => (B, 1),
            (b't' | b'6', _) => (T, 1),
            (b'j' | b'g', _) => (J, 1),
            (b'h' | b'7', _) => (H, 1),
            (b'5' | b'x', _) => (KH, 1),
            (b'd', _) => (D, 1),
            (b'z', _) => (Z, 1),
            (b'r', _) => (R, 1),
            (b's' | b'c', _) => (S, 1),
            (b'8', _) => (GH, 1),
            (b'f' | b'v', _) => (F, 1),
            (b'k' | b'q' | b'9', _) => (K, 1),
            (b'l', _) => (L, 1),
            (b'm', _) => (M, 1),
            (b'n', _) => (N, 1),
            (b'w', _) if at == 0 => (W, 1),
            (b'y', _) if at == 0 => (Y, 1),
            (b'a' | b'e' | b'i' | b'o' | b'u' | b'w' | b'y' | b'2' | b'3', _) => (0, 1),
            _ => return None,
        };
        if consonant == 0 {
            builder.vowel();
        } else {
            builder.add(consonant);
        }
        at += length;
    }
    builder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabizi_and_arabic_spellings_share_their_consonants() {
        for (arabizi, arabic) in [
            ("moshkela", "مشكله"),
            ("mushkilah", "مشكله"),
            ("btesta3mel", "بتستعمل"),
            ("wasalni", "وصلني"),
            ("2stargel", "استرجل"),
        ] {
            assert_eq!(of_arabizi(arabizi), of_arabic(arabic), "{arabizi}");
            assert!(of_arabizi(arabizi).is_some(), "{arabizi}");
        }
    }

    #[test]
    fn short_words_have_no_skeleton() {
        assert_eq!(of_arabizi("shu"), None);
        assert_eq!(of_arabic("شو"), None);
    }
}
