use alloc::format;
use alloc::string::ToString;

use super::decision::RoutingDecision;
use crate::base::{Confidence, Intent, Language, Persona};
use crate::read::Reading;
use crate::table::{Rule, Situation, Tables, TicketRule};

/// A routing decision, with what the engine needs of it beside what clients are told.
#[derive(Debug)]
pub(crate) struct Decision {
    /// What clients are told.
    pub(crate) routing: RoutingDecision,
    /// The ticket that is called for.
    pub(crate) ticket: TicketRule,
}

/// Decides who answers a message so read, when `from` has answered so far.
pub(crate) fn decide(
    tables: &Tables,
    reading: &Reading,
    from: Persona,
    language: Language,
) -> Decision {
    let rule_for = |intent: Intent, confidence: Confidence| {
        tables.routes.find(Situation {
            intent,
            confidence,
            feeling: reading.sentiment.sentiment,
            from,
            gives_contact: reading.contact.is_given(),
        })
    };
    let (intent, confidence) = reading
        .intents
        .first()
        .map_or((Intent::Other, Confidence::ZERO), |first| {
            (first.intent, first.confidence)
        });
    let Some(rule) = rule_for(intent, confidence) else {
        return nothing_decided(from);
    };
    let near_tie = leads_away(rule, from)
        && from != Persona::Reception
        && !rule.escalate
        // Displeasure is not kept waiting with whoever happens to have the call.
        && !reading.sentiment.sentiment.is_negative()
        && reading.intents.iter().skip(1).any(|rival| {
            let behind = confidence.thousandths()
                - rival.confidence.thousandths().min(confidence.thousandths());
            behind <= tables.limits.stay_margin
                && rule_for(rival.intent, rival.confidence)
                    .is_some_and(|other| !leads_away(other, from) && belongs_to(rival.intent, from))
        });
    let say = |kind: &str, name: &str| {
        let key = format!("{kind}.{name}");
        tables.phrases.say(&key, language).to_string()
    };
    Decision {
        routing: RoutingDecision {
            target_persona: if near_tie {
                from
            } else {
                rule.target.unwrap_or(from)
            },
            priority: rule.priority.max(reading.priority),
            suggested_action: say("action", &rule.name),
            create_ticket: rule.ticket != TicketRule::No,
            escalation_needed: rule.escalate,
            reasoning: say("reason", if near_tie { "near_tie" } else { &rule.name }),
            rule: rule.name.clone(),
        },
        ticket: rule.ticket,
    }
}

/// Would this row hand the customer over?
fn leads_away(rule: &Rule, from: Persona) -> bool {
    rule.target.is_some_and(|target| target != from)
}

/// Is this the matter that the persona is there for? Courtesies and questions are everybody's.
const fn belongs_to(intent: Intent, persona: Persona) -> bool {
    match persona {
        Persona::Reception => matches!(intent, Intent::ServiceRequest),
        Persona::Sales => matches!(
            intent,
            Intent::ServiceInquiry | Intent::SalesInterest | Intent::TrainingInterest
        ),
        Persona::Complaints => matches!(intent, Intent::Complaint | Intent::TechnicalSupport),
    }
}

/// For a table without a row that matches, which does not parse: nothing changes.
fn nothing_decided(from: Persona) -> Decision {
    debug_assert!(false, "the last row of the routes matches all");
    Decision {
        routing: RoutingDecision {
            target_persona: from,
            priority: crate::base::Priority::Low,
            suggested_action: "".to_string(),
            create_ticket: false,
            escalation_needed: false,
            reasoning: "".to_string(),
            rule: "".to_string(),
        },
        ticket: TicketRule::No,
    }
}
