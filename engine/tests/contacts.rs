//! Which contact details a message gives, and which numbers and words are none.

use std::sync::OnceLock;

use hatif_engine::{FindingKind, Reading, Tables, read};

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| Tables::builtin().unwrap_or_else(|error| panic!("{error}")))
}

/// Every contact in the order of the text: what stands there, and what it is: `0944 567 890 > +963944567890`.
/// `?` stands for a number whose country cannot be known.
fn contacts(text: &str, reading: &Reading) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let (mut emails, mut phones) = (
        reading.contact.emails.iter(),
        reading.contact.phones_e164.iter(),
    );
    let found: Vec<String> = reading
        .findings
        .iter()
        .filter(|finding| finding.kind == FindingKind::Contact)
        .map(|finding| {
            let place = &units[finding.start as usize..finding.end as usize];
            let place = String::from_utf16(place).unwrap();
            let value = match &*finding.label {
                "email" => emails.next().map(|it| it.as_str()),
                _ => phones
                    .next()
                    .map(|it| it.as_ref().map_or("?", |it| it.as_str())),
            };
            format!("{place} > {}", value.unwrap_or("missing"))
        })
        .collect();
    found.join(" | ")
}

fn check_at(home: Option<&str>, rows: &[(&str, &str)]) {
    let mut moved;
    let tables = match home {
        None => tables(),
        Some(iso) => {
            moved = Tables::builtin().unwrap();
            assert!(moved.set_home_country(iso), "{iso}");
            &moved
        }
    };
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(text, wanted)| {
            let reading = read(tables, text, None);
            assert_eq!(
                reading.contact.phones.len(),
                reading.contact.phones_e164.len()
            );
            let got = contacts(text, &reading);
            (got != *wanted).then(|| format!("{text}\n    wanted {wanted}\n    read   {got}"))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn check(rows: &[(&str, &str)]) {
    check_at(None, rows);
}

/// Texts that give no contact details at all.
fn check_none(texts: &[&str]) {
    let rows: Vec<(&str, &str)> = texts.iter().map(|text| (*text, "")).collect();
    check(&rows);
}

#[test]
fn a_number_is_found_in_any_digits_and_with_any_separators() {
    check(&[
        ("call +963 944 567 890", "+963 944 567 890 > +963944567890"),
        ("call +963-944-567-890.", "+963-944-567-890 > +963944567890"),
        ("+963.944.567.890", "+963.944.567.890 > +963944567890"),
        (
            "(+963) 944 567890 please",
            "(+963) 944 567890 > +963944567890",
        ),
        ("(0944) 567-890", "(0944) 567-890 > +963944567890"),
        ("011/2345678", "011/2345678 > +963112345678"),
        ("رقمي ٠٩٤٤٥٦٧٨٩٠", "٠٩٤٤٥٦٧٨٩٠ > +963944567890"),
        ("رقمي ۰۹۴۴ ۵۶۷ ۸۹۰", "۰۹۴۴ ۵۶۷ ۸۹۰ > +963944567890"),
        (
            "电话 ＋９６３９４４５６７８９０",
            "＋９６３９４４５６７８９０ > +963944567890",
        ),
        (
            "(０９４４) ５６７-８９０",
            "(０９４４) ５６７-８９０ > +963944567890",
        ),
        ("٠٩٤٤-٥٦٧-٨٩٠ جوالي", "٠٩٤٤-٥٦٧-٨٩٠ > +963944567890"),
        (
            "\u{200f}+٩٦٣\u{200e} ٩٤٤ ٥٦٧ ٨٩٠\u{200f} واتساب",
            "+٩٦٣\u{200e} ٩٤٤ ٥٦٧ ٨٩٠ > +963944567890",
        ),
        (
            "\u{2066}+963 944 567 890\u{2069}",
            "+963 944 567 890 > +963944567890",
        ),
        (
            "+963\u{a0}944\u{202f}567\u{2009}890",
            "+963\u{a0}944\u{202f}567\u{2009}890 > +963944567890",
        ),
        ("٠٩٤٤ــ٥٦٧ــ٨٩٠", "٠٩٤٤ــ٥٦٧ــ٨٩٠ > +963944567890"),
        ("0944–567–890", "0944–567–890 > +963944567890"),
        ("😀 0944 567 890 😀", "0944 567 890 > +963944567890"),
    ]);
}

#[test]
fn a_calling_code_is_known_by_plus_by_noughts_and_by_words() {
    check(&[
        ("00963944567890", "00963944567890 > +963944567890"),
        ("٠٠٩٦٣ ٩٤٤ ٥٦٧ ٨٩٠", "٠٠٩٦٣ ٩٤٤ ٥٦٧ ٨٩٠ > +963944567890"),
        (
            "zero zero 963 944 567 890",
            "zero zero 963 944 567 890 > +963944567890",
        ),
        (
            "صفر صفر ٩٦٣ ٩٤٤ ٥٦٧ ٨٩٠",
            "صفر صفر ٩٦٣ ٩٤٤ ٥٦٧ ٨٩٠ > +963944567890",
        ),
        (
            "plus 971 50 123 4567",
            "plus 971 50 123 4567 > +971501234567",
        ),
        ("زائد ٩٧١٥٠١٢٣٤٥٦٧", "زائد ٩٧١٥٠١٢٣٤٥٦٧ > +971501234567"),
        ("رقمي 963944567890+", "963944567890+ > +963944567890"),
        (
            "للتواصل 550277780 (966+)",
            "550277780 (966+ > +966550277780",
        ),
        ("https://wa.me/963944567890", "963944567890 > +963944567890"),
        ("tel:+963944567890", "+963944567890 > +963944567890"),
        ("+44 (0)20 7946 0018", "+44 (0)20 7946 0018 > +442079460018"),
        ("+963 0944 567 890", "+963 0944 567 890 > +963944567890"),
        ("+1 (201) 555-0123", "+1 (201) 555-0123 > +12015550123"),
        ("+39 06 1234 5678", "+39 06 1234 5678 > +390612345678"),
        ("+36 06 20 123 4567", "+36 06 20 123 4567 > +36201234567"),
        // No country of ours: as it is. A known country, and a length that it does not have: nobody knows.
        ("+998 90 123 45 67", "+998 90 123 45 67 > +998901234567"),
        ("+592 609 1234", "+592 609 1234 > +5926091234"),
        ("call +963 9445 678", "+963 9445 678 > ?"),
    ]);
}

#[test]
fn a_national_number_is_of_home_or_of_the_only_country_that_has_such() {
    check(&[
        ("0944567890", "0944567890 > +963944567890"),
        ("011 234 5678", "011 234 5678 > +963112345678"),
        ("my number is 944 567 890", "944 567 890 > +963944567890"),
        ("رقمي 963944567890", "963944567890 > +963944567890"),
        ("my number is 966512345678", "966512345678 > +966512345678"),
        // Egypt alone; the Emirates, Saudi Arabia and others; Jordan and Algeria.
        ("my mobile is 01012345678", "01012345678 > +201012345678"),
        ("my mobile is (050) 123 4567", "(050) 123 4567 > ?"),
        ("call me on 0791234567", "0791234567 > ?"),
        ("call me on (201) 555-0123", "(201) 555-0123 > ?"),
    ]);
    for (home, text, e164) in [
        ("LB", "71 123 456", "+96171123456"),
        ("LB", "03 123 456", "+9613123456"),
        ("JO", "0791234567", "+962791234567"),
        ("PS", "059 912 3456", "+970599123456"),
        ("IQ", "0791 234 5678", "+9647912345678"),
        ("SA", "050 123 4567", "+966501234567"),
        ("AE", "050 123 4567", "+971501234567"),
        ("QA", "3312 3456", "+97433123456"),
        ("KW", "500 12345", "+96550012345"),
        ("BH", "3600 1234", "+97336001234"),
        ("OM", "9212 3456", "+96892123456"),
        ("YE", "0712 345 678", "+967712345678"),
        ("EG", "0100 123 4567", "+201001234567"),
        ("SD", "091 123 1234", "+249911231234"),
        ("LY", "091-2345678", "+218912345678"),
        ("TN", "20 123 456", "+21620123456"),
        ("DZ", "0551 23 45 67", "+213551234567"),
        ("MA", "0650-123456", "+212650123456"),
        ("MR", "22 12 34 56", "+22222123456"),
        ("SO", "7 1123456", "+25271123456"),
        ("DJ", "77 83 10 01", "+25377831001"),
        ("KM", "321 23 45", "+2693212345"),
        ("US", "(201) 555-0123", "+12015550123"),
        ("CA", "1-506-234-5678", "+15062345678"),
        ("GB", "07400 123456", "+447400123456"),
        ("DE", "030 123456", "+4930123456"),
        ("FR", "06 12 34 56 78", "+33612345678"),
        ("IT", "312 345 6789", "+393123456789"),
        ("TR", "0501 234 56 78", "+905012345678"),
    ] {
        let row = format!("my number is {text}");
        check_at(Some(home), &[(&row, &format!("{text} > {e164}"))]);
    }
}

#[test]
fn two_numbers_are_two() {
    check(&[
        (
            "0944567890 0933123456",
            "0944567890 > +963944567890 | 0933123456 > +963933123456",
        ),
        (
            "0944 567 890 / 0933 123 456",
            "0944 567 890 > +963944567890 | 0933 123 456 > +963933123456",
        ),
        (
            "0944567890/0933123456",
            "0944567890 > +963944567890 | 0933123456 > +963933123456",
        ),
        (
            "0944567890 - 0933123456",
            "0944567890 > +963944567890 | 0933123456 > +963933123456",
        ),
        (
            "٠٩٤٤٥٦٧٨٩٠ أو ٠٩٣٣١٢٣٤٥٦",
            "٠٩٤٤٥٦٧٨٩٠ > +963944567890 | ٠٩٣٣١٢٣٤٥٦ > +963933123456",
        ),
        (
            "+963944567890 +971501234567",
            "+963944567890 > +963944567890 | +971501234567 > +971501234567",
        ),
        ("order 1234 0944567890", "0944567890 > +963944567890"),
        ("call 0944567890 2 times", "0944567890 > +963944567890"),
        ("at 10:30 0944567890", "0944567890 > +963944567890"),
        ("0944567890 10:30", "0944567890 > +963944567890"),
        ("31/12/2026 0944567890", "0944567890 > +963944567890"),
        ("call 4567890 or 4567891", "4567890 > ? | 4567891 > ?"),
    ]);
}

#[test]
fn words_beside_a_number_say_that_it_is_a_phone() {
    check(&[
        ("call me on 4567890", "4567890 > ?"),
        ("my number is 22334455", "22334455 > ?"),
        ("you can reach me at 6612345", "6612345 > ?"),
        ("ra2mi 0944567890", "0944567890 > +963944567890"),
        ("ra2mi 4567890", "4567890 > ?"),
        ("jawali 55512345", "55512345 > ?"),
        ("رقمي ٤٥٦٧٨٩٠", "٤٥٦٧٨٩٠ > ?"),
        ("جوالي 55512345", "55512345 > ?"),
        ("موبايلي: 66112233", "66112233 > ?"),
        ("تلفوني0944567890", "0944567890 > +963944567890"),
        ("واتس 22334455", "22334455 > ?"),
        ("tel. 4567890", "4567890 > ?"),
        ("about my order, call 22334455", "22334455 > ?"),
        ("طلبي تأخر كلموني على 22334455", "22334455 > ?"),
        ("22334455 is my number", "22334455 > ?"),
        ("my order is late. 0944567890", "0944567890 > +963944567890"),
        ("0944567890 طلبي متأخر", "0944567890 > +963944567890"),
        ("0112345678x12", "0112345678 > +963112345678"),
        (
            "0944567890: this is my number",
            "0944567890 > +963944567890",
        ),
    ]);
}

#[test]
fn numbers_that_are_called_something_else_are_no_phones() {
    check_none(&[
        "order 12345678 is late",
        "my order number is 0944567890",
        "Order #20241177889",
        "orders 123456789 and 987654321 are late",
        "طلبي رقم 123456789 متأخر",
        "طلب رقم 0944567890",
        "رقم الطلب ٩٨٧٦٥٤٣٢١",
        "ra2m el talab 123456789",
        "talabi ra2mo 98765432",
        "tracking number 612345678",
        "رقم التتبع 612345678",
        "رقم الشحنة 0912345678",
        "tracking: 1Z999AA10123456784",
        "awb 176-12345675",
        "invoice no. 0944567890",
        "INV-2026-0012345",
        "invoice #99887766",
        "فاتورة رقم ٥٥٦٦٧٧٨٨",
        "fatoura 55667788",
        "رقم الفاتورة: 501234567",
        "ticket 912345678",
        "رقم التذكرة 912345678",
        "رقم الشكوى 912345678",
        "my account number is 912345678",
        "رقم حسابي 0123456789",
        "booking reference 512345678",
        "رقم الحجز 5123456789",
        "flight EK203 on 12 December, PNR 7XK9QZ",
        "ref: 2026112301",
        "code 55512345",
        "the OTP is 48201934",
        "كود التحقق ٤٨٢٠١٩",
        "رمز التحقق 48201934",
        "meter reading 00123456",
        "قراءة العداد 00123456",
        "رقم العداد 0212345678",
        "my national id is 01010234567",
        "الرقم الوطني 01010234567",
        "رقمي الوطني 9901234567",
        "رقم الهوية 1098765432",
        "my iqama 2412345678",
        "passport 012345678",
        "policy number 512345678",
        "customer number 512345678",
        "serial number 512345678",
        "IMEI 356938035643809",
        "my salary is 51234567",
        "123456789 is my order number",
        "١٢٣٤٥٦٧٨٩ رقم طلبي",
    ]);
}

#[test]
fn dates_sums_cards_and_addresses_are_no_phones() {
    check_none(&[
        "on 2026-01-31 at 10:30",
        "31/12/2025",
        "31.12.2025 - 01.01.2026",
        "12-11-2026 10:45",
        "from 2019 - 2024",
        "2023/2024",
        "at 10.30 - 11.45",
        "10:30:45 to 12:45:50",
        "20261231",
        "20261231235959",
        "it cost $1234567.50",
        "1234567.50",
        "€ 12345678",
        "12345678 $",
        "12 345 678",
        "1.234.567",
        "12,345,678",
        "the price was 750000000",
        "دفعت ٧٥٠٠٠٠٠٠ ليرة",
        "المبلغ 12345678 ليرة",
        "1500000 SYP",
        "99.9999999%",
        "4111 1111 1111 1111",
        "my card is 4111111111111111",
        "5500-0000-0000-0004",
        "3782 822463 10005",
        "بطاقتي ٤١١١ ١١١١ ١١١١ ١١١١",
        "SA03 8000 0000 6080 1016 7519",
        "SA0380000000608010167519",
        "my iban DE89 3704 0044 0532 0130 00",
        "GB29 NWBK 6016 1331 9268 19",
        "NL91 ABNA 0417 1643 00",
        "EG380019000500000000263180002",
        "784-1990-1234567-1",
        "server 192.168.100.100",
        "10.15.70.120",
        "version 10.15.7.1234567",
        "v2.0.12345678",
        "https://example.com/item/1234567890",
        "https://example.com/?id=0944567890",
        "www.example.com/0944567890",
        "model AB-123456789",
        "AB123456789",
        "123456789AB",
        "123456789-AB",
        "SKU_123456789",
        "room 1204, floor 3",
        "12345678901234567890123456789012345678901234567890",
        "1 2 3 4 5 6 7 8 9 10",
        "20 plus 15000000",
        "2+12345678",
        "i can no longer afford purchase 00123842",
        "my inquiry number is 00922935",
        "update number 14393.321",
        "ipv6 2001:0db8:85a3:0000",
    ]);
}

#[test]
fn an_address_is_found_as_it_is_written() {
    check(&[
        (
            "write to layla.h+web@example.co.uk.",
            "layla.h+web@example.co.uk > layla.h+web@example.co.uk",
        ),
        ("Sara@Example.COM", "Sara@Example.COM > Sara@example.com"),
        (
            "ايميلي sara_99@mail.example.orgشكرا",
            "sara_99@mail.example.org > sara_99@mail.example.org",
        ),
        ("<a.b@c.co>", "a.b@c.co > a.b@c.co"),
        ("a@b.co,c@d.org", "a@b.co > a@b.co | c@d.org > c@d.org"),
        (
            "0944567890@gmail.com",
            "0944567890@gmail.com > 0944567890@gmail.com",
        ),
        (
            "ali@example.org أو 0944567890",
            "ali@example.org > ali@example.org | 0944567890 > +963944567890",
        ),
        ("sara＠example.org", "sara＠example.org > sara@example.org"),
    ]);
}

#[test]
fn an_address_is_found_as_it_is_spelt() {
    check(&[
        (
            "john dot smith at example dot com",
            "john dot smith at example dot com > john.smith@example.com",
        ),
        (
            "my email is sara at example dot org",
            "sara at example dot org > sara@example.org",
        ),
        (
            "sara at example dot org",
            "sara at example dot org > sara@example.org",
        ),
        (
            "Write me: SARA at Example dot ORG!",
            "SARA at Example dot ORG > sara@example.org",
        ),
        (
            "sara (at) example (dot) org",
            "sara (at) example (dot) org > sara@example.org",
        ),
        (
            "sara[at]example.org",
            "sara[at]example.org > sara@example.org",
        ),
        (
            "sara [at] example [dot] org please",
            "sara [at] example [dot] org > sara@example.org",
        ),
        (
            "sara {at} example {dot} org",
            "sara {at} example {dot} org > sara@example.org",
        ),
        (
            "sara <at> example.org",
            "sara <at> example.org > sara@example.org",
        ),
        ("sara at example.org is my email", ""),
        (
            "my mail: sara at example.org",
            "sara at example.org > sara@example.org",
        ),
        (
            "ahmad underscore 99 at gmail dot com",
            "ahmad underscore 99 at gmail dot com > ahmad_99@gmail.com",
        ),
        (
            "ahmad under score 99 at gmail dot com",
            "ahmad under score 99 at gmail dot com > ahmad_99@gmail.com",
        ),
        (
            "email ahmad 99 at gmail dot com",
            "ahmad 99 at gmail dot com > ahmad99@gmail.com",
        ),
        (
            "it is ali dash hassan at my dash shop dot co dot uk",
            "ali dash hassan at my dash shop dot co dot uk > ali-hassan@my-shop.co.uk",
        ),
        (
            "ahmad_99 at gmail.com",
            "ahmad_99 at gmail.com > ahmad_99@gmail.com",
        ),
        (
            "ahmad @ gmail . com",
            "ahmad @ gmail . com > ahmad@gmail.com",
        ),
        ("ahmad@gmail. com", "ahmad@gmail. com > ahmad@gmail.com"),
        (
            "ahmad@gmail dot com",
            "ahmad@gmail dot com > ahmad@gmail.com",
        ),
        (
            "ahmad@gmail دوت كوم",
            "ahmad@gmail دوت كوم > ahmad@gmail.com",
        ),
        (
            "ahmad آت gmail دوت كوم",
            "ahmad آت gmail دوت كوم > ahmad@gmail.com",
        ),
        (
            "ايميلي ahmad ات جيميل دوت كوم",
            "ahmad ات جيميل دوت كوم > ahmad@gmail.com",
        ),
        ("ايميلي ahmad@جيميل", "ahmad@جيميل > ahmad@gmail.com"),
        ("ahmad آت هوتميل", "ahmad آت هوتميل > ahmad@hotmail.com"),
        (
            "sara آت ياهو نقطة كوم",
            "sara آت ياهو نقطة كوم > sara@yahoo.com",
        ),
        (
            "sara99 آت اوتلوك دوت كوم",
            "sara99 آت اوتلوك دوت كوم > sara99@outlook.com",
        ),
        (
            "ahmad اندر سكور ٩٩ آت gmail دوت كوم",
            "ahmad اندر سكور ٩٩ آت gmail دوت كوم > ahmad_99@gmail.com",
        ),
        (
            "ahmad شرطة سفلية 99 آت gmail نقطة com",
            "ahmad شرطة سفلية 99 آت gmail نقطة com > ahmad_99@gmail.com",
        ),
        (
            "ahmad شحطة saleh ات example دوت نت",
            "ahmad شحطة saleh ات example دوت نت > ahmad-saleh@example.net",
        ),
        (
            "ahmad نقطة saleh @ example.sy",
            "ahmad نقطة saleh @ example.sy > ahmad.saleh@example.sy",
        ),
        (
            "imayli sara at gmail dot com",
            "sara at gmail dot com > sara@gmail.com",
        ),
        (
            "mon adresse: karim arobase example point fr",
            "karim arobase example point fr > karim@example.fr",
        ),
        ("😀 sara at gmail dot com", ""),
    ]);
}

#[test]
fn words_that_only_look_like_an_address_are_none() {
    check_none(&[
        "meet me at noon dot",
        "meet me at noon dot com",
        "look at example dot com",
        "I saw it at amazon dot com",
        "we ordered at example.com",
        "I work at example.com",
        "Shopping at amazon dot com is great",
        "email me when you are at example dot com",
        "find us at example dot org",
        "the shop at the corner dot",
        "no address: me@home, @handle, a@b.",
        "sara at gmail",
        "@sara_99 follow me",
        "I am at home. com is a word",
        "سارة آت من السوق دوت كوم",
        "العيد آت",
        "هو آت غدا نقطة",
        "السعر @ 5.50",
        "2 @ 10.com",
        "Cancelled flight @airline.today sent me a text",
        "new shoes @ example.com",
        "(49.99 @ example.com or shop.com)",
        "at dot com",
        "dot at dot dot dot",
        "at at at at at",
        "@ @ @ . com",
    ]);
}

mod laws {
    use hatif_engine::FindingKind;
    use proptest::prelude::*;

    use super::*;

    /// What contacts are made of, in any order, and what may break them.
    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            any::<String>(),
            "[0-9٠-٩۰-۹０-９ ()./+-]{0,24}",
            "[a-z0-9@._+-]{0,16}",
            prop::sample::select(vec![
                " ",
                "\n",
                "+",
                "＋",
                "00",
                "(0)",
                "at",
                "(at)",
                "آت",
                "dot",
                "دوت",
                "[dot]",
                "gmail",
                "جيميل",
                "com",
                "underscore",
                "شرطة سفلية",
                "under score",
                "zero zero ",
                "plus ",
                "@",
                "＠",
                "﹫",
                "wa.me/",
                ":",
                "رقم",
                "order",
                "my number is",
                "0944567890",
                "٠٩٤٤٥٦٧٨٩٠",
                "963",
                "\u{200f}",
                "\u{2066}",
                "ـ",
                "😀",
                "é",
                "ﻻ",
                "31/12/2026",
                "4111 1111 1111 1111",
                "NL91 ABNA ",
            ])
            .prop_map(str::to_string),
        ];
        prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn places_lie_in_the_text_on_borders_and_apart(text in pieces()) {
            let reading = read(tables(), &text, None);
            let mut borders: Vec<u32> = vec![0];
            for c in text.chars() {
                borders.push(borders.last().unwrap() + c.len_utf16() as u32);
            }
            let mut free_from = 0;
            for it in reading.findings.iter().filter(|it| it.kind == FindingKind::Contact) {
                prop_assert!(free_from <= it.start && it.start < it.end, "{it:?} in {text:?}");
                prop_assert!(borders.binary_search(&it.start).is_ok(), "{it:?} in {text:?}");
                prop_assert!(borders.binary_search(&it.end).is_ok(), "{it:?} in {text:?}");
                free_from = it.end;
            }
            prop_assert_eq!(reading.contact.phones.len(), reading.contact.phones_e164.len());
        }

        #[test]
        fn every_e164_is_a_plus_and_at_most_fifteen_digits_and_every_address_is_one(text in pieces()) {
            let contact = read(tables(), &text, None).contact;
            for number in contact.phones_e164.iter().flatten() {
                let digits = number.as_str().strip_prefix('+').unwrap();
                prop_assert!((5..=15).contains(&digits.len()), "{digits} of {text:?}");
                prop_assert!(digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0'));
            }
            for number in &contact.phones {
                let digits = number.as_str().trim_start_matches('+');
                prop_assert!(digits.bytes().all(|b| b.is_ascii_digit()));
            }
            for address in &contact.emails {
                let (name, domain) = address.as_str().rsplit_once('@').unwrap();
                prop_assert!(!name.is_empty() && name.is_ascii() && domain.contains('.') && domain.is_ascii());
                prop_assert!(!address.as_str().contains(' '));
            }
        }

        #[test]
        fn a_number_with_its_code_is_found_in_any_writing(
            national in "9[3-9][0-9]{7}",
            gap in prop::sample::select(vec!["", " ", "-", ".", "\u{a0}", "\u{200f}", " - "]),
            nought in prop::sample::select(vec!['0', '٠', '۰', '０']),
        ) {
            let grouped = format!("963{gap}{}{gap}{}", &national[..3], &national[3..]);
            let written: String = grouped
                .chars()
                .map(|c| c.to_digit(10).map_or(c, |it| char::from_u32(nought as u32 + it).unwrap()))
                .collect();
            let reading = read(tables(), &format!("reach me: +{written}."), None);
            let wanted = format!("+{written} > +963{national}");
            prop_assert_eq!(contacts(&format!("reach me: +{written}."), &reading), wanted);
        }
    }
}
