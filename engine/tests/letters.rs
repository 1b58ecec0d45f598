//! In which letters an Arabic customer is answered, and what clients and models are told of it.

use hatif_engine::{
    CallId, EventBody, Input, InputKind, Language, Letters, Millis, ModelFailure, Output, Private,
    Prompt, Replies, State, Tables, step,
};

struct Customer {
    tables: Tables,
    state: State,
}

/// A call in Arabic.
fn calls() -> Customer {
    let mut customer = Customer {
        tables: Tables::builtin().unwrap(),
        state: State::default(),
    };
    customer.does(InputKind::Open {
        call_id: CallId::parse("letters").unwrap(),
        customer_name: None,
        language: Some(Language::Ar),
    });
    customer
}

impl Customer {
    fn does(&mut self, kind: InputKind) -> Vec<Output> {
        let at = Millis(0);
        let (state, outputs) = step(
            &self.tables,
            std::mem::take(&mut self.state),
            Input { at, kind },
        );
        self.state = state;
        outputs
    }

    fn says(&mut self, text: &str, language: Option<Language>, replies: Replies) -> Vec<Output> {
        self.does(InputKind::Message {
            text: Private::from(text),
            language,
            replies,
        })
    }

    /// The language and letters that the engine answers `text` in, which all events of the turn agree on.
    fn is_answered(&mut self, text: &str, named: Option<Language>) -> (Language, Option<Letters>) {
        let outputs = self.says(text, named, Replies::Script);
        let scripts: Vec<Option<Letters>> = events(&outputs)
            .filter_map(|event| match event {
                EventBody::UserMessage { script, .. }
                | EventBody::AssistantDelta { script, .. }
                | EventBody::AssistantMessage { script, .. } => Some(*script),
                _ => None,
            })
            .collect();
        assert!(scripts.len() > 2, "{text}");
        assert!(scripts.iter().all(|script| *script == scripts[0]), "{text}");
        events(&outputs)
            .find_map(|event| match event {
                EventBody::AssistantMessage {
                    message,
                    language,
                    script,
                    ..
                } => {
                    let latin = message.as_str().is_ascii();
                    assert_eq!(
                        latin,
                        *language == Language::En || script.is_some(),
                        "{text}"
                    );
                    Some((*language, *script))
                }
                _ => None,
            })
            .unwrap()
    }
}

fn events(outputs: &[Output]) -> impl Iterator<Item = &EventBody> {
    outputs.iter().filter_map(|output| match output {
        Output::Emit(event) => Some(&event.body),
        _ => None,
    })
}

fn prompt(outputs: Vec<Output>) -> Prompt {
    let prompt = outputs.into_iter().find_map(|output| match output {
        Output::AskModel(prompt) => Some(prompt),
        _ => None,
    });
    prompt.unwrap()
}

const ARABIC: (Language, Option<Letters>) = (Language::Ar, None);
const ARABIZI: (Language, Option<Letters>) = (Language::Ar, Some(Letters::Latin));
const ENGLISH: (Language, Option<Letters>) = (Language::En, None);

#[test]
fn the_letters_are_those_that_the_customer_writes() {
    let mut customer = calls();
    for (text, named, expected) in [
        ("مرحبا كيف الحال", None, ARABIC),
        ("badi a3ref as3ar el mawa2e3", None, ARABIZI),
        // Too short to be a decision.
        ("ok", None, ARABIZI),
        ("نعم", None, ARABIZI),
        // Half English, or nothing to tell by.
        ("thank you very much شكرا كتير", None, ARABIZI),
        ("0944 567 890", None, ARABIZI),
        // English in between does not change how Arabic is written.
        ("Please tell me about your company", None, ENGLISH),
        ("ok", Some(Language::En), ENGLISH),
        ("ok", Some(Language::Ar), ARABIZI),
        ("بدي اعرف عن دورات التسويق", None, ARABIC),
        ("la2", None, ARABIC),
        ("Please tell me about your company", None, ENGLISH),
        ("ok", Some(Language::En), ENGLISH),
        ("ok", Some(Language::Ar), ARABIC),
    ] {
        assert_eq!(customer.is_answered(text, named), expected, "{text}");
    }
}

#[test]
fn clients_are_told_the_letters_only_when_they_are_not_the_languages_own() {
    let mut customer = calls();
    for (text, expected) in [
        ("مرحبا كيف الحال", None),
        ("mar7aba, kifkon?", Some("latin")),
    ] {
        let outputs = customer.says(text, None, Replies::Script);
        let told: Vec<serde_json::Value> = events(&outputs)
            .filter(|event| !matches!(event, EventBody::Analysis { .. }))
            .map(|event| serde_json::to_value(event).unwrap())
            .collect();
        assert!(told.len() > 2, "{text}");
        for event in told {
            assert_eq!(
                event.get("script").and_then(|it| it.as_str()),
                expected,
                "{event}"
            );
        }
    }
}

#[test]
fn a_model_is_told_to_answer_in_the_customers_letters() {
    let mut customer = calls();
    let mut rule = |text| {
        let prompt = prompt(customer.says(text, None, Replies::Model));
        customer.does(InputKind::ModelFailed {
            message_id: prompt.message_id,
            failure: ModelFailure::TimedOut,
        });
        let system = prompt.messages[0].content.as_str().to_string();
        (system.contains("عربيزي"), system.contains("أجب بالعربية"))
    };
    assert_eq!(rule("badi a3ref as3ar el mawa2e3"), (true, false));
    assert_eq!(rule("بدي اعرف الاسعار"), (false, true));
    assert_eq!(rule("What are your prices?"), (false, false));
}

#[test]
fn a_reply_in_flight_keeps_its_letters() {
    let mut customer = calls();
    let asked = prompt(customer.says("badi a3ref as3ar el mawa2e3", None, Replies::Model));
    customer.says("بدي اعرف عن دورات التسويق", None, Replies::Script);
    let outputs = customer.does(InputKind::ModelFailed {
        message_id: asked.message_id,
        failure: ModelFailure::TimedOut,
    });
    let answers: Vec<(Option<Letters>, bool)> = events(&outputs)
        .filter_map(|event| match event {
            EventBody::AssistantMessage {
                message, script, ..
            } => Some((*script, message.as_str().is_ascii())),
            _ => None,
        })
        .collect();
    assert_eq!(answers, [(Some(Letters::Latin), true), (None, false)]);
}

#[test]
fn a_state_stored_before_there_was_a_choice_is_in_arabic_letters() {
    let mut customer = calls();
    customer.says("مرحبا كيف الحال", None, Replies::Model);
    let mut stored = serde_json::to_value(&customer.state).unwrap();
    for part in ["call", "phase"] {
        let part = stored[part].as_object_mut().unwrap();
        assert_eq!(part.remove("letters"), Some("arabic".into()));
    }
    let state: State = serde_json::from_value(stored).unwrap();
    assert_eq!(state, customer.state);
}

#[test]
fn an_event_stored_before_there_was_a_choice_is_read() {
    let before = r#"{"event":"assistant_delta","message_id":"m3","offset":0,"delta":"hi","persona":"sales"}"#;
    let event: EventBody = serde_json::from_str(before).unwrap();
    assert!(matches!(
        event,
        EventBody::AssistantDelta { script: None, .. }
    ));
    assert_eq!(serde_json::to_string(&event).unwrap(), before);
}
