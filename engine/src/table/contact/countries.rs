use alloc::string::String;
use alloc::vec::Vec;

use crate::table::TableError;
use crate::table::reading::{Reader, Writer};
use crate::table::rows::{Row, rows};

/// The numbering plans of countries, and which of them is home.
#[derive(Debug, Default)]
pub(crate) struct Countries {
    pub(crate) list: Vec<Country>,
    /// The place in `list` of the country whose numbers are given without its code.
    home: Option<u32>,
}

/// One country's numbering plan, as far as it takes to know its numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Country {
    /// Two capital letters, the first in the high byte.
    iso: u16,
    /// The calling code: 1 to 3 digits.
    pub(crate) code: u16,
    /// What is dialled before a number at home, or nothing; see [`digits_of`].
    trunk: u16,
    /// A bit for each length that a national number may have.
    lengths: u16,
    /// How its mobile numbers begin, and those of services that are dialled without the trunk prefix.
    mobile: Vec<Beginnings>,
    /// How its other numbers begin.
    other: Vec<Beginnings>,
}

/// Numbers of some lengths, by how they begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Beginnings {
    lengths: u16,
    /// See [`digits_of`].
    starts: Vec<u16>,
}

impl Countries {
    /// Parses `countries.tsv`; at home is the country with the ISO code `home`.
    pub(crate) fn parse(
        file: &'static str,
        text: &str,
        home: Option<&str>,
    ) -> Result<Self, TableError> {
        let mut countries = Self::default();
        for row in rows::<6>(file, text)? {
            let [iso, code, trunk, lengths, mobile, other] = row.cells;
            countries.list.push(Country {
                iso: iso_of(iso).ok_or_else(|| row.error("two capital letters", iso))?,
                code: code
                    .parse()
                    .map_err(|_| row.error("a calling code", code))?,
                trunk: digits(&row, trunk)?,
                lengths: lengths_of(&row, lengths)?,
                mobile: beginnings(&row, mobile)?,
                other: beginnings(&row, other)?,
            });
        }
        match home {
            Some(iso) if !countries.set_home(iso) => {
                Err(TableError::new(file, 0, "the company's country", iso))
            }
            _ => Ok(countries),
        }
    }

    /// Makes the country with the ISO code `iso` home. `false`, and nothing is changed, when there is none.
    #[inline(never)]
    pub(crate) fn set_home(&mut self, iso: &str) -> bool {
        let place = iso_of(iso).and_then(|iso| self.list.iter().position(|it| it.iso == iso));
        // Where countries share a code they share a plan: the first of them has it.
        let code = place
            .and_then(|place| self.list.get(place))
            .map(|it| it.code);
        let place = self.list.iter().position(|it| Some(it.code) == code);
        let found = place.and_then(|place| u32::try_from(place).ok());
        if found.is_some() {
            self.home = found;
        }
        found.is_some()
    }

    /// Is there a country whose domain is `label`, in small letters?
    pub(crate) fn has(&self, label: &str) -> bool {
        iso_of(&label.to_ascii_uppercase())
            .is_some_and(|iso| self.list.iter().any(|country| country.iso == iso))
    }

    /// The country whose numbers are given without its code.
    pub(crate) fn home(&self) -> Option<&Country> {
        self.list.get(self.home? as usize)
    }

    /// The country whose calling code `digits` begin with, and what follows the code.
    #[inline(never)]
    pub(crate) fn called<'a>(&self, digits: &'a [u8]) -> Option<(&Country, &'a [u8])> {
        (1..=3).find_map(|length| {
            let (code, national) = digits.split_at_checked(length)?;
            let code = number_of(code)?;
            let country = self.list.iter().find(|country| country.code == code)?;
            Some((country, national))
        })
    }

    pub(in crate::table) fn write(&self, bytes: &mut Writer) {
        bytes.number(self.home.map_or(0, |home| home + 1));
        bytes.list(&self.list, |bytes, country| {
            bytes.number(country.iso.into());
            bytes.number(country.code.into());
            bytes.number(country.trunk.into());
            bytes.number(country.lengths.into());
            for beginnings in [&country.mobile, &country.other] {
                bytes.list(beginnings, |bytes, it| {
                    bytes.number(it.lengths.into());
                    bytes.list(&it.starts, |bytes, start| bytes.number((*start).into()));
                });
            }
        });
    }

    pub(in crate::table) fn read(bytes: &mut Reader<'_>) -> Self {
        let home = bytes.number().checked_sub(1);
        let beginnings = |bytes: &mut Reader<'_>| {
            bytes.list(|bytes| Beginnings {
                lengths: bytes.short(),
                starts: bytes.list(Reader::short),
            })
        };
        let list = bytes.list(|bytes| Country {
            iso: bytes.short(),
            code: bytes.short(),
            trunk: bytes.short(),
            lengths: bytes.short(),
            mobile: beginnings(bytes),
            other: beginnings(bytes),
        });
        Self { list, home }
    }
}

impl Country {
    /// `digits` without the trunk prefix that they begin with; `None` when they do not.
    #[inline(never)]
    pub(crate) fn without_trunk<'a>(&self, digits: &'a [u8]) -> Option<&'a [u8]> {
        let (mut divisor, trunk) = digits_of(self.trunk)?;
        let mut rest = digits;
        while divisor > 0 {
            let digit = u8::try_from(trunk / divisor % 10).ok()?;
            let (first, others) = rest.split_first()?;
            if *first != digit {
                return None;
            }
            rest = others;
            divisor /= 10;
        }
        Some(rest)
    }

    /// Is a trunk prefix dialled before its numbers at home?
    pub(crate) const fn has_trunk(&self) -> bool {
        self.trunk > 1
    }

    /// Does it have numbers of this length?
    pub(crate) const fn has_length(&self, length: usize) -> bool {
        length < 16 && self.lengths >> length & 1 == 1
    }

    /// Is `national` a mobile number, or that of a service that is dialled without the trunk prefix?
    #[inline(never)]
    pub(crate) fn is_mobile(&self, national: &[u8]) -> bool {
        self.mobile.iter().any(|it| it.fits(national))
    }

    /// Is `national` a number, as far as it is known how they begin?
    #[inline(never)]
    pub(crate) fn is_number(&self, national: &[u8]) -> bool {
        self.is_mobile(national) || self.other.iter().any(|it| it.fits(national))
    }

    /// Is it known how all of its numbers begin?
    pub(crate) const fn is_known_in_full(&self) -> bool {
        !self.other.is_empty()
    }
}

impl Beginnings {
    #[inline(never)]
    fn fits(&self, national: &[u8]) -> bool {
        let has_length = national.len() < 16 && self.lengths >> national.len() & 1 == 1;
        has_length
            && self.starts.iter().any(|&start| {
                digits_of(start).is_some_and(|(divisor, value)| {
                    let length = if divisor >= 10 { 2 } else { 1 };
                    national.get(..length).and_then(number_of) == Some(value)
                })
            })
    }
}

/// Up to four digits, leading noughts told from none: as in `1` followed by them. Gives the power of ten of the first
/// digit, and the number without that `1`; `None` for no digits.
const fn digits_of(sentinel: u16) -> Option<(u16, u16)> {
    let mut power = 1;
    while sentinel / power >= 10 {
        power *= 10;
    }
    if sentinel < 10 {
        return None;
    }
    Some((power / 10, sentinel - power))
}

#[inline(never)]
fn number_of(digits: &[u8]) -> Option<u16> {
    digits.iter().try_fold(0_u16, |number, &digit| {
        number.checked_mul(10)?.checked_add(digit.into())
    })
}

fn iso_of(iso: &str) -> Option<u16> {
    let letters = <[u8; 2]>::try_from(iso.as_bytes()).ok()?;
    letters
        .iter()
        .all(u8::is_ascii_uppercase)
        .then(|| u16::from_be_bytes(letters))
}

fn digits<const N: usize>(row: &Row<'_, N>, word: &str) -> Result<u16, TableError> {
    if word.len() > 3 || !word.bytes().all(|b| b.is_ascii_digit()) {
        return Err(row.error("at most three digits", word));
    }
    let mut sentinel = String::from("1");
    sentinel.push_str(word);
    sentinel.parse().map_err(|_| row.error("digits", word))
}

/// `6-9,11` as bits.
fn lengths_of<const N: usize>(row: &Row<'_, N>, cell: &str) -> Result<u16, TableError> {
    let mut lengths = 0;
    for range in cell.split(',') {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let length = |word: &str| word.parse::<u16>().ok().filter(|length| *length < 16);
        let (Some(first), Some(last)) = (length(first), length(last)) else {
            return Err(row.error("lengths below 16", range));
        };
        for length in first..=last {
            lengths |= 1 << length;
        }
    }
    Ok(lengths)
}

/// `9=9 11,21=8-9`
fn beginnings<const N: usize>(row: &Row<'_, N>, cell: &str) -> Result<Vec<Beginnings>, TableError> {
    cell.split_whitespace()
        .map(|group| {
            let (starts, lengths) = group
                .split_once('=')
                .ok_or_else(|| row.error("`91,92=9`", group))?;
            Ok(Beginnings {
                lengths: lengths_of(row, lengths)?,
                starts: starts
                    .split(',')
                    .map(|start| digits(row, start))
                    .collect::<Result<_, _>>()?,
            })
        })
        .collect()
}
