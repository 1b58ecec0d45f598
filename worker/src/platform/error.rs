use hatif_engine::ErrorCode;
use worker::wasm_bindgen::JsValue;

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Error {
    /// What was asked cannot be: the client is told why.
    Refused(ErrorCode),
    /// The platform failed us; the word says at what. The client is told no more than `internal`.
    Platform(&'static str),
}

impl Error {
    /// The error in a word, for the log.
    pub(crate) const fn what(&self) -> &'static str {
        match self {
            Self::Refused(code) => code.as_str(),
            Self::Platform(what) => what,
        }
    }
}

pub(crate) type Result<T> = std::result::Result<T, Error>;

impl From<ErrorCode> for Error {
    fn from(code: ErrorCode) -> Self {
        Self::Refused(code)
    }
}

/// Names what the platform failed at, and drops its own words: they may quote what a customer said.
pub(crate) trait At<T> {
    /// The value, or a platform error at `what`.
    fn at(self, what: &'static str) -> Result<T>;
}

impl<T> At<T> for std::result::Result<T, JsValue> {
    fn at(self, what: &'static str) -> Result<T> {
        self.map_err(|_| Error::Platform(what))
    }
}

impl<T> At<T> for std::result::Result<T, worker::Error> {
    fn at(self, what: &'static str) -> Result<T> {
        self.map_err(|_| Error::Platform(what))
    }
}

impl<T> At<T> for std::result::Result<T, serde_json::Error> {
    fn at(self, what: &'static str) -> Result<T> {
        self.map_err(|_| Error::Platform(what))
    }
}
