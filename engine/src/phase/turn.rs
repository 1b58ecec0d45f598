use alloc::string::String;
use alloc::vec::Vec;

use crate::base::{Language, Millis, Timestamp};
use crate::call::Call;
use crate::output::{ErrorCode, Event, EventBody, Output};
use crate::refusal::refusal;
use crate::table::Tables;

/// One input at work: where its outputs gather.
#[derive(Debug)]
pub(crate) struct Turn<'a> {
    /// What the engine knows.
    pub(crate) tables: &'a Tables,
    /// When the input happened.
    pub(crate) at: Millis,
    seq: u64,
    outputs: Vec<Output>,
}

impl<'a> Turn<'a> {
    /// A turn that begins after event `seq`.
    pub(crate) const fn new(tables: &'a Tables, at: Millis, seq: u64) -> Self {
        Self {
            tables,
            at,
            seq,
            outputs: Vec::new(),
        }
    }

    /// Tells everybody.
    pub(crate) fn emit(&mut self, body: EventBody) {
        self.seq += 1;
        self.outputs.push(Output::Emit(Event {
            seq: self.seq,
            timestamp: Timestamp(self.at),
            body,
        }));
    }

    /// Wants something else of the world.
    pub(crate) fn want(&mut self, output: Output) {
        self.outputs.push(output);
    }

    /// Says no to whoever sent the input.
    pub(crate) fn refuse(&mut self, code: ErrorCode, language: Language) {
        self.want(Output::Refuse(refusal(self.tables, code, language)));
    }

    /// Brings the directory up to date.
    pub(crate) fn list(&mut self, call: &Call) {
        self.want(Output::List(call.listing()));
    }

    /// A sentence of the engine's own.
    pub(crate) fn say(&self, key: &str, language: Language) -> String {
        self.tables.phrases.say(key, language).into()
    }

    /// The last `seq` told, and all that is wanted.
    pub(crate) fn finish(self) -> (u64, Vec<Output>) {
        (self.seq, self.outputs)
    }
}
