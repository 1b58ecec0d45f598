use std::fmt::Write;

use hatif_engine::CallId;

use crate::platform::error::{Error, Result};

/// Bytes that nobody can foretell.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::Platform("no randomness"))?;
    Ok(bytes)
}

/// A new call's name: `CALL-` and 80 bits, so that knowing one call is no help in finding another.
pub(crate) fn call_id() -> Result<CallId> {
    CallId::parse(&format!("CALL-{}", hex(bytes::<10>()?))).ok_or(Error::Platform("no call id"))
}

/// A name for one failure, to find its line in the log by.
pub(crate) fn request_id() -> String {
    hex(bytes::<8>().unwrap_or_default())
}

fn hex<const N: usize>(bytes: [u8; N]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
