use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::base::{sort_by, sort_short_by};
use crate::table::{Family, Meaning};
use crate::text::TokenKind;

use super::contact::Contacts;
use super::judgement::Judgement;
use super::reading::{Finding, FindingKind};
use super::scan::{Place, Scan};

/// Every place of the original that speaks for something, by start.
pub(super) fn findings(
    scan: &Scan<'_>,
    contacts: &Contacts,
    judgement: &Judgement,
) -> Vec<Finding> {
    let mut findings = Vec::with_capacity(scan.hits.len() + contacts.places.len());
    let span = |place: &Place| place.span(scan.text);
    for judged in &judgement.intents {
        for place in &judged.places {
            let label = judged.intent.as_str();
            findings.push(Finding::new(FindingKind::Intent, label, span(place)));
        }
    }
    for (place, effect) in &judgement.feeling.effects {
        let label = if *effect > 0 { "positive" } else { "negative" };
        findings.push(Finding::new(FindingKind::Sentiment, label, span(place)));
    }
    for hit in scan.hits_of(Family::Question) {
        if scan.has(hit, Meaning::Question) {
            findings.push(Finding::new(
                FindingKind::Question,
                "question",
                span(&scan.place(hit)),
            ));
        }
    }
    for hit in scan.hits_of(Family::Urgency) {
        let counts = scan.has(hit, Meaning::Urgent) || scan.has(hit, Meaning::Alarm);
        if counts && !scan.weather(hit).negated {
            findings.push(Finding::new(
                FindingKind::Urgency,
                "urgent",
                span(&scan.place(hit)),
            ));
        }
    }
    for token in &scan.text.tokens {
        if token.kind == TokenKind::Mark && scan.text.normal(token) == "?" {
            findings.push(Finding::new(FindingKind::Question, "question", token.span));
        }
    }
    for place in &contacts.places {
        findings.push(Finding::new(FindingKind::Contact, place.label, place.span));
    }
    sort_by(&mut findings, |a, b| {
        (a.start, a.end, a.kind, &a.label) < (b.start, b.end, b.kind, &b.label)
    });
    findings.dedup();
    findings
}

/// The ids of the company's facts that the message touches, best first.
pub(super) fn topics(scan: &Scan<'_>) -> Vec<String> {
    let mut scores: Vec<(u16, i32)> = Vec::new();
    for hit in scan.hits_of(Family::Topic) {
        for mark in scan.marks(hit) {
            if let Meaning::Topic(topic) = mark.meaning {
                match scores.iter_mut().find(|(known, _)| *known == topic) {
                    Some((_, score)) => *score += i32::from(mark.weight),
                    None => scores.push((topic, i32::from(mark.weight))),
                }
            }
        }
    }
    sort_short_by(&mut scores, |(_, a), (_, b)| a > b);
    scores
        .iter()
        .filter_map(|(topic, _)| scan.lexicon.topic(*topic))
        .map(ToString::to_string)
        .collect()
}
