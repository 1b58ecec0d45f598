use web_sys::{Headers, Request, RequestInit, RequestRedirect};
use worker::wasm_bindgen::JsValue;

/// A request of our own to somebody else. Redirects are not followed: a key is for the address that it was given for.
///
/// Straight over the platform's classes: those of `worker` bring every option of Cloudflare's edge along, in code.
pub(crate) fn request(
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: Option<&str>,
) -> worker::Result<worker::Request> {
    let sent = Headers::new()?;
    for (name, value) in headers {
        sent.set(name, value)?;
    }
    let init = RequestInit::new();
    init.set_method(method);
    init.set_headers(&sent);
    init.set_redirect(RequestRedirect::Manual);
    if let Some(body) = body {
        init.set_body(&JsValue::from_str(body));
    }
    Ok(Request::new_with_str_and_init(url, &init)?.into())
}
