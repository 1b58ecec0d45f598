use std::collections::HashMap;
use std::path::Path;

pub const INTENTS: [&str; 12] = ["complaint","technical_support","service_request","service_inquiry","sales_interest","training_interest","information","human_request","greeting","thanks","goodbye","other"];
pub const SENTIMENTS: [&str; 6] = ["very_positive","positive","neutral","negative","frustrated","angry"];

#[derive(Clone, Debug, Default)]
pub struct Row {
    pub text: String,
    pub lang: String,
    pub source: String,
    pub dialect: String,
    pub own: bool,
    pub test: bool,
    /// compatible intents; public
    pub intent_mask: u16,
    /// main first
    pub intents: Vec<u8>,
    /// label in the 8-label space
    pub intent8: Option<String>,
    pub route: Option<String>,
    pub sent_mask: u8,
    pub sentiment: Option<u8>,
    pub anger: Option<bool>,
    pub question: Option<bool>,
}

pub fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf29ce484222325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100000001b3))
}

fn s<'a>(v: &'a serde_json::Value, k: &str) -> &'a str { v.get(k).and_then(|x| x.as_str()).unwrap_or("") }

fn bit(name: &str) -> u16 { INTENTS.iter().position(|i| *i == name).map_or(0, |i| 1 << i) }

/// The labels of ours that a label of a public source may be.
fn compatible(source: &str, label: &str, orig: &str) -> u16 {
    let o = orig;
    let has = |w: &str| o.split('+').any(|p| p == w);
    if o == "contact_human_agent" || o == "human_handoff" || o == "contact_customer_service" || has("handoff") { return bit("human_request") | if o=="contact_customer_service" { bit("information") } else {0}; }
    if label == "greeting" {
        if o == "goodbye" || (has("end_call") && !has("thank")) || o=="bye" { return bit("goodbye"); }
        if o.starts_with("thank") || o == "thanking" || (has("thank") && !has("end_call")) { return bit("thanks"); }
        if o == "greet" || o == "greeting" { return bit("greeting"); }
        return bit("greeting") | bit("thanks") | bit("goodbye");
    }
    let _ = source;
    match label {
        "sales_interest" if std::env::var("WIDE").is_ok() => bit("sales_interest") | bit("service_inquiry"),
        "information" if std::env::var("WIDE").is_ok() => bit("information") | bit("service_inquiry"),
        l => bit(l),
    }
}

pub fn public(dir: &Path, split: &str) -> Vec<Row> {
    let mut by: HashMap<String, Row> = HashMap::new();
    let mut order = Vec::new();
    for task in ["intent", "sentiment", "anger", "is_question"] {
        let Ok(body) = std::fs::read_to_string(dir.join(task).join(format!("{split}.jsonl"))) else { continue };
        for line in body.lines() {
            let Ok(v) = serde_json::from_str::<serde_json::Value>(line) else { continue };
            if split == "train" && s(&v, "lic") == "eval_only" { continue }
            let key = if split == "train" { s(&v, "text").to_string() } else { format!("{}\u{1}{}", s(&v, "text"), if task=="is_question" {"q"} else {""}) };
            let row = by.entry(key.clone()).or_insert_with(|| { order.push(key.clone()); Row { text: s(&v, "text").into(), lang: s(&v, "lang").into(), source: s(&v, "source").into(), dialect: s(&v,"dialect").into(), ..Row::default() } });
            let label = s(&v, "label");
            match task {
                "intent" => { row.intent_mask = compatible(s(&v, "source"), label, s(&v, "orig")); row.intent8 = Some(label.into()); row.route = Some(s(&v, "route").into()); }
                "sentiment" => row.sent_mask = match label { "positive" => 3, "neutral" => 4, _ => 0b111000 },
                "anger" => row.anger = Some(label == "yes"),
                _ => row.question = Some(label == "yes"),
            }
        }
    }
    order.into_iter().map(|k| by.remove(&k).unwrap()).collect()
}

pub fn own(dir: &Path) -> Vec<Row> {
    let mut files = Vec::new();
    let mut dirs = vec![dir.to_path_buf()];
    while let Some(d) = dirs.pop() {
        let Ok(rd) = std::fs::read_dir(&d) else { continue };
        for e in rd.flatten() { let p = e.path(); if p.is_dir() { dirs.push(p) } else if p.extension().is_some_and(|x| x == "jsonl") { files.push(p) } }
    }
    files.sort();
    let mut out = Vec::new();
    for f in files {
        let body = String::from_utf8_lossy(&std::fs::read(&f).unwrap_or_default()).into_owned();
        for line in body.lines() {
            let Ok(v) = serde_json::from_str::<serde_json::Value>(line) else { continue };
            let text = s(&v, "text").to_string();
            let intents: Vec<u8> = v.get("intents").and_then(|x| x.as_array()).map(|a| a.iter().filter_map(|x| INTENTS.iter().position(|i| Some(*i) == x.as_str()).map(|i| i as u8)).collect()).unwrap_or_default();
            let Some(sent) = SENTIMENTS.iter().position(|i| *i == s(&v, "sentiment")) else { continue };
            if intents.is_empty() { continue }
            out.push(Row { test: fnv(&text) % 5 == 0, text, lang: s(&v, "lang").into(), source: format!("own_{}", s(&v,"dialect")), dialect: s(&v,"dialect").into(), own: true, intent_mask: 0, intents, intent8: None, route: Some(s(&v, "route").into()), sent_mask: 0, sentiment: Some(sent as u8), anger: None, question: v.get("question").and_then(|x| x.as_bool()) });
        }
    }
    out
}
