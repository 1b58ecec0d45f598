//! Events as the lines of a page. `tests/transcripts/render.mjs` writes the same lines.

use hatif_engine::{Analysis, Event, EventBody, WrittenBy};

/// The line that an event is, or `None` for one that a page does not show.
pub(crate) fn event(event: &Event) -> Option<String> {
    Some(match &event.body {
        EventBody::Greeting {
            message,
            persona,
            language,
            ..
        } => format!(
            "> {} {}: {}",
            persona.as_str(),
            language.as_str(),
            one_line(message.as_str())
        ),
        EventBody::UserMessage { .. } | EventBody::AssistantDelta { .. } => return None,
        EventBody::Analysis { analysis: it, .. } => analysis(it),
        EventBody::PersonaSwitched {
            from, to, manual, ..
        } => format!(
            "> switched {} to {}{}",
            from.as_str(),
            to.as_str(),
            if *manual { " by hand" } else { "" }
        ),
        EventBody::TicketCreated { ticket, .. } => format!(
            "> ticket {} {} {}",
            ticket.ticket_id.as_str(),
            ticket.category.as_str(),
            ticket.priority.as_str()
        ),
        EventBody::AssistantMessage {
            message,
            persona,
            language,
            script,
            written_by,
            ..
        } => format!(
            "> {} {}{}{}: {}",
            persona.as_str(),
            language.as_str(),
            script.map_or(String::new(), |letters| format!(" {}", letters.as_str())),
            match written_by {
                WrittenBy::Script => "",
                WrittenBy::Model => " (model)",
                WrittenBy::ModelThenScript => " (model, then script)",
            },
            one_line(message.as_str())
        ),
        EventBody::CallEnded {
            outcome,
            satisfaction,
        } => format!(
            "> ended {}: {}",
            satisfaction.map_or("-".into(), |it| format!("{}", it.thousandths())),
            outcome.as_deref().unwrap_or("-")
        ),
        EventBody::Error { code, message } => format!("> error {}: {message}", code.as_str()),
    })
}

/// An analysis as one line.
pub(crate) fn analysis(it: &Analysis) -> String {
    let intents: Vec<&str> = it.intents.iter().map(|one| one.intent.as_str()).collect();
    let mut line = format!(
        "> read {} {} {} {} for {}",
        it.language.code.as_str(),
        intents.join("+"),
        it.sentiment.sentiment.as_str(),
        it.priority.as_str(),
        it.routing.target_persona.as_str(),
    );
    for (word, holds) in [
        ("question", it.is_question),
        ("ticket", it.routing.create_ticket),
        ("escalation", it.routing.escalation_needed),
    ] {
        if holds {
            line.push_str(", ");
            line.push_str(word);
        }
    }
    for contact in it.contact.emails.iter().chain(&it.contact.phones) {
        line.push_str(", ");
        line.push_str(contact.as_str());
    }
    line
}

/// Line breaks as a page writes them.
pub(crate) fn one_line(text: &str) -> String {
    text.replace('\n', "\\n")
}
