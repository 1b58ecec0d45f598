// Events as the lines of a page: the same lines that engine/tests/transcripts/render.rs writes.

const WRITTEN_BY = { script: '', model: ' (model)', model_then_script: ' (model, then script)' };

/** The line that an event is, or `null` for one that a page does not show. */
export function render(event) {
  switch (event.event) {
    case 'greeting':
      return `> ${event.persona} ${event.language}: ${oneLine(event.message)}`;
    case 'user_message':
    case 'assistant_delta':
      return null;
    case 'analysis':
      return renderAnalysis(event);
    case 'persona_switched':
      return `> switched ${event.from} to ${event.to}${event.manual ? ' by hand' : ''}`;
    case 'ticket_created':
      return `> ticket ${event.ticket.ticket_id} ${event.ticket.category} ${event.ticket.priority}`;
    case 'assistant_message': {
      const script = event.script ? ` ${event.script}` : '';
      return `> ${event.persona} ${event.language}${script}${WRITTEN_BY[event.written_by]}: ${oneLine(event.message)}`;
    }
    case 'call_ended': {
      const content = event.satisfaction === null ? '-' : String(Math.round(event.satisfaction * 1000));
      return `> ended ${content}: ${event.outcome ?? '-'}`;
    }
    case 'error':
      return `> error ${event.code}: ${event.message}`;
    // What only a host without a model of its own shows.
    case 'asked':
      return `> asks the model as ${event.persona}`;
    case 'stopped':
      return '> stops the model';
    default:
      return `> ${event.event}?`;
  }
}

/** An analysis as one line. */
export function renderAnalysis(it) {
  const intents = it.intents.map((one) => one.intent).join('+');
  const parts = [
    `> read ${it.language.code} ${intents} ${it.sentiment.sentiment} ${it.priority} for ${it.routing.target_persona}`,
    it.is_question && 'question',
    it.routing.create_ticket && 'ticket',
    it.routing.escalation_needed && 'escalation',
    ...it.contact.emails,
    ...it.contact.phones,
  ];
  return parts.filter(Boolean).join(', ');
}

const oneLine = (text) => text.replaceAll('\n', '\\n');
