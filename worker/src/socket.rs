use hatif_engine::Event;
use worker::durable::State;
use worker::worker_sys::web_sys::WebSocket;
use worker::{Response, WebSocketPair, WebSocketRequestResponsePair};

use crate::error::{At, Result};

/// Takes a new socket into the call and sends it `events`, the past that it asked for.
///
/// The socket outlives our memory: the platform keeps it while the Object hibernates, and answers `ping` with `pong` without waking it.
pub(crate) fn accept(object: &State, events: &[Event]) -> Result<Response> {
    let pair = WebSocketPair::new().at("socket pair")?;
    let object = object.as_raw();
    let pong = WebSocketRequestResponsePair::new("ping", "pong").at("socket pong")?;
    object
        .set_websocket_auto_response(&pong)
        .at("socket pong")?;
    object.accept_websocket(pair.server.as_ref()).at("socket")?;
    for event in events {
        let frame = serde_json::to_string(event).at("event as JSON")?;
        pair.server.send_with_str(frame).at("socket")?;
    }
    Response::from_websocket(pair.client).at("socket")
}

/// Sends events to every socket of the call.
pub(crate) fn broadcast(object: &State, events: &[Event]) {
    let sockets = sockets(object);
    if sockets.is_empty() {
        return;
    }
    for event in events {
        let Ok(frame) = serde_json::to_string(event) else {
            continue;
        };
        for socket in &sockets {
            // A socket that is closing takes no more; its client comes back and asks for what it missed.
            let _ = socket.send_with_str(&frame);
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
