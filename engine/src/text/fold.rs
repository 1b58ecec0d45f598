/// What a character is to the tokeniser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A letter of the Latin script, folded to lower case.
    Latin(char),
    /// An Arabic letter, folded.
    Arabic(char),
    /// Lam-alef in one character.
    LamAlef,
    /// A letter of another script.
    Foreign(char),
    /// A digit of any script, by value.
    Digit(u8),
    /// Something that is not there for a reader: diacritics, tatweel, joiners, direction marks.
    Invisible,
    /// `'` and its likes.
    Apostrophe,
    /// A sign that is read as a word.
    Sign(char),
    /// An emoji.
    Emoji(char),
    /// Punctuation, folded to the Western sign.
    Mark(char),
    /// What separates words without being a token.
    Space,
}

/// The class of `c`, with its folded form.
#[inline]
pub(super) fn classify(c: char) -> Class {
    match c {
        'a'..='z' => Class::Latin(c),
        'A'..='Z' => Class::Latin(c.to_ascii_lowercase()),
        '0'..='9' => Class::Digit(c as u8 - b'0'),
        ' ' | '\t' | '-' | '_' | '/' | '\\' | '#' | '@' | '*' | '+' | '=' | '<' | '>' | '|'
        | '~' | '^' | '\u{a0}' => Class::Space,
        '\'' | '`' => Class::Apostrophe,
        '$' | '%' | '&' => Class::Sign(c),
        '.' | ',' | '!' | '?' | ':' | ';' | '(' | ')' | '"' | '\n' | '[' | ']' | '{' | '}' => {
            Class::Mark(c)
        }
        '\0'..='\x7f' => Class::Space,
        _ => beyond_ascii(c),
    }
}

/// The value of a digit: Western, Arabic-Indic, Persian or full-width.
#[inline]
pub(crate) fn digit_value(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '٠'..='٩' => u8::try_from(c as u32 - '٠' as u32).ok(),
        '۰'..='۹' => u8::try_from(c as u32 - '۰' as u32).ok(),
        '０'..='９' => u8::try_from(c as u32 - '０' as u32).ok(),
        _ => None,
    }
}

fn beyond_ascii(c: char) -> Class {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' => Class::Arabic('ا'),
        'ى' | 'ئ' | 'ی' | 'ې' | 'ے' => Class::Arabic('ي'),
        'ؤ' | 'ۆ' | 'ۇ' | 'ۋ' => Class::Arabic('و'),
        'ة' | 'ہ' | 'ھ' | 'ۀ' | 'ە' => Class::Arabic('ه'),
        'ک' | 'ڪ' => Class::Arabic('ك'),
        // How dialects are spelt with borrowed letters: g as in Gulf and Maghrebi qaf, ch, p, v.
        'گ' | 'ڭ' | 'ڨ' => Class::Arabic('ق'),
        'چ' => Class::Arabic('ج'),
        'پ' => Class::Arabic('ب'),
        'ڤ' => Class::Arabic('ف'),
        'ـ' => Class::Invisible,
        'ء'..='ي' => Class::Arabic(c),
        '٠'..='٩' | '۰'..='۹' => Class::Digit(digit_value(c).unwrap_or(0)),
        '،' | '٬' => Class::Mark(','),
        '؛' => Class::Mark(';'),
        '؟' | '⁇' => Class::Mark('?'),
        '۔' => Class::Mark('.'),
        '٪' => Class::Sign('%'),
        '٫' => Class::Space,
        '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{610}'..='\u{61a}'
        | '\u{6d6}'..='\u{6ed}'
        | '\u{300}'..='\u{36f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{1f3fb}'..='\u{1f3ff}' => Class::Invisible,
        '\u{671}'..='\u{6d5}' => Class::Arabic(c),
        '’' | '‘' | 'ʼ' | '´' | 'ʻ' | '＇' => Class::Apostrophe,
        '“' | '”' | '«' | '»' | '„' => Class::Mark('"'),
        '…' => Class::Mark('.'),
        '—' | '–' | '•' | '·' => Class::Mark(','),
        '\u{2028}' | '\u{2029}' | '\u{85}' => Class::Mark('\n'),
        '€' | '£' | '¥' | '﷼' => Class::Sign('$'),
        '‼' => Class::Mark('!'),
        '\u{fe80}'..='\u{fefc}' => presentation_form(c),
        'à'..='å' | 'ā' | 'À'..='Å' => Class::Latin('a'),
        'è'..='ë' | 'È'..='Ë' => Class::Latin('e'),
        'ì'..='ï' | 'Ì'..='Ï' | 'ı' => Class::Latin('i'),
        'ò'..='ö' | 'Ò'..='Ö' => Class::Latin('o'),
        'ù'..='ü' | 'Ù'..='Ü' => Class::Latin('u'),
        'ç' | 'Ç' => Class::Latin('c'),
        'ñ' | 'Ñ' => Class::Latin('n'),
        '\u{1f1e6}'..='\u{1f1ff}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{2600}'..='\u{27bf}'
        | '\u{2b00}'..='\u{2bff}'
        | '\u{2300}'..='\u{23ff}' => Class::Emoji(c),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).map_or(Class::Space, classify),
        _ if c.is_alphabetic() => {
            let lower = c.to_lowercase().next().unwrap_or(c);
            if ('\u{c0}'..='\u{24f}').contains(&c) || ('\u{1e00}'..='\u{1eff}').contains(&c) {
                Class::Latin(lower)
            } else {
                Class::Foreign(lower)
            }
        }
        _ => Class::Space,
    }
}

/// Letters as some old programs and PDF files write them, one character a shape.
///
/// From the block Arabic Presentation Forms-B of the Unicode character database.
fn presentation_form(c: char) -> Class {
    const LAST_OF_LETTER: [(u32, char); 35] = [
        (0xfe80, 'ء'),
        (0xfe84, 'ا'),
        (0xfe86, 'و'),
        (0xfe88, 'ا'),
        (0xfe8c, 'ي'),
        (0xfe8e, 'ا'),
        (0xfe92, 'ب'),
        (0xfe94, 'ه'),
        (0xfe98, 'ت'),
        (0xfe9c, 'ث'),
        (0xfea0, 'ج'),
        (0xfea4, 'ح'),
        (0xfea8, 'خ'),
        (0xfeaa, 'د'),
        (0xfeac, 'ذ'),
        (0xfeae, 'ر'),
        (0xfeb0, 'ز'),
        (0xfeb4, 'س'),
        (0xfeb8, 'ش'),
        (0xfebc, 'ص'),
        (0xfec0, 'ض'),
        (0xfec4, 'ط'),
        (0xfec8, 'ظ'),
        (0xfecc, 'ع'),
        (0xfed0, 'غ'),
        (0xfed4, 'ف'),
        (0xfed8, 'ق'),
        (0xfedc, 'ك'),
        (0xfee0, 'ل'),
        (0xfee4, 'م'),
        (0xfee8, 'ن'),
        (0xfeec, 'ه'),
        (0xfeee, 'و'),
        (0xfef4, 'ي'),
        (0xfefc, 'ﻻ'),
    ];
    LAST_OF_LETTER
        .iter()
        .find(|(last, _)| c as u32 <= *last)
        .map_or(Class::Space, |&(_, letter)| {
            if letter == 'ﻻ' {
                Class::LamAlef
            } else {
                Class::Arabic(letter)
            }
        })
}
