// Written by web/wasm/tests/wire.rs from the Rust types: do not edit.
// After a change of those: BLESS=1 cargo test -p hatif-wasm

/** How one message was read and where it goes: the answer to "analyze". */
export type Analysis = {
  /** What the message is written in. */
  language: LanguageReading,
  /** The surest intent. */
  intent: IntentAnalysis,
  /** Every intent that holds, surest first; the first is `intent`. */
  intents: Array<IntentAnalysis>,
  /** How the customer feels. */
  sentiment: SentimentAnalysisResult,
  /** Does the message ask something? */
  is_question: boolean,
  /** Contact details in the message. */
  contact: Contact,
  /** How soon it needs an answer. */
  priority: Priority,
  /** Who answers, and what is to be done. */
  routing: RoutingDecision,
  /** Where each finding stands in the original text. */
  findings: Array<Finding>,
};

/** What a message is written in. */
export type LanguageReading = {
  /** The language. */
  code: LanguageCode,
  /** The share of the letters that speak for it, 0 to 1. */
  confidence: number,
  /** The kind of Arabic, where words of it tell: a hint. */
  dialect: Dialect | null,
  /** How sure the dialect is, 0 to 1; 0 when there is none. */
  dialect_confidence: number,
};

/** One intent of a message, in the old system's shape. */
export type IntentAnalysis = {
  /** What the customer wants. */
  intent: Intent,
  /** How sure, 0 to 1. */
  confidence: number,
  /** The words that speak for it, as the customer wrote them. */
  keywords: string[],
  /** What the message is written in. */
  language: LanguageCode,
  /** Why, as one short sentence in the message's language. */
  reasoning: string,
};

/** The feeling of a message, in the old system's shape. */
export type SentimentAnalysisResult = {
  /** How the customer feels. */
  sentiment: Sentiment,
  /** How sure, 0 to 1. */
  confidence: number,
  /** The words that show it, as the customer wrote them. */
  emotion_indicators: string[],
  /** Why, as one short sentence in the message's language. */
  reasoning: string,
};

/** Where a message goes and what is to be done, in the old system's shape. */
export type RoutingDecision = {
  /** Who answers. */
  target_persona: Persona,
  /** How soon it needs an answer. */
  priority: Priority,
  /** What the persona, or a colleague, should do; one sentence in the message's language. */
  suggested_action: string,
  /** Should a ticket stand for this? A call opens one ticket a category, however often it is asked for. */
  create_ticket: boolean,
  /** Does a person have to look at it? */
  escalation_needed: boolean,
  /** Why, as one sentence in the message's language. */
  reasoning: string,
  /** The row of the decision table that won. */
  rule: string,
};

/** Contact details given in a message. Their places are among the message's findings. */
export type Contact = {
  /** E-mail addresses: as written, or as they are meant when they are spelt out (`sara at example dot org`). */
  emails: string[],
  /** Phone numbers: Western digits without spaces or punctuation, with a leading `+` where one was written. */
  phones: string[],
  /** For each of `phones`, the same number as E.164 (`+963944567890`); `null` when its country cannot be known. */
  phones_e164: (string | null)[],
};

/** One place in the original text that speaks for something. */
export type Finding = {
  /** What sort of finding. */
  kind: FindingKind,
  /** What it speaks for: an intent, `positive` or `negative`, `email`, `phone`, `question`, `urgent`. */
  label: string,
  /** Where it starts, in UTF-16 code units of the original text. */
  start: number,
  /** Where it ends, exclusive. */
  end: number,
};

/** A language that Hatif speaks. */
export type Language = "en" | "ar";

/** The letters that Arabic is written in. */
export type Letters = "arabic" | "latin";

/** What a message is written in. */
export type LanguageCode = "en" | "ar" | "arabizi" | "mixed" | "other";

/** A kind of Arabic. */
export type Dialect = "msa" | "levantine" | "gulf" | "egyptian" | "maghrebi" | "iraqi";

/** What a customer wants with a message. */
export type Intent = "complaint" | "technical_support" | "service_request" | "service_inquiry" | "sales_interest" | "training_interest" | "information" | "human_request" | "greeting" | "thanks" | "goodbye" | "other";

/** The customer's feeling as expressed. */
export type Sentiment = "very_positive" | "positive" | "neutral" | "negative" | "frustrated" | "angry";

/** How soon a message needs an answer, lowest first. */
export type Priority = "low" | "medium" | "high" | "urgent";

/** Who speaks for the company. */
export type Persona = "reception" | "sales" | "complaints";

/** What sort of thing a finding is. */
export type FindingKind = "intent" | "sentiment" | "contact" | "question" | "urgency";

/** One event of a call, as clients get it. */
export type Event = {
  /** The event's place in the call: 1, 2, 3 … without gaps. */
  seq: number,
  /** When it happened. */
  timestamp: string,
} & EventBody;

/** What clients are told. */
export type EventBody = {
  "event": "greeting",
  /** The call's name. */
  call_id: string,
  /** This message's id. */
  message_id: string,
  /** The words. */
  message: string,
  /** Who says them. */
  persona: Persona,
  /** What they are in. */
  language: Language,
} | {
  "event": "user_message",
  /** This message's id. */
  message_id: string,
  /** The words. */
  message: string,
  /** The language that the call is answered in. */
  language: Language,
  /** The letters that it is answered in; absent when they are the language's own. */
  script?: Letters,
} | {
  "event": "analysis",
  /** The customer's message. */
  message_id: string,
  /** What the message is written in. */
  language: LanguageReading,
  /** The surest intent. */
  intent: IntentAnalysis,
  /** Every intent that holds, surest first; the first is `intent`. */
  intents: Array<IntentAnalysis>,
  /** How the customer feels. */
  sentiment: SentimentAnalysisResult,
  /** Does the message ask something? */
  is_question: boolean,
  /** Contact details in the message. */
  contact: Contact,
  /** How soon it needs an answer. */
  priority: Priority,
  /** Who answers, and what is to be done. */
  routing: RoutingDecision,
  /** Where each finding stands in the original text. */
  findings: Array<Finding>,
} | {
  "event": "persona_switched",
  /** The message that caused it; `null` when somebody chose by hand. */
  message_id: string | null,
  /** Who answered so far. */
  from: Persona,
  /** Who answers now. */
  to: Persona,
  /** The same as `to`, under the name that every other event has for it. */
  persona: Persona,
  /** Did somebody choose by hand? */
  manual: boolean,
  /** Why, in the call's language. */
  reason: string,
} | {
  "event": "ticket_created",
  /** The message that caused it. */
  message_id: string,
  /** The ticket. */
  ticket: Ticket,
} | {
  "event": "assistant_delta",
  /** The reply that it belongs to. */
  message_id: string,
  /** Where it goes in the reply, in UTF-16 code units. */
  offset: number,
  /** The text to put there. */
  delta: string,
  /** Who is speaking. */
  persona: Persona,
  /** The letters that the reply is in; absent when they are the language's own. */
  script?: Letters,
} | {
  "event": "assistant_message",
  /** This reply's id. */
  message_id: string,
  /** The customer's message that it answers. */
  reply_to: string,
  /** The words. */
  message: string,
  /** Who says them. */
  persona: Persona,
  /** What they are in. */
  language: Language,
  /** The letters that they are in; absent when they are the language's own. */
  script?: Letters,
  /** Who wrote them. */
  written_by: WrittenBy,
} | {
  "event": "call_ended",
  /** What came of it, in the call's language; `null` when nothing did. */
  outcome: string | null,
  /** How content the customer was, 0 to 1; `null` when the customer said nothing. */
  satisfaction: number | null,
} | {
  "event": "error",
  /** What was wrong. */
  code: ErrorCode,
  /** The same in words, in the sender's language. */
  message: string,
};

/** Who wrote a reply. */
export type WrittenBy = "model" | "script" | "model_then_script";

/** Something that the company owes a customer. */
export type Ticket = {
  /** The ticket's name. */
  ticket_id: TicketId,
  /** What sort of matter it is. */
  category: TicketCategory,
  /** How soon it needs an answer. */
  priority: Priority,
  /** The feeling with which it was brought. */
  sentiment: Sentiment,
  /** The message that caused it. */
  message_id: string,
  /** When it was opened. */
  created_at: string,
};

/** Names one ticket: twelve letters and digits that can be read aloud, `T-9F3K-7Q2M-4XWD`.  Made from the call's id and the ticket's number in it. Two tickets of one call never share an id; two of different calls do with a chance of one in 10¹⁵. */
export type TicketId = string;

/** What sort of matter a ticket is. */
export type TicketCategory = "complaint" | "technical" | "callback";

/** Everything that can be wrong with what a client sent. */
export type ErrorCode = "invalid_json" | "invalid_field" | "empty_text" | "text_too_long" | "unknown_persona" | "unknown_language" | "invalid_call_id" | "call_not_found" | "call_exists" | "call_ended" | "too_many_messages" | "invalid_frame" | "body_too_large" | "not_found" | "method_not_allowed" | "upgrade_required" | "forbidden" | "internal";

/** One line of the directory of calls. */
export type Listing = {
  /** The call's name. */
  call_id: string,
  /** What the customer is called, when known. */
  customer_name: string | null,
  /** The call's language. */
  language: Language,
  /** Who answers. */
  current_persona: Persona,
  /** Is it still going on? */
  status: CallStatus,
  /** How the customer feels on the whole. */
  overall_sentiment: Sentiment,
  /** Was a ticket opened? */
  ticket_created: boolean,
  /** When it began. */
  started_at: string,
  /** When something last happened. */
  updated_at: string,
};

/** Is a call still going on? */
export type CallStatus = "active" | "ended";

/** Where a call stands, in the old system's shape and more. */
export type ConversationState = {
  /** The call's name. */
  call_id: string,
  /** What the customer is called, when known. */
  customer_name: string | null,
  /** The language that it is answered in. */
  language: Language,
  /** Is it still going on? */
  status: CallStatus,
  /** Who answers. */
  current_persona: Persona,
  /** Messages so far, both sides, the greeting included. */
  message_count: number,
  /** The customer's messages. */
  user_message_count: number,
  /** What the last message wanted; `null` before the first. */
  last_intent: Intent | null,
  /** How the customer feels on the whole. */
  overall_sentiment: Sentiment,
  /** Who has answered, in order of appearance. */
  personas_used: Array<Persona>,
  /** How often a person had to look at it. */
  escalation_count: number,
  /** How long the call has lasted, or did, in seconds. */
  conversation_duration_seconds: number,
  /** What has been wanted, in order of appearance. */
  intents_detected: Array<Intent>,
  /** How each message felt, oldest first; the last thousand. */
  sentiment_progression: Array<Sentiment>,
  /** The same as `escalation_count`, under the statistics' name for it. */
  escalations: number,
  /** Was a ticket opened? */
  ticket_created: boolean,
  /** What came of the call so far; `null` when nothing did. */
  outcome: string | null,
  /** How content the customer is, 0 to 1; `null` before the first message. */
  satisfaction: number | null,
  /** What is owed to the customer. */
  tickets: Array<Ticket>,
  /** When it began. */
  started_at: string,
  /** When something last happened. */
  updated_at: string,
};

/** A call in figures, in the old system's shape. */
export type Statistics = {
  /** The call's name. */
  call_id: string,
  /** What the customer is called, when known. */
  customer_name: string | null,
  /** How long the call has lasted, or did, in seconds. */
  duration_seconds: number,
  /** Messages so far, both sides, the greeting included. */
  total_messages: number,
  /** The customer's messages. */
  user_messages: number,
  /** Our messages, the greeting included. */
  assistant_messages: number,
  /** Who has answered, in order of appearance. */
  personas_used: Array<Persona>,
  /** What has been wanted, in order of appearance. */
  intents_detected: Array<Intent>,
  /** How each message felt, oldest first; the last thousand. */
  sentiment_progression: Array<Sentiment>,
  /** How often a person had to look at it. */
  escalations: number,
  /** Was a ticket opened? */
  ticket_created: boolean,
  /** What came of the call so far; `null` when nothing did. */
  outcome: string | null,
  /** How content the customer is, 0 to 1; `null` before the first message. */
  satisfaction: number | null,
};

/** One line of a transcript, in the old system's shape: a customer's line has no persona. */
export type TranscriptMessage = {
  /** Whose words they are: `user` or `assistant`. */
  role: Role,
  /** The words. */
  content: string,
  /** Who said them. */
  persona?: Persona,
  /** When. */
  timestamp: string,
};

/** A persona as clients show it. */
export type PersonaCard = {
  /** Its name on the wire. */
  persona: Persona,
  /** It in English. */
  en: PersonaVoice,
  /** It in Arabic. */
  ar: PersonaVoice,
};

/** A persona in one language. */
export type PersonaVoice = {
  /** What it is called. */
  name: string,
  /** What it does. */
  role: string,
  /** How it opens a call with a customer whose name is not known. */
  greeting: string,
  /** Its manner. */
  manner: string,
};

/** Something that happened, and when. The only way into a call. */
export type Input = {
  /** When it happened. The engine has no other clock. */
  at: number,
} & InputKind;

/** What can happen to a call. */
export type InputKind = {
  "input": "open",
  /** The call's name. */
  call_id: string,
  /** What the customer is called, when known. */
  customer_name: string | null,
  /** The language to begin in; the company's own when `None`. */
  language: Language | null,
} | {
  "input": "message",
  /** What was said. */
  text: string,
  /** The language that the client says it is in. What is written weighs more. */
  language: Language | null,
  /** Who is to write the reply. */
  replies: Replies,
} | {
  "input": "model_delta",
  /** The reply that it belongs to, as named by the request for it. */
  message_id: string,
  /** The text that arrived. */
  delta: string,
} | {
  "input": "model_done",
  /** The reply that is whole. */
  message_id: string,
} | {
  "input": "model_failed",
  /** The reply that failed. */
  message_id: string,
  /** Why. */
  failure: ModelFailure,
} | {
  "input": "switch_persona",
  /** The persona chosen. */
  persona: Persona,
} | {
  "input": "end"
} | {
  "input": "fault",
  /** What was wrong. */
  code: ErrorCode,
  /** The language to say it in, when known. */
  language: Language | null,
} | {
  "input": "wake"
};

/** Who writes the replies. */
export type Replies = "model" | "script";

/** Why a model's reply did not come, or broke off. */
export type ModelFailure = "refused" | "overloaded" | "unreachable" | "timed_out" | "cut" | "malformed" | "empty" | "interrupted";

/** Something that is wanted of the world. */
export type Output = {
  "output": "emit"
} & Event | {
  "output": "ask_model"
} & Prompt | {
  "output": "stop_model",
  /** The reply not wanted any more. */
  message_id: string,
} | {
  "output": "list"
} & Listing | {
  "output": "refuse"
} & Refusal;

/** What a model needs to write one reply. */
export type Prompt = {
  /** The reply's id, to be named in everything that comes back. */
  message_id: string,
  /** The persona that speaks. */
  persona: Persona,
  /** The conversation in OpenAI's form, system prompt first. */
  messages: Array<ChatMessage>,
  /** The most tokens that the reply may have. */
  max_output_tokens: number,
};

/** One message in OpenAI's form. */
export type ChatMessage = {
  /** Whose words they are. */
  role: Role,
  /** The words. */
  content: string,
};

/** Whose words a message holds, in OpenAI's form. */
export type Role = "system" | "user" | "assistant";

/** A clear no, in the sender's language. */
export type Refusal = {
  /** What was wrong. */
  code: ErrorCode,
  /** The same in words. */
  message: string,
  /** The language of the words. */
  language: Language,
};
