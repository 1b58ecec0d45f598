use alloc::string::String;

use crate::table::{Countries, Country};

/// From ITU-T E.164: at most 15 digits with the calling code. Brief ones with a `+` are none of any plan.
const E164_DIGITS: core::ops::RangeInclusive<usize> = 8..=15;

/// How far digits look like a phone number by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// They do not.
    None,
    /// Of a length that phone numbers have, or written as phone numbers are, in no known plan.
    Shaped,
    /// A mobile number of some country, or a number that begins with a trunk prefix.
    Likely,
    /// A number at home with its trunk prefix, or one with a calling code behind `00`.
    Strong,
    /// With a calling code behind a `+`.
    Certain,
}

/// What digits are in the numbering plans.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan<'a> {
    pub(super) trust: Trust,
    /// The calling code and what follows it. A code of 0 stands for none, where one is among the digits.
    number: Option<(u16, &'a [u8])>,
}

impl<'a> Plan<'a> {
    const fn of(trust: Trust, code: u16, national: &'a [u8]) -> Self {
        Self {
            trust,
            number: Some((code, national)),
        }
    }

    const fn unknown(trust: Trust) -> Self {
        Self {
            trust,
            number: None,
        }
    }

    /// `+963944567890`, when it is known.
    #[inline(never)]
    pub(super) fn e164(&self) -> Option<String> {
        let (code, national) = self.number?;
        let mut text = String::with_capacity(16);
        text.push('+');
        for power in [100, 10, 1] {
            if code >= power {
                text.push(char::from(b'0' + (code / power % 10) as u8));
            }
        }
        for digit in national {
            text.push(char::from(b'0' + digit));
        }
        Some(text)
    }

    /// Is it a whole number of a known country, calling code and all?
    pub(super) fn is_of_country(&self) -> bool {
        self.trust == Trust::Certain && self.number.is_some_and(|(code, _)| code > 0)
    }

    /// Looks `digits` up; `plus` tells that they begin with a calling code.
    #[inline(never)]
    pub(super) fn find(countries: &Countries, plus: bool, digits: &'a [u8]) -> Self {
        if plus {
            return Self::abroad(countries, digits);
        }
        if let Some(rest) = digits.strip_prefix(&[0, 0]) {
            let plan = Self::abroad(countries, rest);
            return if plan.number.is_some() {
                Self {
                    trust: if plan.is_of_country() {
                        Trust::Strong
                    } else {
                        Trust::Shaped
                    },
                    ..plan
                }
            } else {
                Self::unknown(Trust::None)
            };
        }
        let home = countries
            .home()
            .and_then(|home| Self::at_home(home, digits));
        if let Some(plan) = home {
            return plan;
        }
        match digits {
            [0, national @ ..] => Self::elsewhere(countries, digits, national),
            _ => Self::without_prefix(countries, digits),
        }
    }

    /// With a calling code.
    #[inline(never)]
    fn abroad(countries: &Countries, digits: &'a [u8]) -> Self {
        let fits = E164_DIGITS.contains(&digits.len()) && digits.first() != Some(&0);
        let code_digits = |national: &[u8]| digits.len() - national.len();
        let Some((country, national)) = countries.called(digits) else {
            return if fits {
                Self::of(Trust::Certain, 0, digits)
            } else {
                Self::unknown(Trust::None)
            };
        };
        // `+44 (0)20…` and `+963 0944…`: the prefix is dialled at home only.
        let inner = country.without_trunk(national);
        let length_fits = |it: &&[u8]| {
            country.has_length(it.len()) && code_digits(national) + it.len() <= *E164_DIGITS.end()
        };
        let inner = inner.filter(length_fits);
        let national = match inner {
            Some(inner) if national.first() == Some(&0) => Some(inner),
            _ if length_fits(&national) => Some(national),
            inner => inner,
        };
        match national {
            Some(national) => Self::of(Trust::Certain, country.code, national),
            None if fits => Self::unknown(Trust::Certain),
            None => Self::unknown(Trust::None),
        }
    }

    fn at_home(home: &Country, digits: &'a [u8]) -> Option<Self> {
        if let Some(national) = home.without_trunk(digits) {
            let known = home.is_number(national);
            if known && home.code != 1 {
                return Some(Self::of(Trust::Strong, home.code, national));
            }
            if known || !home.is_known_in_full() && home.has_length(national.len()) {
                return Some(Self::of(Trust::Likely, home.code, national));
            }
        }
        // Hardly anybody leaves the prefix of a fixed line out: other numbers look the same.
        let open = !home.has_trunk() && home.has_length(digits.len());
        if home.is_mobile(digits) || !home.has_trunk() && home.is_number(digits) {
            Some(Self::of(Trust::Likely, home.code, digits))
        } else if open && !home.is_known_in_full() {
            Some(Self::of(Trust::Shaped, home.code, digits))
        } else {
            None
        }
    }

    /// With the trunk prefix 0 of some other country: known when only one has such numbers.
    fn elsewhere(countries: &Countries, digits: &'a [u8], national: &'a [u8]) -> Self {
        let mut code = None;
        for country in &countries.list {
            if code == Some(country.code) || !country.is_number(national) {
                continue;
            }
            if country.without_trunk(digits).is_none() {
                continue;
            }
            if code.is_some() {
                return Self::unknown(Trust::Likely);
            }
            code = Some(country.code);
        }
        match code {
            Some(code) => Self::of(Trust::Likely, code, national),
            None if (9..=12).contains(&digits.len()) && national.first() != Some(&0) => {
                Self::unknown(Trust::Likely)
            }
            None => Self::unknown(Trust::Shaped),
        }
    }

    fn without_prefix(countries: &Countries, digits: &'a [u8]) -> Self {
        // `963944567890`. Shorter ones, and those of North America, look like too many other numbers.
        if digits.len() >= 11
            && let Some((country, national)) = countries.called(digits)
            && country.code != 1
            && country.is_mobile(national)
        {
            return Self::of(Trust::Likely, country.code, national);
        }
        let mut full = countries
            .list
            .iter()
            .filter(|country| country.is_known_in_full());
        match digits.len() {
            9 if full.any(|country| country.has_trunk() && country.is_mobile(digits)) => {
                Self::unknown(Trust::Likely)
            }
            7..=15 => Self::unknown(Trust::Shaped),
            _ => Self::unknown(Trust::None),
        }
    }
}
