use std::cell::OnceCell;

use regex_lite::Regex;

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Watch,
    CreateCall,
    ListCalls,
    Message,
    SwitchPersona,
    Transcript,
    Statistics,
    Show,
    End,
    Analyze,
    Personas,
    Health,
}

/// Every request that we answer: method, path, action. `HEAD` goes where `GET` goes.
const ROUTES: &[(&str, &str, Action)] = &[
    ("GET", "/api/conversations/ws/([^/]+)", Action::Watch),
    ("POST", "/api/calls", Action::CreateCall),
    ("GET", "/api/calls", Action::ListCalls),
    (
        "POST",
        "/api/conversations/([^/]+)/message",
        Action::Message,
    ),
    (
        "POST",
        "/api/conversations/([^/]+)/switch-persona",
        Action::SwitchPersona,
    ),
    (
        "GET",
        "/api/conversations/([^/]+)/transcript",
        Action::Transcript,
    ),
    (
        "GET",
        "/api/conversations/([^/]+)/stats",
        Action::Statistics,
    ),
    ("GET", "/api/conversations/([^/]+)", Action::Show),
    ("DELETE", "/api/conversations/([^/]+)", Action::End),
    ("POST", "/api/analyze", Action::Analyze),
    ("GET", "/api/personas", Action::Personas),
    ("GET", "/health", Action::Health),
];

/// Where a request goes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Here; the call's id as the path spells it, when the path has one.
    Route(Action, Option<String>),
    /// The path is ours, and takes these methods, as the header `Allow` lists them.
    OtherMethods(String),
    /// Nowhere.
    Nothing,
}

/// Where a request with `method` to `path` goes; one slash at the end makes no difference.
pub(crate) fn find(method: &str, path: &str) -> Found {
    let asked = if method == "HEAD" { "GET" } else { method };
    let mut allow: Vec<&str> = Vec::new();
    with_patterns(|patterns| {
        for ((method, _, action), pattern) in ROUTES.iter().zip(patterns) {
            let Some(captures) = pattern.captures(path) else {
                continue;
            };
            if *method == asked {
                return Found::Route(*action, captures.get(1).map(|id| decoded(id.as_str())));
            }
            if !allow.contains(method) {
                allow.push(method);
            }
            if *method == "GET" {
                allow.push("HEAD");
            }
        }
        if allow.is_empty() {
            return Found::Nothing;
        }
        allow.push("OPTIONS");
        Found::OtherMethods(allow.join(", "))
    })
}

fn with_patterns<T>(then: impl FnOnce(&[Regex]) -> T) -> T {
    thread_local! {
        static PATTERNS: OnceCell<Vec<Regex>> = const { OnceCell::new() };
    }
    PATTERNS.with(|cell| {
        then(cell.get_or_init(|| {
            ROUTES
                .iter()
                // The table is a constant, and a test compiles every row of it.
                .filter_map(|(_, path, _)| Regex::new(&format!("^{path}/?$")).ok())
                .collect()
        }))
    })
}

/// A path segment without its percent signs; what is not UTF-8 becomes `�`, which no call id has.
fn decoded(segment: &str) -> String {
    // Query decoding would turn a plus sign into a space.
    let segment = segment.replace('+', "%2B");
    form_urlencoded::parse(segment.replace(['&', '='], "%").as_bytes())
        .map(|(name, _)| name.into_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        with_patterns(|patterns| assert_eq!(patterns.len(), ROUTES.len()));
    }

    #[test]
    fn requests_find_their_action() {
        let call = || Some("CALL-001".to_owned());
        for (method, path, expected) in [
            ("POST", "/api/calls", Found::Route(Action::CreateCall, None)),
            ("GET", "/api/calls/", Found::Route(Action::ListCalls, None)),
            ("HEAD", "/api/calls", Found::Route(Action::ListCalls, None)),
            (
                "POST",
                "/api/conversations/CALL-001/message",
                Found::Route(Action::Message, call()),
            ),
            (
                "GET",
                "/api/conversations/CALL%2D001/transcript",
                Found::Route(Action::Transcript, call()),
            ),
            (
                "GET",
                "/api/conversations/ws/CALL-001",
                Found::Route(Action::Watch, call()),
            ),
            (
                "DELETE",
                "/api/conversations/CALL-001",
                Found::Route(Action::End, call()),
            ),
            (
                "POST",
                "/api/conversations/ws/message",
                Found::Route(Action::Message, Some("ws".to_owned())),
            ),
            (
                "GET",
                "/api/conversations/a+b%20%D8%B9&c=d",
                Found::Route(Action::Show, Some("a+b ع%c%d".to_owned())),
            ),
            ("GET", "/api/conversations", Found::Nothing),
            ("GET", "/api/conversations//message", Found::Nothing),
            ("GET", "/API/calls", Found::Nothing),
            ("GET", "/api/callsx", Found::Nothing),
        ] {
            assert_eq!(find(method, path), expected, "{method} {path}");
        }
    }

    #[test]
    fn a_wrong_method_is_told_the_right_ones() {
        for (method, path, allow) in [
            ("PUT", "/api/calls", "POST, GET, HEAD, OPTIONS"),
            ("OPTIONS", "/api/analyze", "POST, OPTIONS"),
            ("POST", "/health", "GET, HEAD, OPTIONS"),
            (
                "PATCH",
                "/api/conversations/x",
                "GET, HEAD, DELETE, OPTIONS",
            ),
        ] {
            assert_eq!(
                find(method, path),
                Found::OtherMethods(allow.to_owned()),
                "{method} {path}"
            );
        }
    }
}
