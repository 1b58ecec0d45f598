//! What a message is written in, as tables: the languages that are read, those that are only named, traps, dialects.

use std::sync::OnceLock;

use hatif_engine::{LanguageReading, Tables, read};

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| Tables::builtin().unwrap_or_else(|error| panic!("{error}")))
}

fn language(text: &str) -> LanguageReading {
    read(tables(), text, None).language
}

/// Every text of `texts`, a line each, is in `wanted`.
fn all(wanted: &str, texts: &str) {
    let wrong: Vec<String> = texts
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .filter_map(|line| {
            let read = language(line).code.as_str();
            (read != wanted).then(|| format!("{line}: read {read}"))
        })
        .collect();
    assert!(wrong.is_empty(), "not {wanted}:\n{}", wrong.join("\n"));
}

#[test]
fn short_messages_are_in_the_language_of_their_words() {
    all(
        "en",
        "ok\nhi\nyes\nthanks\nhello??\nno thanks\nprice?\nhow much\nSTOP\nthank u",
    );
    all("ar", "تمام\nشكرا\nلا\nايه\nمرحبا\nكم السعر\nسلام\nاوكي");
    all(
        "arabizi",
        "shukran\nla\neh\nkifak\ntamam\nshu\nma fi\nyalla\nbikam?\nsalam 3aleikom",
    );
}

#[test]
fn english_stays_english_with_names_brands_and_foreign_words() {
    all(
        "en",
        "my name is Youssef Benjelloun and my order is late
        can I get a table at Chez Pierre for two tonight
        Is the Peugeot Partner still available?
        your café in Al Barsha closed early yesterday
        I left my resume, I mean résumé, on the chair by the desk
        do you sell Turkish delight or baklava
        is Mohammed Al Harbi working today please
        the Samsung Galaxy A54 you sent has a cracked screen
        voila, it works again, merci
        who is your general manager in Casablanca
        adios amigos, cancel my plan
        20GB plan price
        the bus leaves at 5pm from gate 3b",
    );
}

#[test]
fn arabic_stays_arabic_with_borrowed_letters_and_persian_keyboards() {
    all(
        "ar",
        "شلون گدر اسجل بالدورة
        چم سعر الباقة
        پليز خبروني شوكت يوصل الطلب
        الراوتر مال ڤودافون ما يشتغل
        متی یصل طلبی من فضلکم
        ارید اغیر العنوان لو سمحتوا وشکرا
        کیف اقدر الغی الاشتراک
        بغيت نبدل الـ forfait ديالي
        بدي اشتري iPhone جديد
        حاب نخلص la facture
        الـ SMS ما وصلني لحد الآن",
    );
}

#[test]
fn arabizi_stays_arabizi_with_french_and_english_loans() {
    all(
        "arabizi",
        "svp bghit n3raf chhal la facture dyali
        la carte dyali ma khdamach f distributeur
        3andi rendez-vous ghedwa, n9der nbeddel lwa9t?
        wach kayen livraison l Fès
        ma wsalnich lcolis, svp choufou
        bade 2rkab l internet bel bet, addeh l eshterak
        3ayez a3raf el order bta3y feen
        wallah el app mesh 3am yefta7
        abi a8ayer el bundle 7agi
        merci ktir ya3tikon l 3afye
        kont n7eb na3ref prix mta3 l formation",
    );
}

#[test]
fn mixed_is_whole_words_of_both() {
    all(
        "mixed",
        "the application مش شغال عندي please help
        hi, بدي أعرف قديش الـ family plan وإذا فيها roaming
        my order لسا ما وصل and nobody answers
        ana msh fahem why you keep charging me kol shahr bala sabab
        please call me back ba3d el dohr, lezem e7ki ma3 el manager about my refund",
    );
}

#[test]
fn languages_that_are_not_read_are_other() {
    // French
    all(
        "other",
        "Bonjour, je n'arrive plus à me connecter à mon compte
        ma commande n'est toujours pas arrivée
        quand est-ce que le technicien passe ?
        je veux parler a un responsable
        Vous m'avez facturé deux fois ce mois-ci
        c'est combien la livraison pour Lyon
        merci beaucoup madame
        votre service est vraiment nul, je résilie",
    );
    // Turkish
    all(
        "other",
        "Merhaba, siparişim hâlâ gelmedi
        kargom nerede acaba
        faturami odedim ama hattim acilmadi
        yarın için randevu almak istiyorum
        Paranızı ne zaman iade edeceksiniz?
        internetim çok yavaş bakabilir misiniz",
    );
    // Kurmanji
    all(
        "other",
        "Silav, înterneta min naxebite
        ez dixwazim randevûyekê bistînim
        pereyên min kengê vedigerin
        hun cima bersiva min nadin
        Gelek spas ji bo alîkariyê",
    );
    // German, Spanish, Italian, Portuguese
    all(
        "other",
        "Guten Tag, meine Bestellung ist nicht angekommen
        ich möchte einen Termin für morgen
        Hola, mi pedido no ha llegado todavía
        quiero hablar con un agente por favor
        Buongiorno, vorrei cambiare il mio abbonamento
        quando arriva il tecnico?
        Bom dia, não consigo acessar a minha conta
        quero cancelar meu pedido",
    );
    // Hindi and Urdu in Latin letters
    all(
        "other",
        "mera order abhi tak nahi aya
        kal se internet band hai kya karun
        aap ka office kitne baje khulta hai",
    );
    // Persian
    all(
        "other",
        "سلام، سفارش من هنوز نرسیده است
        میخوام پولم رو پس بگیرم
        چرا اینترنت ما قطع شده
        لطفا با من تماس بگیرید
        ساعت کاری شعبه چنده؟",
    );
    // Urdu
    all(
        "other",
        "میرا آرڈر ابھی تک نہیں آیا
        بل بہت زیادہ آیا ہے
        مجھے اپنا پیکج بدلنا ہے
        آپ کا دفتر کتنے بجے کھلتا ہے؟",
    );
    // Sorani
    all(
        "other",
        "سڵاو، داواکارییەکەم نەگەیشتووە
        دەمەوێت هێڵەکەم بگۆڕم
        بۆچی ئینتەرنێت نییە لە ماڵمان
        زۆر سوپاس بۆ یارمەتیتان",
    );
    all(
        "other",
        "Здравствуйте, где мой заказ?\n你好，请问几点开门\nशुक्रिया",
    );
}

#[test]
fn dialects_are_told_by_their_words() {
    let said = |text: &str| {
        language(text)
            .dialect
            .map_or("-", |dialect| dialect.as_str())
    };
    let wrong: Vec<String> = [
        ("msa", "أرجو إلغاء اشتراكي، لم أعد أستخدم الخدمة منذ شهر"),
        ("msa", "هل لديكم فرع في الرياض؟"),
        ("levantine", "بدي ألغي الاشتراك، قديش بدكن؟"),
        ("levantine", "لسا ما إجا الفني عالبيت"),
        ("egyptian", "عايز ألغي الاشتراك، هتخصموا مني كام؟"),
        ("egyptian", "النت مش شغال من امبارح خالص"),
        ("gulf", "أبي ألغي الاشتراك الحين، تكفون"),
        ("gulf", "وش السالفة، من أسبوع وأنا أنتظر"),
        ("maghrebi", "بغيت نحيد الاشتراك ديالي، شحال غادي نخلص؟"),
        ("maghrebi", "نحب نعرف قداش السومة متاع الباقة"),
        ("iraqi", "اكو عدكم خط جديد؟ شكد سعره"),
        ("iraqi", "هسه ماكو نت، شوكت يرجع"),
        ("levantine", "badde e7ki ma3 7ada halla2"),
        ("egyptian", "3ayez a3raf el order bta3y feen dlwa2ty"),
        ("gulf", "abi akallem a7ad al7een"),
        ("maghrebi", "bghit nbeddel forfait dyali, chhal?"),
        (
            "levantine",
            "my order لسا ما وصل and nobody is answering, شو منعمل هلق",
        ),
        // Nothing of any dialect, two alike, or no Arabic at all.
        ("-", "شكرا"),
        ("-", "رقم الطلب 5512"),
        ("-", "where is my order"),
        ("-", "où est ma commande, je ne comprends pas"),
    ]
    .into_iter()
    .filter(|(wanted, text)| said(text) != *wanted)
    .map(|(wanted, text)| format!("{text}: wanted {wanted}, read {}", said(text)))
    .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_dialect_is_surer_the_more_words_tell() {
    let sure = |text: &str| language(text).dialect_confidence.thousandths();
    let (one, three) = (sure("وين طلبي هلق"), sure("بدي أعرف شو صار بطلبي هلق"));
    assert!(0 < one && one < three && three < 1000, "{one} {three}");
    assert_eq!(sure("where is my order"), 0);
}
