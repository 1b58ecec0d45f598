use std::rc::Rc;

use hatif_engine::{ErrorCode, InputKind};
use worker::durable::State;
use worker::wasm_bindgen::prelude::wasm_bindgen;
use worker::{Env, Request, Response, WebSocket, WebSocketIncomingMessage, durable_object};

use crate::call::conversation::Conversation;
use crate::call::rest;
use crate::call::socket;
use crate::platform::error::Result;
use crate::platform::log;
use crate::request::access::Access;
use crate::request::answer;
use crate::request::ask::Ask;
use crate::request::body;
use crate::request::language::Languages;

/// The Object that holds one call: requests, socket frames and alarms become inputs of the [`Conversation`].
#[durable_object]
pub struct ConversationObject {
    /// An error when the Object could not be set up.
    conversation: Result<Rc<Conversation>>,
}

impl worker::DurableObject for ConversationObject {
    fn new(state: State, env: Env) -> Self {
        Self {
            conversation: Conversation::new(state, env),
        }
    }

    async fn fetch(&self, mut request: Request) -> worker::Result<Response> {
        let answered = match self.conversation() {
            Ok(conversation) => match Ask::receive(&mut request).await {
                Ok(ask) => rest::answer(conversation, ask).await,
                Err(error) => Err(error),
            },
            Err(error) => Err(error),
        };
        match answered {
            Ok(response) => Ok(response),
            Err(error) => answer::failure(Access::Closed, &error, Languages::default()),
        }
    }

    async fn alarm(&self) -> worker::Result<Response> {
        // An error here makes the platform ring again.
        self.conversation()
            .and_then(Conversation::ring)
            .map_err(|error| worker::Error::RustError(error.what().into()))?;
        Response::empty()
    }

    async fn websocket_message(
        &self,
        _socket: WebSocket,
        message: WebSocketIncomingMessage,
    ) -> worker::Result<()> {
        let done = self
            .conversation()
            .and_then(|conversation| hear(conversation, message));
        if let Err(error) = done {
            log::task_failed(&error);
        }
        Ok(())
    }

    async fn websocket_close(
        &self,
        socket: WebSocket,
        _code: usize,
        _reason: String,
        _was_clean: bool,
    ) -> worker::Result<()> {
        socket::close(socket.as_ref());
        Ok(())
    }

    async fn websocket_error(
        &self,
        _socket: WebSocket,
        _error: worker::Error,
    ) -> worker::Result<()> {
        // The platform drops the socket; its client comes back and asks for what it missed.
        Ok(())
    }
}

#[wasm_bindgen]
impl ConversationObject {
    /// Tells everybody who watches that a fault of ours swallowed something. For the entry, after a trap.
    pub fn tell_internal_error(&self) {
        let fault = InputKind::Fault {
            code: ErrorCode::Internal,
            language: None,
        };
        let told = self.conversation().and_then(|call| call.take(fault));
        if let Err(error) = told {
            log::task_failed(&error);
        }
    }
}

impl ConversationObject {
    fn conversation(&self) -> Result<&Rc<Conversation>> {
        self.conversation.as_ref().map_err(Clone::clone)
    }
}

/// Takes in a socket frame. What cannot be used becomes an error event for everybody who watches.
fn hear(conversation: &Rc<Conversation>, message: WebSocketIncomingMessage) -> Result<()> {
    let heard = match message {
        WebSocketIncomingMessage::Binary(_) => Err((ErrorCode::InvalidFrame, None)),
        WebSocketIncomingMessage::String(text) => {
            let most = usize::try_from(conversation.tables().limits().body_bytes);
            if text.len() > most.unwrap_or(usize::MAX) {
                Err((ErrorCode::BodyTooLarge, None))
            } else {
                body::message(text.as_bytes()).map_err(|bad| (bad.code, bad.language))
            }
        }
    };
    let (code, language) = match heard {
        Ok(body) => {
            let language = body.language;
            let outcome = conversation.take(InputKind::Message {
                text: body.text,
                language,
                replies: conversation.replies(),
            })?;
            match outcome.refusal {
                None => return Ok(()),
                Some(refusal) => (refusal.code, language),
            }
        }
        Err(fault) => fault,
    };
    conversation.take(InputKind::Fault { code, language })?;
    Ok(())
}
