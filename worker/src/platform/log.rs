use std::panic;

use serde::Serialize;

use crate::platform::error::Error;

/// One line of the log: codes and counts, never a word of a customer's.
#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub(crate) enum Line<'a> {
    /// A request ended in a fault of ours.
    RequestFailed { request_id: &'a str, what: &'a str },
    /// Something that no request waits for went wrong.
    TaskFailed { what: &'a str },
    /// The model gave no whole reply.
    ModelFailed {
        failure: hatif_engine::ModelFailure,
        attempts: u32,
        /// The provider's last status; 0 when it gave none.
        status: u16,
    },
    /// The engine stopped at a bug; the isolate starts anew.
    Panicked { file: &'a str, line: u32 },
}

/// Writes a line to the platform's log.
pub(crate) fn write(line: &Line<'_>) {
    let text = serde_json::to_string(line).unwrap_or_default();
    worker::console_error!("{text}");
}

/// Writes that something failed which no request waits for.
pub(crate) fn task_failed(error: &Error) {
    write(&Line::TaskFailed { what: error.what() });
}

/// Makes a panic say where it was and nothing else: its message may quote what a customer said.
pub(crate) fn hide_panic_messages() {
    panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            write(&Line::Panicked {
                file: place.file(),
                line: place.line(),
            });
        }
    }));
}
