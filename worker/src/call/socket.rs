use worker::durable::State;
use worker::worker_sys::web_sys::WebSocket;
use worker::{Response, WebSocketPair, WebSocketRequestResponsePair};

use crate::call::store::Told;
use crate::platform::error::{At, Result};

/// Takes a new socket into the call and sends it `events`, the past that it asked for.
///
/// The socket outlives our memory: the platform keeps it while the Object hibernates, and answers `ping` with `pong` without waking it.
pub(crate) fn accept(object: &State, events: &[Told]) -> Result<Response> {
    let pair = WebSocketPair::new().at("socket pair")?;
    let object = object.as_raw();
    let pong = WebSocketRequestResponsePair::new("ping", "pong").at("socket pong")?;
    object
        .set_websocket_auto_response(&pong)
        .at("socket pong")?;
    object.accept_websocket(pair.server.as_ref()).at("socket")?;
    for event in events {
        pair.server.send_with_str(&event.json).at("socket")?;
    }
    Response::from_websocket(pair.client).at("socket")
}

/// Sends events to every socket of the call.
pub(crate) fn broadcast(object: &State, events: &[Told]) {
    let sockets = sockets(object);
    for event in events {
        for socket in &sockets {
            // A socket that is closing takes no more; its client comes back and asks for what it missed.
            let _ = socket.send_with_str(&event.json);
        }
    }
}

/// Closes every socket of the call: it is over.
pub(crate) fn close_all(object: &State) {
    for socket in sockets(object) {
        let _ = socket.close_with_code_and_reason(NORMAL_CLOSURE, "call_ended");
    }
}

/// Answers a client that closes its socket.
pub(crate) fn close(socket: &WebSocket) {
    let _ = socket.close_with_code(NORMAL_CLOSURE);
}

const NORMAL_CLOSURE: u16 = 1000;

fn sockets(object: &State) -> Vec<WebSocket> {
    object.as_raw().get_websockets().unwrap_or_default()
}
