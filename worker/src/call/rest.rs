use std::rc::Rc;

use futures_channel::mpsc::UnboundedReceiver;
use futures_util::StreamExt;
use hatif_engine::{
    CallId, CallStatus, ErrorCode, Event, EventBody, InputKind, Language, MessageId, Persona,
    Private, Statistics, Timestamp, WrittenBy, conversation_state, statistics,
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use worker::Response;

use crate::call::conversation::{Conversation, Outcome};
use crate::call::socket;
use crate::platform::clock;
use crate::platform::error::{At, Error, Result};
use crate::request::access::Access;
use crate::request::answer;
use crate::request::ask::{Ask, Matter};

/// Answers what the Worker asks of a call.
pub(crate) async fn answer(conversation: &Rc<Conversation>, ask: Ask) -> Result<Response> {
    let (access, languages) = (ask.access, ask.languages);
    match matter(conversation, ask).await {
        Err(error @ Error::Refused(_)) => {
            let of_call = conversation.see(|state| {
                conversation_state(conversation.tables(), state, clock::now())
                    .map(|state| state.language)
            })?;
            let languages = languages.within(of_call);
            answer::failure(access, &error, languages).at("refusal")
        }
        answered => answered,
    }
}

async fn matter(conversation: &Rc<Conversation>, ask: Ask) -> Result<Response> {
    let Ask {
        call_id,
        may_open,
        access,
        languages,
        matter,
    } = ask;
    let language = languages.asked;
    let call = Call {
        conversation,
        access,
        call_id,
        language,
    };
    match matter {
        Matter::Create {
            customer_name,
            websocket_url,
        } => call.create(customer_name, websocket_url),
        Matter::Message { text, stream } => {
            call.require(may_open, None)?;
            let (message_id, outcome) = call.say(text)?;
            let events = conversation.follow(message_id, &outcome.events);
            if stream {
                call.stream(events)
            } else {
                call.whole_reply(events).await
            }
        }
        Matter::SwitchPersona(persona) => {
            call.require(may_open, None)?;
            call.switch_persona(persona)
        }
        Matter::Transcript => {
            call.require(false, None)?;
            call.transcript()
        }
        Matter::Statistics => {
            call.require(false, None)?;
            call.json(&call.statistics()?)
        }
        Matter::Show => {
            call.require(false, None)?;
            call.json(
                &conversation
                    .see(|state| conversation_state(conversation.tables(), state, clock::now()))?,
            )
        }
        Matter::End => {
            call.require(false, None)?;
            call.end()
        }
        Matter::Watch {
            after,
            customer_name,
        } => {
            call.require(may_open, customer_name)?;
            call.watch(after)
        }
        Matter::Refuse(code) => {
            // A call that this very request could begin is not missing.
            if !may_open {
                call.require(false, None)?;
            }
            Err(code.into())
        }
    }
}

/// One request's view of the call.
struct Call<'a> {
    conversation: &'a Rc<Conversation>,
    access: Access,
    call_id: CallId,
    /// The language that the request asks for.
    language: Option<Language>,
}

impl Call<'_> {
    /// Sees to it that the call is there: opens it if that is allowed.
    fn require(&self, may_open: bool, customer_name: Option<Private<String>>) -> Result<()> {
        if self.conversation.see(hatif_engine::State::is_open)? {
            return Ok(());
        }
        if !may_open {
            return Err(ErrorCode::CallNotFound.into());
        }
        self.open(customer_name).map(drop)
    }

    fn open(&self, customer_name: Option<Private<String>>) -> Result<Outcome> {
        self.conversation.take(InputKind::Open {
            call_id: self.call_id.clone(),
            customer_name,
            language: self.language,
        })
    }

    fn create(&self, name: Option<Private<String>>, websocket_url: String) -> Result<Response> {
        if self.conversation.see(hatif_engine::State::is_open)? {
            return Err(ErrorCode::CallExists.into());
        }
        let outcome = self.open(name)?;
        let greeting = outcome
            .events
            .into_iter()
            .find_map(|event| match event.body {
                EventBody::Greeting {
                    message,
                    persona,
                    language,
                    ..
                } => Some((message, persona, language)),
                _ => None,
            });
        let (greeting, persona, language) = greeting.ok_or(Error::Platform("no greeting"))?;
        let customer_name = self.statistics()?.customer_name;
        answer::json(
            self.access,
            201,
            &Created {
                call_id: &self.call_id,
                customer_name,
                language,
                persona,
                greeting,
                websocket_url,
            },
        )
    }

    /// Takes the customer's message in: its id, and what was told at once.
    fn say(&self, text: Private<String>) -> Result<(MessageId, Outcome)> {
        let outcome = self.take(InputKind::Message {
            text,
            language: self.language,
            replies: self.conversation.replies(),
        })?;
        let message_id = outcome.events.iter().find_map(|event| match event.body {
            EventBody::UserMessage { message_id, .. } => Some(message_id),
            _ => None,
        });
        let message_id = message_id.ok_or(Error::Platform("no message id"))?;
        Ok((message_id, outcome))
    }

    async fn whole_reply(&self, mut events: UnboundedReceiver<Event>) -> Result<Response> {
        while let Some(event) = events.next().await {
            match event.body {
                EventBody::AssistantMessage {
                    message_id,
                    message,
                    persona,
                    language,
                    written_by,
                    ..
                } => {
                    return self.json(&Reply {
                        assistant_response: message,
                        persona,
                        timestamp: event.timestamp,
                        message_id,
                        language,
                        written_by,
                    });
                }
                EventBody::CallEnded { .. } => return Err(ErrorCode::CallEnded.into()),
                _ => {}
            }
        }
        Err(Error::Platform("no reply"))
    }

    fn stream(&self, events: UnboundedReceiver<Event>) -> Result<Response> {
        let headers = answer::headers(self.access)?;
        headers
            .set("content-type", "text/event-stream")
            .at("headers")?;
        // For a proxy that would gather the events before it passes them on.
        headers.set("x-accel-buffering", "no").at("headers")?;
        let conversation = Rc::clone(self.conversation);
        let frames = events.then(move |event| {
            let conversation = Rc::clone(&conversation);
            async move {
                // The platform holds back sockets and whole answers until the disk has what they say, but not streams.
                conversation.store().sync().await?;
                frame(&event)
            }
        });
        let frames = frames.map(|frame| frame.map_err(|error| worker::Error::from(error.what())));
        Response::builder()
            .with_headers(headers)
            .from_stream(frames)
            .at("stream")
    }

    fn switch_persona(&self, persona: Persona) -> Result<Response> {
        let outcome = self.take(InputKind::SwitchPersona { persona })?;
        let switched = outcome.events.iter().find_map(|event| match event.body {
            EventBody::PersonaSwitched { from, .. } => Some((from, event.timestamp)),
            _ => None,
        });
        // Who is there already stays.
        let (previous_persona, timestamp) = switched.unwrap_or((persona, Timestamp(clock::now())));
        self.json(&Switched {
            call_id: &self.call_id,
            persona,
            previous_persona,
            timestamp,
        })
    }

    fn transcript(&self) -> Result<Response> {
        self.json(&Transcript {
            call_id: &self.call_id,
            messages: self.conversation.store().messages()?,
            statistics: self.statistics()?,
        })
    }

    fn end(&self) -> Result<Response> {
        self.take(InputKind::End)?;
        socket::close_all(self.conversation.object());
        self.json(&Ended {
            call_id: &self.call_id,
            status: CallStatus::Ended,
            statistics: self.statistics()?,
        })
    }

    fn watch(&self, after: Option<u64>) -> Result<Response> {
        let store = self.conversation.store();
        let events = match after {
            Some(after) => store.events_after(after)?,
            None => store.first_event()?.into_iter().collect(),
        };
        socket::accept(self.conversation.object(), &events)
    }

    fn take(&self, kind: InputKind) -> Result<Outcome> {
        let outcome = self.conversation.take(kind)?;
        match outcome.refusal {
            Some(refusal) => Err(refusal.code.into()),
            None => Ok(outcome),
        }
    }

    fn statistics(&self) -> Result<Statistics> {
        let tables = self.conversation.tables();
        self.conversation
            .see(|state| statistics(tables, state, clock::now()))?
            .ok_or(Error::Refused(ErrorCode::CallNotFound))
    }

    fn json<T: Serialize>(&self, value: &T) -> Result<Response> {
        answer::json(self.access, 200, value)
    }
}

#[derive(Serialize)]
struct Created<'a> {
    call_id: &'a CallId,
    customer_name: Option<Private<String>>,
    language: Language,
    persona: Persona,
    greeting: Private<String>,
    websocket_url: String,
}

#[derive(Serialize)]
struct Reply {
    assistant_response: Private<String>,
    persona: Persona,
    timestamp: Timestamp,
    message_id: MessageId,
    language: Language,
    written_by: WrittenBy,
}

#[derive(Serialize)]
struct Switched<'a> {
    call_id: &'a CallId,
    persona: Persona,
    previous_persona: Persona,
    timestamp: Timestamp,
}

#[derive(Serialize)]
struct Transcript<'a> {
    call_id: &'a CallId,
    messages: Vec<Box<RawValue>>,
    statistics: Statistics,
}

#[derive(Serialize)]
struct Ended<'a> {
    call_id: &'a CallId,
    status: CallStatus,
    statistics: Statistics,
}

/// An event as a server-sent event: its name, its `seq` as id, its JSON as data.
fn frame(event: &Event) -> Result<String> {
    #[derive(Deserialize)]
    struct Named<'a> {
        event: &'a str,
    }
    let data = serde_json::to_string(event).at("event as JSON")?;
    let name = serde_json::from_str::<Named<'_>>(&data)
        .at("event as JSON")?
        .event;
    Ok(format!(
        "event: {name}\nid: {}\ndata: {data}\n\n",
        event.seq
    ))
}
