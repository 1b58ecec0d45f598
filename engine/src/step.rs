use alloc::vec::Vec;

use crate::input::{Input, InputKind};
use crate::output::{ErrorCode, Output};
use crate::phase::{Turn, open};
use crate::state::State;
use crate::table::Tables;

/// Drives a call by one input: the new state, and everything that is wanted of the world.
///
/// Total and pure: it returns for every state and input, and the same ones give the same answer.
/// The first input of a call is [`InputKind::Open`]; anything else before it is refused with
/// [`ErrorCode::CallNotFound`]. An input that comes too late, or twice, changes nothing.
///
/// Outputs are to be carried out in their order. An input that is refused leaves the state as it was.
///
/// # Example
///
/// ```
/// use hatif_engine::*;
///
/// let tables = Tables::builtin()?;
/// let input = |kind| Input { at: Millis(0), kind };
/// let call_id = CallId::parse("CALL-001").ok_or("not an id")?;
/// let open = InputKind::Open { call_id, customer_name: None, language: Some(Language::En) };
/// let (state, outputs) = step(&tables, State::default(), input(open));
/// assert!(matches!(
///     outputs.first(),
///     Some(Output::Emit(Event { seq: 1, body: EventBody::Greeting { .. }, .. }))
/// ));
/// assert!(state.is_open());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn step(tables: &Tables, state: State, input: Input) -> (State, Vec<Output>) {
    let State { seq, phase, call } = state;
    let mut turn = Turn::new(tables, input.at, seq);
    let (phase, call) = match (call, input.kind) {
        (Some(mut call), kind) => {
            let phase = phase.handle(&mut turn, &mut call, kind);
            (phase, Some(call))
        }
        (
            None,
            InputKind::Open {
                call_id,
                customer_name,
                language,
            },
        ) => {
            let call = open(&mut turn, call_id, customer_name, language);
            (phase, Some(call))
        }
        (None, _) => {
            turn.refuse(ErrorCode::CallNotFound, tables.company.language);
            (phase, None)
        }
    };
    let (seq, outputs) = turn.finish();
    (State { seq, phase, call }, outputs)
}
