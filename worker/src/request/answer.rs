use hatif_engine::{ErrorCode, Language, Refusal};
use serde::Serialize;
use worker::{Headers, Response};

use crate::platform::chance;
use crate::platform::error::{At, Error, Result};
use crate::platform::knowledge;
use crate::platform::log;
use crate::request::access::{Access, Permission};
use crate::request::language::Languages;

/// A JSON answer.
pub(crate) fn json<T: Serialize>(access: Access, status: u16, value: &T) -> Result<Response> {
    let body = serde_json::to_vec(value).at("answer as JSON")?;
    let headers = headers(access)?;
    headers
        .set("content-type", "application/json")
        .at("headers")?;
    Ok(Response::builder()
        .with_status(status)
        .with_headers(headers)
        .fixed(body))
}

/// An error as an answer, in the language that its sender reads. A fault of ours is logged.
pub(crate) fn failure(
    access: Access,
    error: &Error,
    languages: Languages,
) -> worker::Result<Response> {
    let (code, request_id) = match error {
        Error::Refused(code) => (*code, None),
        Error::Platform(what) => {
            let request_id = chance::request_id();
            log::write(&log::Line::RequestFailed {
                request_id: &request_id,
                what,
            });
            (ErrorCode::Internal, Some(request_id))
        }
    };
    let words = match knowledge::tables() {
        Ok(tables) => hatif_engine::refusal(&tables, code, languages.choose(tables.language())),
        // Without its tables the engine has no words.
        Err(_) => Refusal {
            code: ErrorCode::Internal,
            message: code.as_str().to_owned(),
            language: Language::En,
        },
    };
    let response = refusal(access, &words);
    let response = response.map_err(|error| worker::Error::from(error.what()))?;
    if let Some(request_id) = request_id {
        response.headers().set("x-request-id", &request_id)?;
    }
    Ok(response)
}

/// A clear no.
fn refusal(access: Access, refusal: &Refusal) -> Result<Response> {
    let body = ErrorBody {
        error: ErrorWords {
            code: refusal.code,
            message: &refusal.message,
        },
        detail: &refusal.message,
    };
    let mut response = json(access, status(refusal.code), &body)?;
    let headers = response.headers_mut();
    headers
        .set("content-language", refusal.language.as_str())
        .at("headers")?;
    match refusal.code {
        ErrorCode::TooManyMessages => headers.set("retry-after", WAIT_SECONDS).at("headers")?,
        ErrorCode::UpgradeRequired => headers.set("upgrade", "websocket").at("headers")?,
        _ => {}
    }
    Ok(response)
}

/// The headers that every answer has.
pub(crate) fn headers(access: Access) -> Result<Headers> {
    let headers = Headers::new();
    let set = |name: &str, value: &str| headers.set(name, value).at("headers");
    set("cache-control", "no-store")?;
    set(
        "content-security-policy",
        "default-src 'none'; frame-ancestors 'none'",
    )?;
    set("referrer-policy", "no-referrer")?;
    set("x-content-type-options", "nosniff")?;
    if access.permits(Permission::OtherOrigins) {
        set("access-control-allow-origin", "*")?;
        set("access-control-expose-headers", "retry-after, x-request-id")?;
    }
    Ok(headers)
}

/// 5: in that time a reply in flight usually ends.
const WAIT_SECONDS: &str = "5";

#[derive(Serialize)]
struct ErrorBody<'a> {
    error: ErrorWords<'a>,
    /// The same words under the name that clients of the old system look for.
    detail: &'a str,
}

#[derive(Serialize)]
struct ErrorWords<'a> {
    code: ErrorCode,
    message: &'a str,
}

const fn status(code: ErrorCode) -> u16 {
    match code {
        ErrorCode::InvalidJson | ErrorCode::InvalidFrame => 400,
        ErrorCode::Forbidden => 403,
        ErrorCode::CallNotFound | ErrorCode::NotFound => 404,
        ErrorCode::MethodNotAllowed => 405,
        ErrorCode::CallEnded | ErrorCode::CallExists => 409,
        ErrorCode::BodyTooLarge => 413,
        ErrorCode::InvalidField
        | ErrorCode::EmptyText
        | ErrorCode::TextTooLong
        | ErrorCode::UnknownPersona
        | ErrorCode::UnknownLanguage
        | ErrorCode::InvalidCallId => 422,
        ErrorCode::UpgradeRequired => 426,
        ErrorCode::TooManyMessages => 429,
        ErrorCode::Internal => 500,
    }
}
