//! What each feature of the reader does, one table a feature.

use std::sync::OnceLock;

use hatif_engine::{FindingKind, Language, Reading, Tables, read};

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| Tables::builtin().unwrap_or_else(|error| panic!("{error}")))
}

/// Reads each text, puts down what `of` says of it, and compares with what is wanted.
fn check(of: impl Fn(&str, &Reading) -> String, rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(text, wanted)| {
            let got = of(text, &read(tables(), text, None));
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

fn intent(_: &str, reading: &Reading) -> String {
    reading.intents[0].intent.as_str().into()
}

fn sentiment(_: &str, reading: &Reading) -> String {
    reading.sentiment.sentiment.as_str().into()
}

fn intent_and_sentiment(text: &str, reading: &Reading) -> String {
    format!("{} {}", intent(text, reading), sentiment(text, reading))
}

fn question(_: &str, reading: &Reading) -> String {
    if reading.is_question { "asks" } else { "says" }.into()
}

fn language(_: &str, reading: &Reading) -> String {
    reading.language.code.as_str().into()
}

fn priority(_: &str, reading: &Reading) -> String {
    reading.priority.as_str().into()
}

fn contact(_: &str, reading: &Reading) -> String {
    let contact = &reading.contact;
    let all: Vec<&str> = contact
        .emails
        .iter()
        .chain(&contact.phones)
        .map(|found| found.as_str())
        .collect();
    all.join(" ")
}

/// Every finding of `kind`, cut out of the text by its UTF-16 places.
fn found(kind: FindingKind) -> impl Fn(&str, &Reading) -> String {
    move |text, reading| {
        let units: Vec<u16> = text.encode_utf16().collect();
        let places: Vec<String> = reading
            .findings
            .iter()
            .filter(|finding| finding.kind == kind)
            .map(|finding| {
                String::from_utf16(&units[finding.start as usize..finding.end as usize]).unwrap()
            })
            .collect();
        places.join(" | ")
    }
}

#[test]
fn the_guides_examples_have_the_guides_labels() {
    check(
        intent_and_sentiment,
        &[
            (
                "I'm interested in your digital platform service",
                "service_inquiry positive",
            ),
            (
                "What's the pricing for platform development?",
                "sales_interest neutral",
            ),
            (
                "Great! I'd like to schedule a consultation. Can I get your contact details?",
                "sales_interest positive",
            ),
            (
                "أنا أبحث عن خدمة تصميم ويب، هل لديكم عرض أفضل؟",
                "service_inquiry neutral",
            ),
            (
                "Your platform is not working properly. It keeps crashing.",
                "technical_support negative",
            ),
            (
                "هل تقدمون برامج تدريب؟ أنا مهتم بالتسويق الرقمي",
                "training_interest positive",
            ),
            ("أنا مهتم بخدمة الإعلانات", "service_inquiry positive"),
            ("Tell me about your services", "service_inquiry neutral"),
            (
                "Hello, I'm interested in your services",
                "service_inquiry positive",
            ),
        ],
    );
    let both = read(
        tables(),
        "أنا أبحث عن خدمة تصميم ويب، هل لديكم عرض أفضل؟",
        None,
    );
    let intents: Vec<&str> = both.intents.iter().map(|one| one.intent.as_str()).collect();
    assert_eq!(intents, ["service_inquiry", "sales_interest"]);
}

#[test]
fn every_word_of_the_guides_lists_speaks_for_its_path() {
    for (words, paths) in [
        (
            "problem issue complaint broken error",
            ["complaint", "technical_support"],
        ),
        ("مشكلة شكوى عطل خطأ سيء", ["complaint", "technical_support"]),
        (
            "price cost quote interested buy service",
            ["sales_interest", "service_inquiry"],
        ),
        (
            "سعر تكلفة عرض مهتم شراء خدمة",
            ["sales_interest", "service_inquiry"],
        ),
        (
            "technical bug error",
            ["technical_support", "technical_support"],
        ),
        ("تقني خلل", ["technical_support", "technical_support"]),
        ("information how", ["information", "information"]),
        ("معلومات عن شرح كيفية", ["information", "information"]),
    ] {
        for word in words.split(' ') {
            let got = intent(word, &read(tables(), word, None));
            assert!(paths.contains(&got.as_str()), "{word}: {got}");
        }
    }
    check(
        intent,
        &[
            ("not working", "technical_support"),
            ("لا يعمل", "technical_support"),
            ("مشكلة تقنية", "technical_support"),
            ("ما هو", "information"),
        ],
    );
    for (words, positive) in [
        (
            "good great excellent happy love جيد رائع ممتاز سعيد أحب",
            true,
        ),
        ("bad terrible hate frustrated سيء فظيع محبط غاضب", false),
    ] {
        for word in words.split(' ') {
            let reading = read(tables(), word, None).sentiment.sentiment;
            assert!(
                if positive {
                    reading.is_positive()
                } else {
                    reading.is_negative()
                },
                "{word}: {reading:?}"
            );
        }
    }
}

#[test]
fn negation_turns_feelings_and_takes_complaints_away() {
    check(
        sentiment,
        &[
            ("not good", "negative"),
            ("It is not a very good service", "negative"),
            ("I don’t like it", "negative"),
            ("I dont like it", "negative"),
            ("never happy", "negative"),
            ("not bad", "positive"),
            ("مش كويس", "negative"),
            ("ليس جيدا", "negative"),
            ("مو حلو", "negative"),
            ("ما عجبني", "negative"),
            ("موش باهي", "negative"),
            ("mesh kwayes", "negative"),
        ],
    );
    check(
        intent,
        &[
            ("no problem", "other"),
            ("I don't have a complaint", "other"),
            ("ما في مشكلة", "other"),
            ("مفيش مشكلة", "other"),
            ("مش عايز اشتكي", "other"),
            ("mafi moshkle", "other"),
            ("not working", "technical_support"),
            ("it won't load", "technical_support"),
            ("ما بيشتغل", "technical_support"),
            ("مش شغال", "technical_support"),
            ("مبيشتغلش", "technical_support"),
            ("ما خدام والو", "technical_support"),
        ],
    );
}

#[test]
fn what_follows_a_contrast_weighs_more() {
    check(
        sentiment,
        &[
            ("The food was good but the service was terrible", "negative"),
            (
                "The delivery was slow but the product is excellent",
                "positive",
            ),
            ("الاكل طيب بس التوصيل سيء", "negative"),
            ("التوصيل متأخر لكن المنتج ممتاز", "positive"),
        ],
    );
}

#[test]
fn degree_and_loudness_change_strength() {
    check(
        sentiment,
        &[
            ("good", "positive"),
            (
                "This is absolutely amazing, I love it so so much!!",
                "very_positive",
            ),
            ("رائع جدا وممتاز جدا", "very_positive"),
            ("sooooo goooood", "positive"),
            ("رااااائع", "positive"),
            ("this is bad", "negative"),
            ("THIS IS BAD, REALLY BAD SERVICE!!!", "angry"),
            ("😡😡", "angry"),
            ("👍", "positive"),
            ("thanks :)", "positive"),
            ("so sad :(", "negative"),
        ],
    );
}

#[test]
fn courtesy_is_no_feeling() {
    check(
        sentiment,
        &[
            ("please", "neutral"),
            ("Good morning", "neutral"),
            ("لو سمحت", "neutral"),
            ("صباح الخير", "neutral"),
            ("يعطيك العافية", "neutral"),
        ],
    );
}

#[test]
fn words_match_words_through_their_clitics_and_spellings() {
    check(
        found(FindingKind::Intent),
        &[
            ("وبالأسعار", "وبالأسعار"),
            ("خدماتكم", "خدماتكم"),
            ("السِّعْر", "السِّعْر"),
            ("الســـعر", "الســـعر"),
            ("ﺍﻟﺴﻌﺮ", "ﺍﻟﺴﻌﺮ"),
        ],
    );
    let reading = read(tables(), "عنوان", None);
    assert!(
        reading.intents[0]
            .keywords
            .iter()
            .all(|word| word.as_str() == "عنوان")
    );
}

#[test]
fn places_are_counted_in_utf_16() {
    check(found(FindingKind::Intent), &[("𝒳 price?", "price")]);
    check(
        found(FindingKind::Sentiment),
        &[("👨‍👩‍👧 مرحبا، الموقع 😡", "😡")],
    );
    check(
        found(FindingKind::Contact),
        &[("😀 mail a.b@c.co, or ٠٧٩١٢٣٤٥٦٧", "a.b@c.co | ٠٧٩١٢٣٤٥٦٧")],
    );
}

#[test]
fn questions_are_heard_without_their_mark() {
    check(
        question,
        &[
            ("what are your hours", "asks"),
            ("Hello, do you have rooms", "asks"),
            ("can you help me", "asks"),
            ("how much is it", "asks"),
            ("is it open", "asks"),
            ("شو الاسعار", "asks"),
            ("وين موقعكم", "asks"),
            ("كم السعر", "asks"),
            ("هل عندكم فرع", "asks"),
            ("ازاي اقدر اشترك", "asks"),
            ("شحال الثمن", "asks"),
            ("امتى تفتحوا", "asks"),
            ("wen talabi", "asks"),
            ("جاهز؟", "asks"),
            ("really?", "asks"),
            ("I don't have it", "says"),
            ("My card was stolen", "says"),
            ("I will sue you", "says"),
            ("شكرا جزيلا", "says"),
            ("النت مقطوع من الصبح", "says"),
        ],
    );
}

#[test]
fn languages_are_told_by_script_and_words() {
    check(
        language,
        &[
            ("hello, I need some help", "en"),
            ("مرحبا كيف الحال", "ar"),
            ("kifak shu akhbarak", "arabizi"),
            ("3ayez a3raf el se3r", "arabizi"),
            ("wallah mafi moshkle 7abibi", "arabizi"),
            ("بدي اشتري iPhone جديد", "ar"),
            ("the application مش شغال عندي please help", "mixed"),
            ("Здравствуйте, как дела", "other"),
            ("", "other"),
            ("😀 123", "other"),
        ],
    );
    let hinted = read(tables(), "123", Some(Language::Ar)).language;
    assert_eq!(hinted.code.as_str(), "ar");
    assert!(hinted.confidence.thousandths() < 500);
    assert_eq!(
        read(tables(), "hello", Some(Language::Ar))
            .language
            .code
            .as_str(),
        "en"
    );
}

#[test]
fn contacts_are_told_from_other_numbers() {
    check(
        contact,
        &[
            (
                "write to layla.h+web@example.co.uk.",
                "layla.h+web@example.co.uk",
            ),
            ("no address: me@home, @handle, a@b.", ""),
            ("call +971 50 123 4567", "+971501234567"),
            ("call 00971-50-123-4567", "00971501234567"),
            ("my mobile is (050) 123 4567", "0501234567"),
            ("رقمي ٠٥٠١٢٣٤٥٦٧", "0501234567"),
            ("شماره ۰۹۱۲۳۴۵۶۷۸۹", "09123456789"),
            ("0791234567", "0791234567"),
            ("order 12345678 is late", ""),
            ("طلبي رقم 123456789 متأخر", ""),
            ("my card is 4111 1111 1111 1111", ""),
            ("on 2026-01-31 at 10:30", ""),
            ("31/12/2025", ""),
            ("it cost $1234567.50", ""),
            ("invoice #99887766", ""),
            ("server 192.168.10.100", ""),
        ],
    );
}

#[test]
fn haste_and_danger_are_urgent_unless_denied() {
    check(
        priority,
        &[
            ("there is a fire in my room", "urgent"),
            ("I will take you to court", "urgent"),
            (
                "our whole system is down and we are losing customers",
                "urgent",
            ),
            ("I am furious, fix this today or I leave, urgent", "urgent"),
            ("في حريق بالمطعم", "urgent"),
            ("no rush, what are your prices?", "medium"),
            ("مش مستعجل، كم السعر؟", "medium"),
            ("your courier lost my parcel", "high"),
            ("hi", "low"),
        ],
    );
}

#[test]
fn reasons_are_in_the_customers_language_and_quote_the_words() {
    check(
        |text, reading| {
            let first = &reading.intents[0];
            let reason = first.reasoning.as_str();
            let quoted: Vec<&str> = reason.split(['“', '«']).skip(1).collect();
            let words = quoted
                .iter()
                .filter_map(|part| part.split(['”', '»']).next());
            let all_are_said = words.clone().all(|word| text.contains(word));
            let (head, _) = reason.split_once(['“', '«']).unwrap_or((reason, ""));
            format!("{head}{} {all_are_said}", words.count() > 0)
        },
        &[
            (
                "What is the price?",
                "The customer is interested in buying: true true",
            ),
            ("كم السعر؟", "يُظهر العميل اهتمامًا بالشراء: true true"),
            (
                "asdf",
                "Nothing in the message says what the customer wants.false true",
            ),
        ],
    );
}

#[test]
fn confidence_tells_clear_from_unclear() {
    let of = |text: &str| {
        read(tables(), text, None).intents[0]
            .confidence
            .thousandths()
    };
    let clear = of("My internet is not working and the router keeps disconnecting");
    assert!(clear > 800, "{clear}");
    assert!(of("and what about that thing") + 100 < clear);
}
