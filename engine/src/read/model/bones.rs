//! Consonants that Arabic and Arabizi writing share, so that a word weighs the same in both.

/// The most consonants that are read of one word.
const MOST: usize = 20;
const HEAD: u32 = 31;
const TAIL: u32 = 30;

/// The consonants of one word, with marks for its borders.
pub(super) struct Bones {
    codes: [u32; MOST + 2],
    length: usize,
}

impl Bones {
    /// Of an Arabic word in normal form.
    pub(super) fn of_arabic(word: &[char]) -> Self {
        let mut bones = Self::open();
        let mut last = 0;
        for (at, &letter) in word.iter().enumerate() {
            let code = arabic(letter, at == 0);
            if code != 0 && code != last {
                bones.add(code);
            }
            last = code;
        }
        bones.add(TAIL);
        bones
    }

    /// Of a word of Arabizi in normal form.
    pub(super) fn of_arabizi(word: &[char]) -> Self {
        let mut bones = Self::open();
        let (mut last, mut at) = (0, 0);
        while let Some(&letter) = word.get(at) {
            let next = word.get(at + 1).copied().unwrap_or(' ');
            let (code, length) = latin(letter, next, at == 0);
            at += length;
            if code != 0 && code != last {
                bones.add(code);
            }
            last = code;
        }
        bones.add(TAIL);
        bones
    }

    fn open() -> Self {
        let mut bones = Self {
            codes: [0; MOST + 2],
            length: 0,
        };
        bones.add(HEAD);
        bones
    }

    fn add(&mut self, code: u32) {
        if let Some(slot) = self.codes.get_mut(self.length) {
            *slot = code;
            self.length += 1;
        }
    }

    /// The consonants between the borders; `None` when there are fewer than two.
    pub(super) fn whole(&self) -> Option<&[u32]> {
        let end = self.length.checked_sub(1)?;
        self.codes.get(1..end).filter(|codes| codes.len() >= 2)
    }

    /// The consonants with their borders.
    pub(super) fn bordered(&self) -> &[u32] {
        self.codes.get(..self.length).unwrap_or_default()
    }
}

fn arabic(letter: char, first: bool) -> u32 {
    match letter {
        'ب' => 1,
        'ت' | 'ط' | 'ث' => 2,
        'ج' => 3,
        'ح' | 'ه' => 4,
        'خ' => 5,
        'د' | 'ض' => 6,
        'ز' | 'ذ' | 'ظ' => 7,
        'ر' => 8,
        'س' | 'ص' => 9,
        'ش' => 10,
        'غ' => 11,
        'ف' => 12,
        'ك' | 'ق' => 13,
        'ل' => 14,
        'م' => 15,
        'ن' => 16,
        'و' if first => 17,
        'ي' if first => 18,
        _ => 0,
    }
}

fn latin(letter: char, next: char, first: bool) -> (u32, usize) {
    match (letter, next) {
        ('s' | 'c', 'h') => (10, 2),
        ('k', 'h') => (5, 2),
        ('g', 'h') => (11, 2),
        ('t', 'h') => (2, 2),
        ('d', 'h') => (7, 2),
        ('b' | 'p', _) => (1, 1),
        ('t' | '6', _) => (2, 1),
        ('j' | 'g', _) => (3, 1),
        ('h' | '7', _) => (4, 1),
        ('5' | 'x', _) => (5, 1),
        ('d', _) => (6, 1),
        ('z', _) => (7, 1),
        ('r', _) => (8, 1),
        ('s' | 'c', _) => (9, 1),
        ('8', _) => (11, 1),
        ('f' | 'v', _) => (12, 1),
        ('k' | 'q' | '9', _) => (13, 1),
        ('l', _) => (14, 1),
        ('m', _) => (15, 1),
        ('n', _) => (16, 1),
        ('w', _) if first => (17, 1),
        ('y', _) if first => (18, 1),
        _ => (0, 1),
    }
}
