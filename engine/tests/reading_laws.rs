//! What holds for every text.

use hatif_engine::{Language, Tables, read};
use proptest::prelude::*;
use std::sync::OnceLock;

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| Tables::builtin().unwrap_or_else(|error| panic!("{error}")))
}

/// Texts of what the reader cares about, in any order: words, digits, marks, joiners, contacts, broken pieces.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        Just(" ".to_string()),
        "[a-zA-Z0-9@.+'’!?()#:-]{0,12}",
        "[ء-ي٠-٩۰-۹ـًٌٍَُِّْ؟،]{0,12}",
        prop::sample::select(vec![
            "not working",
            "ما بيشتغل",
            "مبيشتغلش",
            "don’t",
            "he'll",
            "3ayez",
            "+971 50 123 4567",
            "٠٥٠١٢٣٤٥٦٧",
            "a@b.co",
            "😡",
            "👨‍👩‍👧",
            "\u{200f}",
            "\u{200d}",
            "ﻻ",
            "soooo",
            "راااائع",
            ":)",
            ":-(",
            "but",
            "لكن",
            "\u{10ffff}",
        ])
        .prop_map(str::to_string),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_text_is_read_and_every_place_lies_on_character_borders(text in pieces()) {
        let reading = read(tables(), &text, Some(Language::Ar));
        let mut borders: Vec<u32> = vec![0];
        for c in text.chars() {
            borders.push(borders.last().unwrap() + c.len_utf16() as u32);
        }
        prop_assert!(!reading.intents.is_empty());
        for pair in reading.intents.windows(2) {
            prop_assert!(pair[0].confidence >= pair[1].confidence);
        }
        for pair in reading.findings.windows(2) {
            prop_assert!(pair[0].start <= pair[1].start);
        }
        for finding in &reading.findings {
            prop_assert!(finding.start < finding.end, "{finding:?} in {text:?}");
            prop_assert!(borders.binary_search(&finding.start).is_ok(), "{finding:?} in {text:?}");
            prop_assert!(borders.binary_search(&finding.end).is_ok(), "{finding:?} in {text:?}");
        }
        for words in reading.intents.iter().map(|i| &i.keywords).chain([&reading.sentiment.emotion_indicators]) {
            for word in words {
                prop_assert!(text.contains(word.as_str()));
            }
        }
    }

    #[test]
    fn reading_is_pure(text in pieces()) {
        prop_assert_eq!(read(tables(), &text, None), read(tables(), &text, None));
    }

    #[test]
    fn a_phone_in_any_digits_is_the_same_phone(digits in "5[0-9]{8}") {
        let arabic: String = digits.chars().map(|d| char::from_u32('٠' as u32 + d as u32 - '0' as u32).unwrap()).collect();
        let persian: String = digits.chars().map(|d| char::from_u32('۰' as u32 + d as u32 - '0' as u32).unwrap()).collect();
        for spelling in [digits.clone(), arabic, persian] {
            let reading = read(tables(), &format!("call me on +966 {spelling} please"), None);
            let phones: Vec<&str> = reading.contact.phones.iter().map(|phone| phone.as_str()).collect();
            prop_assert_eq!(phones, vec![format!("+966{digits}")]);
        }
    }
}
