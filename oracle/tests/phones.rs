//! The engine's E.164 against libphonenumber's, on its example numbers and their neighbours, in sentences.

use std::collections::BTreeMap;
use std::fmt::Write;

use hatif_engine::{Tables, read};
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberFormat, PhoneNumberType, Region};

/// Those whose numbers are read at home, too: `data/contact/countries.tsv` knows how they begin.
const SUPPORTED: &str = "SY LB JO PS IQ SA AE QA KW BH OM YE EG SD LY TN DZ MA MR SO DJ KM US CA GB TR \
    AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE";

const PERSONAL: [PhoneNumberType; 2] = [PhoneNumberType::FixedLine, PhoneNumberType::Mobile];
const SERVICES: [PhoneNumberType; 7] = [
    PhoneNumberType::TollFree,
    PhoneNumberType::PremiumRate,
    PhoneNumberType::SharedCost,
    PhoneNumberType::VoIP,
    PhoneNumberType::PersonalNumber,
    PhoneNumberType::Pager,
    PhoneNumberType::UAN,
];

const SENTENCES: [&str; 4] = [
    "my number is {} thanks",
    "please call me on {}, I am waiting",
    "رقمي {} شكرا",
    "اتصلوا على {} لو سمحتم",
];

/// Right and all, by what was asked.
#[derive(Default)]
struct Scores(BTreeMap<String, (u32, u32)>, String);

impl Scores {
    fn count(&mut self, tables: &Tables, kind: &str, form: &str, wanted: &str) {
        for sentence in SENTENCES {
            let text = sentence.replace("{}", form);
            let contact = read(tables, &text, None).contact;
            let got: Vec<&str> = contact
                .phones_e164
                .iter()
                .map(|it| it.as_ref().map_or("?", |it| it.as_str()))
                .collect();
            let (right, all) = self.0.entry(kind.to_string()).or_default();
            *all += 1;
            if got == [wanted] {
                *right += 1;
            } else {
                writeln!(self.1, "{kind}: {text}: wanted {wanted}, read {got:?}").unwrap();
            }
        }
    }

    /// At least `floor` in a thousand of all `kind`.
    fn assert(&self, kind: &str, floor: u32) {
        let (right, all) = self.0.get(kind).copied().unwrap_or_default();
        println!("{kind}: {right} of {all}");
        let wrong: Vec<&str> = self
            .1
            .lines()
            .filter(|it| it.starts_with(&format!("{kind}:")))
            .collect();
        assert!(
            all > 0 && right * 1000 >= all * floor,
            "{}",
            wrong.join("\n")
        );
        for line in wrong {
            println!("  {line}");
        }
    }
}

fn examples(region: Region, types: &[PhoneNumberType]) -> Vec<PhoneNumber> {
    let mut numbers: Vec<PhoneNumber> = Vec::new();
    for &kind in types {
        let Ok(example) = PHONE_NUMBER_UTIL.get_example_number_for_type_and_region(region, kind)
        else {
            continue;
        };
        for step in [0, 1, 1111, 4321] {
            let number = PhoneNumber {
                national_number: example.national_number + step,
                ..example.clone()
            };
            if number.is_valid_for_region(region) && !numbers.contains(&number) {
                numbers.push(number);
            }
        }
    }
    numbers
}

fn in_arabic_digits(text: &str) -> String {
    let digit = |c: char| match c.to_digit(10) {
        Some(digit) => char::from_u32('٠' as u32 + digit).unwrap(),
        None => c,
    };
    text.chars().map(digit).collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn home(iso: &str) -> Tables {
    let mut tables = Tables::builtin().unwrap();
    assert!(tables.set_home_country(iso), "{iso}");
    tables
}

#[test]
fn the_examples_of_libphonenumber_are_read_as_it_reads_them() {
    let mut scores = Scores::default();
    let builtin = Tables::builtin().unwrap();
    for iso in SUPPORTED.split_whitespace() {
        let region: Region = iso.parse().unwrap();
        let home = home(iso);
        for (types, who) in [(&PERSONAL[..], ""), (&SERVICES[..], " of a service")] {
            for number in examples(region, types) {
                let e164 = number.format_as(PhoneNumberFormat::E164).into_owned();
                let abroad = number
                    .format_as(PhoneNumberFormat::International)
                    .into_owned();
                let mut count = |form: &str| {
                    let kind = format!("with its code{who}");
                    scores.count(&builtin, &kind, form, &e164);
                };
                count(&e164);
                count(&abroad);
                count(&abroad.replace(' ', "-"));
                count(&abroad.replace(' ', "."));
                count(&abroad.replace(' ', "\u{a0}"));
                count(&abroad.replace('+', "00"));
                count(&abroad.replace('+', "zero zero "));
                count(&format!("\u{2066}{abroad}\u{2069}"));
                count(&in_arabic_digits(&abroad));
                count(&in_arabic_digits(&e164.replace('+', "00")));

                let national = number.format_as(PhoneNumberFormat::National).into_owned();
                // What the oracle itself makes of it: not every plan can be told from its own writing.
                let Ok(parsed) = PHONE_NUMBER_UTIL.parse(&national, Some(region)) else {
                    continue;
                };
                let wanted = parsed.format_as(PhoneNumberFormat::E164).into_owned();
                let kind = format!("at home{who}");
                for form in [&national, &in_arabic_digits(&national), &digits(&national)] {
                    scores.count(&home, &kind, form, &wanted);
                }
            }
        }
    }
    // All but seven-digit services of +1, and fixed lines of Somalia: where others dial a prefix first, a number of a
    // fixed line without it is anybody's guess.
    scores.assert("with its code", 1000);
    scores.assert("with its code of a service", 990);
    scores.assert("at home", 990);
    scores.assert("at home of a service", 990);
}

#[test]
fn every_other_country_is_read_with_its_code() {
    let tables = Tables::builtin().unwrap();
    let mut scores = Scores::default();
    for a in b'A'..=b'Z' {
        for b in b'A'..=b'Z' {
            let iso = [a as char, b as char].iter().collect::<String>();
            let Ok(region) = iso.parse::<Region>() else {
                continue;
            };
            for number in examples(region, &PERSONAL) {
                let e164 = number.format_as(PhoneNumberFormat::E164).into_owned();
                let abroad = number.format_as(PhoneNumberFormat::International);
                for form in [&e164, &*abroad, &in_arabic_digits(&abroad)] {
                    scores.count(&tables, "elsewhere", form, &e164);
                }
            }
        }
    }
    scores.assert("elsewhere", 990);
}

/// With `HATIF_DATA`, the folder of labelled data that is no part of this repository.
#[test]
fn the_numbers_of_the_development_set_are_read() {
    let Some(folder) = std::env::var_os("HATIF_DATA") else {
        println!("HATIF_DATA names no folder of data: nothing to compare");
        return;
    };
    let file = std::path::Path::new(&folder).join("contact/phones.dev.jsonl");
    let rows = std::fs::read_to_string(file).unwrap();
    let mut scores = Scores::default();
    for row in rows.lines() {
        let row: serde_json::Value = serde_json::from_str(row).unwrap();
        let cell = |name: &str| row[name].as_str().unwrap();
        let tables = home(cell("region"));
        scores.count(&tables, cell("form"), cell("text"), cell("e164"));
    }
    for form in ["e164", "00", "arabic_digits", "national"] {
        scores.assert(form, 990);
    }
}
