use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How sure a finding is: 0 to 1, in steps of one thousandth.
///
/// Held as an integer so that a native build, the Worker and the browser agree to the byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(u16);

impl Confidence {
    /// No confidence at all: 0.
    pub const ZERO: Self = Self(0);
    /// Certainty: 1.
    pub const ONE: Self = Self(1000);

    /// From thousandths; anything over 1000 is 1000.
    pub const fn from_thousandths(thousandths: u32) -> Self {
        if thousandths > 1000 {
            Self(1000)
        } else {
            Self(thousandths as u16)
        }
    }

    /// The share `part / whole`; 0 when `whole` is 0.
    pub fn share(part: u32, whole: u32) -> Self {
        if whole == 0 {
            return Self::ZERO;
        }
        let thousandths = (u64::from(part) * 1000 + u64::from(whole) / 2) / u64::from(whole);
        Self::from_thousandths(u32::try_from(thousandths).unwrap_or(u32::MAX))
    }

    /// In thousandths, 0 to 1000.
    pub const fn thousandths(self) -> u32 {
        self.0 as u32
    }
}

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 1000.0)
    }
}

impl<'de> Deserialize<'de> for Confidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        // `as` saturates: NaN and negatives become 0.
        Ok(Self::from_thousandths((value * 1000.0 + 0.5) as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crosses_the_wire_unchanged() {
        for thousandths in 0..=1000 {
            let confidence = Confidence::from_thousandths(thousandths);
            let json = serde_json::to_string(&confidence).unwrap();
            assert_eq!(
                serde_json::from_str::<Confidence>(&json).unwrap(),
                confidence
            );
        }
    }

    #[test]
    fn a_share_rounds_to_the_nearest_thousandth() {
        assert_eq!(Confidence::share(2, 3).thousandths(), 667);
        assert_eq!(Confidence::share(1, 0), Confidence::ZERO);
        assert_eq!(Confidence::share(9, 3), Confidence::ONE);
    }
}
