use core::fmt;
use core::ops::Deref;

use serde::{Deserialize, Serialize};

/// What a customer said or is called: it travels as itself on the wire and never prints itself.
///
/// # Example
///
/// ```
/// use hatif_engine::Private;
///
/// let name = Private::from("Layla");
/// assert_eq!(format!("{name:?}"), "Private(..)");
/// assert_eq!(name.as_str(), "Layla");
/// ```
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// Marks `value` as private.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself, for whoever may see it.
    pub fn reveal(self) -> T {
        self.0
    }
}

impl Private<alloc::string::String> {
    /// The text itself, for whoever may see it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Private<alloc::string::String> {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl<T> Deref for Private<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Private(..)")
    }
}
