//! What holds for every call, whatever happens in it.

use std::sync::LazyLock;

use hatif_engine::{
    CallId, ErrorCode, Event, EventBody, Input, InputKind, Language, MessageId, Millis,
    ModelFailure, Output, Persona, Private, Replies, State, Tables, conversation_state, statistics,
    step,
};
use proptest::prelude::*;

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables::builtin().expect("tables that parse"));

fn language() -> impl Strategy<Value = Option<Language>> {
    prop_oneof![
        Just(None),
        Just(Some(Language::En)),
        Just(Some(Language::Ar))
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        prop::sample::select(vec![
            "",
            " \u{200b}\u{feff} ",
            "ok",
            "I want to buy a website, how much is it?",
            "هل تقدمون برامج تدريب؟",
            "my app keeps crashing, this is the third time!!!",
            "I want to talk to a real person",
            "شكرا",
            "لا يعمل التطبيق",
            "call me on +963 944 567 890 or a@b.example",
        ])
        .prop_map(String::from),
        "\\PC{3990,4010}",
    ]
}

/// Small ids, so that they are often the ones in flight.
fn message_id() -> impl Strategy<Value = MessageId> {
    (0_u32..12).prop_map(MessageId)
}

fn input_kind() -> impl Strategy<Value = InputKind> {
    prop_oneof![
        1 => (language(), proptest::option::of(any::<String>())).prop_map(|(language, name)| InputKind::Open {
            call_id: CallId::parse("LAW-1").expect("an id"),
            customer_name: name.map(Private::new),
            language,
        }),
        6 => (text(), language(), any::<bool>()).prop_map(|(text, language, model)| InputKind::Message {
            text: Private::new(text),
            language,
            replies: if model { Replies::Model } else { Replies::Script },
        }),
        4 => (message_id(), any::<String>()).prop_map(|(message_id, delta)| InputKind::ModelDelta {
            message_id,
            delta: Private::new(delta),
        }),
        2 => message_id().prop_map(|message_id| InputKind::ModelDone { message_id }),
        1 => message_id().prop_map(|message_id| InputKind::ModelFailed {
            message_id,
            failure: ModelFailure::Cut,
        }),
        1 => prop::sample::select(Persona::ALL).prop_map(|persona| InputKind::SwitchPersona { persona }),
        1 => Just(InputKind::Fault { code: ErrorCode::InvalidJson, language: None }),
        1 => Just(InputKind::Wake),
    ]
}

fn inputs() -> impl Strategy<Value = Vec<Input>> {
    let end = prop_oneof![9 => Just(None), 1 => Just(Some(InputKind::End))];
    (
        prop::collection::vec((input_kind(), 0_u64..30_000), 0..24),
        end,
    )
        .prop_map(|(kinds, end)| {
            let opening = InputKind::Open {
                call_id: CallId::parse("LAW-1").expect("an id"),
                customer_name: None,
                language: None,
            };
            let mut at = Millis(1_767_225_600_000);
            std::iter::once((opening, 0))
                .chain(kinds)
                .chain(end.map(|kind| (kind, 1)))
                .map(|(kind, ms)| {
                    at = at.after(ms);
                    Input { at, kind }
                })
                .collect()
        })
}

/// The state and outputs after each input.
fn replay(inputs: &[Input]) -> Vec<(State, Vec<Output>)> {
    let mut state = State::default();
    inputs
        .iter()
        .map(|input| {
            let (next, outputs) = step(&TABLES, state.clone(), input.clone());
            state = next.clone();
            (next, outputs)
        })
        .collect()
}

fn events(outputs: &[Output]) -> impl Iterator<Item = &Event> {
    outputs.iter().filter_map(|output| match output {
        Output::Emit(event) => Some(event),
        _ => None,
    })
}

proptest! {
    #[test]
    fn a_call_replays_to_the_same_states_and_outputs(inputs in inputs()) {
        prop_assert_eq!(replay(&inputs), replay(&inputs));
    }

    #[test]
    fn a_stored_state_goes_on_as_if_it_had_never_been_stored(inputs in inputs()) {
        let mut state = State::default();
        for (input, (live, outputs)) in inputs.iter().zip(replay(&inputs)) {
            let stored = serde_json::to_string(&state).expect("a state");
            let woken: State = serde_json::from_str(&stored).expect("the same state");
            let kept = serde_json::to_string(input).expect("an input");
            let read_back: Input = serde_json::from_str(&kept).expect("the same input");
            let (next, again) = step(&TABLES, woken, read_back);
            prop_assert_eq!(&next, &live);
            prop_assert_eq!(again, outputs);
            state = next;
        }
    }

    #[test]
    fn events_are_numbered_from_one_without_gaps(inputs in inputs()) {
        let mut expected = 0;
        for (state, outputs) in replay(&inputs) {
            for event in events(&outputs) {
                expected += 1;
                prop_assert_eq!(event.seq, expected);
            }
            prop_assert_eq!(state.seq(), expected);
        }
    }

    #[test]
    fn an_event_survives_the_wire(inputs in inputs()) {
        for (_, outputs) in replay(&inputs) {
            for event in events(&outputs) {
                let json = serde_json::to_string(event).expect("an event");
                let read_back: Event = serde_json::from_str(&json).expect("the same event");
                prop_assert_eq!(&read_back, event);
            }
        }
    }

    #[test]
    fn pieces_of_a_reply_make_the_reply(inputs in inputs()) {
        let mut told = std::collections::BTreeMap::<MessageId, Vec<u16>>::new();
        for (_, outputs) in replay(&inputs) {
            for event in events(&outputs) {
                match &event.body {
                    EventBody::AssistantDelta { message_id, offset, delta, .. } => {
                        let so_far = told.entry(*message_id).or_default();
                        prop_assert_eq!(so_far.len(), *offset as usize);
                        so_far.extend(delta.as_str().encode_utf16());
                    }
                    EventBody::AssistantMessage { message_id, message, .. } => {
                        let whole: Vec<u16> = message.as_str().encode_utf16().collect();
                        prop_assert_eq!(told.remove(message_id).unwrap_or_default(), whole);
                    }
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn a_refused_input_leaves_the_state_alone(inputs in inputs()) {
        let mut before = State::default();
        for (state, outputs) in replay(&inputs) {
            if outputs.iter().any(|output| matches!(output, Output::Refuse(_))) {
                prop_assert_eq!(outputs.len(), 1);
                prop_assert_eq!(&state, &before);
            }
            before = state;
        }
    }

    #[test]
    fn at_most_one_change_of_persona_a_message(inputs in inputs()) {
        let mut switches = std::collections::BTreeMap::<MessageId, u32>::new();
        for (_, outputs) in replay(&inputs) {
            for event in events(&outputs) {
                if let EventBody::PersonaSwitched { message_id: Some(id), from, to, .. } = &event.body {
                    prop_assert_ne!(from, to);
                    *switches.entry(*id).or_default() += 1;
                }
            }
        }
        prop_assert!(switches.values().all(|&count| count == 1));
    }

    #[test]
    fn every_message_taken_in_is_answered_or_still_owed(inputs in inputs()) {
        let mut owed = std::collections::BTreeSet::new();
        let mut last = State::default();
        for (state, outputs) in replay(&inputs) {
            for event in events(&outputs) {
                match &event.body {
                    EventBody::UserMessage { message_id, .. } => { owed.insert(*message_id); }
                    EventBody::AssistantMessage { reply_to, .. } => {
                        prop_assert!(owed.remove(reply_to), "answered once");
                    }
                    _ => {}
                }
            }
            if !state.awaits_model() && !state.is_ended() {
                prop_assert!(owed.is_empty());
            }
            last = state;
        }
        prop_assert!(owed.is_empty() || last.awaits_model() || last.is_ended());
    }

    #[test]
    fn figures_agree_with_the_events(inputs in inputs()) {
        let (mut user, mut assistant) = (0, 0);
        for (state, outputs) in replay(&inputs) {
            for event in events(&outputs) {
                match &event.body {
                    EventBody::UserMessage { .. } => user += 1,
                    EventBody::Greeting { .. } | EventBody::AssistantMessage { .. } => assistant += 1,
                    _ => {}
                }
            }
            let figures = statistics(&TABLES, &state, Millis(0)).expect("an open call");
            prop_assert_eq!((figures.user_messages, figures.assistant_messages), (user, assistant));
            let standing = conversation_state(&TABLES, &state, Millis(0)).expect("an open call");
            prop_assert_eq!(standing.message_count, user + assistant);
        }
    }

    #[test]
    fn nothing_that_is_printed_holds_what_the_customer_said(word in "[a-z]{12}") {
        let secret = format!("zq{word}qz");
        let input = Input {
            at: Millis(0),
            kind: InputKind::Message {
                text: Private::new(format!("I am furious about {secret}, mail {secret}@example.com")),
                language: None,
                replies: Replies::Model,
            },
        };
        let opening = Input {
            at: Millis(0),
            kind: InputKind::Open {
                call_id: CallId::parse("LAW-1").expect("an id"),
                customer_name: Some(Private::from(secret.as_str())),
                language: None,
            },
        };
        for (state, outputs) in replay(&[opening.clone(), input.clone()]) {
            let printed = format!("{opening:?} {input:?} {state:?} {outputs:?}");
            prop_assert!(!printed.contains(&secret));
        }
    }
}

#[test]
fn a_long_call_keeps_a_small_state() {
    let mut state = State::default();
    let open = InputKind::Open {
        call_id: CallId::parse("LAW-1").expect("an id"),
        customer_name: None,
        language: Some(Language::Ar),
    };
    let message = |turn: u32| InputKind::Message {
        text: Private::new(format!(
            "{turn} كم سعر المنصة الرقمية لشركة متوسطة الحجم؟ {}",
            "تفاصيل كثيرة جدًا ".repeat(20)
        )),
        language: None,
        replies: Replies::Script,
    };
    for kind in std::iter::once(open).chain((0..500).map(message)) {
        (state, _) = step(
            &TABLES,
            state,
            Input {
                at: Millis(0),
                kind,
            },
        );
    }
    let size = serde_json::to_string(&state).expect("a state").len();
    assert!(size < 64 * 1024, "{size} bytes after 500 messages");
}
