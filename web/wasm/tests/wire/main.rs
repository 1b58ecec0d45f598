//! Every type that crosses to JavaScript, as TypeScript: `web/src/wire.ts` is written here.

mod layout;

use hatif_engine as engine;
use ts_rs::{Config, TS};

const HEADER: &str = "\
// Written by web/wasm/tests/wire.rs from the Rust types: do not edit.
// After a change of those: BLESS=1 cargo test -p hatif-wasm

";

/// Renders the declarations of the named types, in their order.
macro_rules! declarations {
    ($($type:ident)+) => {{
        // A JavaScript number holds every count and millisecond that there will be.
        let config = Config::new().with_large_int("number");
        let mut text = String::from(HEADER);
        $(text.push_str(&declaration::<engine::$type>(&config));)+
        text
    }};
}

fn declaration<T: TS>(config: &Config) -> String {
    let mut declared = T::decl(config);
    // A flattened union is written out in place; its name says the same in one word.
    for (name, body) in [
        ("EventBody", engine::EventBody::inline(config)),
        ("InputKind", engine::InputKind::inline(config)),
    ] {
        declared = declared.replace(&format!("({body})"), name);
    }
    let docs = T::docs().unwrap_or_default();
    format!(
        "{}\n\n",
        layout::lay_out(&format!("{docs}export {declared}"))
    )
}

#[test]
fn wire_ts_matches_the_rust_types() {
    let rendered = declarations! {
        Analysis LanguageReading IntentAnalysis SentimentAnalysisResult RoutingDecision Contact Finding
        Language Letters LanguageCode Dialect Intent Sentiment Priority Persona FindingKind
        Event EventBody WrittenBy Ticket TicketId TicketCategory ErrorCode
        Listing CallStatus ConversationState Statistics TranscriptMessage PersonaCard PersonaVoice
        Input InputKind Replies ModelFailure
        Output Prompt ChatMessage Role Refusal
    };
    let rendered = format!("{}\n", rendered.trim_end());
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../src/wire.ts");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(file, rendered).unwrap();
    } else {
        let committed = std::fs::read_to_string(file).unwrap_or_default();
        assert!(
            committed == rendered,
            "web/src/wire.ts differs from the Rust types: BLESS=1 cargo test -p hatif-wasm"
        );
    }
}
