use hatif_engine::{CallId, ErrorCode, Persona, Private};
use serde::{Deserialize, Serialize};
use worker::{Env, Request, Response};

use crate::platform::error::{At, Result};
use crate::platform::outgoing::request;
use crate::request::access::Access;
use crate::request::language::Languages;

/// What the Worker asks of a call's Object.
#[derive(Serialize, Deserialize)]
pub(crate) struct Ask {
    pub(crate) call_id: CallId,
    /// May the asker begin the call if it does not exist?
    pub(crate) may_open: bool,
    /// Who may do what, as the Worker found it.
    pub(crate) access: Access,
    pub(crate) languages: Languages,
    pub(crate) matter: Matter,
}

/// The matter of an [`Ask`].
#[derive(Serialize, Deserialize)]
pub(crate) enum Matter {
    /// Begin the call.
    Create {
        customer_name: Option<Private<String>>,
        websocket_url: String,
    },
    /// The customer says something.
    Message {
        text: Private<String>,
        /// Answer with the turn's events as they come, instead of the whole reply.
        stream: bool,
    },
    SwitchPersona(Persona),
    Transcript,
    Statistics,
    Show,
    End,
    /// Follow the call on a socket.
    Watch {
        /// Send the events above this `seq` first; only the greeting when `None`.
        after: Option<u64>,
        customer_name: Option<Private<String>>,
    },
    /// What was asked cannot be; say so in the call's language.
    Refuse(ErrorCode),
}

/// Objects have no address, but a request has to.
const ADDRESS: &str = "https://call/";
/// Holds an [`Ask`] that comes without a body: an upgrade to a socket.
const HEADER: &str = "x-hatif-ask";

impl Ask {
    /// Asks the call's Object.
    pub(crate) async fn send(&self, env: &Env) -> Result<Response> {
        let calls = env.durable_object("CALLS").at("calls binding")?;
        let object = calls.get_by_name(self.call_id.as_str()).at("call")?;
        let request = self.request().at("ask")?;
        object.fetch_with_request(request).await.at("call")
    }

    /// Reads what [`Ask::send`] wrote.
    pub(crate) async fn receive(request: &mut Request) -> Result<Self> {
        let text = match request.headers().get(HEADER).at("ask")? {
            // Header values are bytes; percent signs keep them ASCII.
            Some(header) => form_urlencoded::parse(header.as_bytes())
                .map(|(text, _)| text.into_owned())
                .collect(),
            None => request.text().await.at("ask")?,
        };
        serde_json::from_str(&text).at("ask")
    }

    fn request(&self) -> worker::Result<Request> {
        let text = serde_json::to_string(self)?;
        if !matches!(self.matter, Matter::Watch { .. }) {
            return request("POST", ADDRESS, &[], Some(&text));
        }
        let header: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        let headers = [(HEADER, header.as_str()), ("upgrade", "websocket")];
        request("GET", ADDRESS, &headers, None)
    }
}
