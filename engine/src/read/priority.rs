use crate::base::{Intent, Priority, Sentiment};
use crate::table::{Family, Meaning};

use super::reading::IntentAnalysis;
use super::scan::Scan;

/// How soon the message needs an answer.
///
/// Urgent: an alarm (safety, money being lost, a standstill, the law), or haste together with anger or with a failure
/// that presses. High: complaints, failures, bad feeling. Medium: requests and sales, and whatever is in haste.
pub(super) fn priority(
    scan: &Scan<'_>,
    intents: &[IntentAnalysis],
    sentiment: Sentiment,
) -> Priority {
    let (mut haste, mut alarm) = (0, 0);
    for hit in scan.hits_of(Family::Urgency) {
        if scan.weather(hit).negated {
            continue;
        }
        for mark in scan.marks(hit) {
            match mark.meaning {
                Meaning::Alarm => alarm += mark.weight,
                Meaning::Urgent => haste += mark.weight,
                _ => {}
            }
        }
    }
    let first = intents.first().map_or(Intent::Other, |first| first.intent);
    let failure = matches!(first, Intent::Complaint | Intent::TechnicalSupport);
    if alarm >= 2 || (haste >= 1 && sentiment == Sentiment::Angry) || (haste >= 3 && failure) {
        return Priority::Urgent;
    }
    if failure
        || matches!(sentiment, Sentiment::Angry | Sentiment::Frustrated)
        || alarm > 0
        || (sentiment == Sentiment::Negative && has_failure(intents))
    {
        return Priority::High;
    }
    let wants = matches!(
        first,
        Intent::ServiceRequest
            | Intent::ServiceInquiry
            | Intent::SalesInterest
            | Intent::TrainingInterest
            | Intent::HumanRequest
    );
    if wants || haste > 0 || sentiment == Sentiment::Negative {
        Priority::Medium
    } else {
        Priority::Low
    }
}

fn has_failure(intents: &[IntentAnalysis]) -> bool {
    intents
        .iter()
        .any(|i| matches!(i.intent, Intent::Complaint | Intent::TechnicalSupport))
}
