use hatif_engine::{ErrorCode, Language, Persona, Private};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// What a customer said, over REST or a socket.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct MessageBody {
    pub(crate) text: Private<String>,
    pub(crate) language: Option<Language>,
}

/// How a call is to begin.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct OpenBody {
    pub(crate) customer_name: Option<Private<String>>,
    pub(crate) language: Option<Language>,
    pub(crate) call_id: Option<String>,
}

/// Why a body cannot be used, and the language that it says its sender reads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BadBody {
    pub(crate) code: ErrorCode,
    pub(crate) language: Option<Language>,
}

type Result<T> = std::result::Result<T, BadBody>;

/// Reads `{"message", "language"?}`.
pub(crate) fn message(text: &[u8]) -> Result<MessageBody> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Form {
        message: String,
        language: Option<String>,
    }
    let form: Form = parse(text)?;
    Ok(MessageBody {
        text: Private::new(form.message),
        language: language(form.language.as_deref())?,
    })
}

/// Reads `{"text", "language"?}`; `message` is another name for `text`.
pub(crate) fn text(text: &[u8]) -> Result<MessageBody> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Form {
        #[serde(alias = "message")]
        text: String,
        language: Option<String>,
    }
    let form: Form = parse(text)?;
    Ok(MessageBody {
        text: Private::new(form.text),
        language: language(form.language.as_deref())?,
    })
}

/// Reads `{"persona"}`.
pub(crate) fn persona(text: &[u8]) -> Result<Persona> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Form {
        persona: String,
    }
    let form: Form = parse(text)?;
    Persona::from_word(&form.persona).ok_or(BadBody {
        code: ErrorCode::UnknownPersona,
        language: None,
    })
}

/// Reads `{"customer_name"?, "language"?, "call_id"?}`; no body at all is an empty one.
pub(crate) fn open(text: &[u8]) -> Result<OpenBody> {
    #[derive(Default, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Form {
        customer_name: Option<String>,
        language: Option<String>,
        call_id: Option<String>,
    }
    let form: Form = if text.trim_ascii().is_empty() {
        Form::default()
    } else {
        parse(text)?
    };
    Ok(OpenBody {
        customer_name: form.customer_name.map(Private::new),
        language: language(form.language.as_deref())?,
        call_id: form.call_id,
    })
}

/// The language that a word names, if there is a word.
pub(crate) fn language(word: Option<&str>) -> Result<Option<Language>> {
    match word {
        None => Ok(None),
        Some(word) => Language::from_word(word).map(Some).ok_or(BadBody {
            code: ErrorCode::UnknownLanguage,
            language: None,
        }),
    }
}

fn parse<T: DeserializeOwned>(text: &[u8]) -> Result<T> {
    let not_json = BadBody {
        code: ErrorCode::InvalidJson,
        language: None,
    };
    let value = std::str::from_utf8(text).ok();
    let value = value.and_then(|text| serde_json::from_str::<serde_json::Value>(text).ok());
    let value = value.ok_or(not_json)?;
    let language = value.get("language").and_then(|it| it.as_str());
    let language = language.and_then(Language::from_word);
    // An array would fill the fields in order.
    if !value.is_object() {
        return Err(BadBody {
            code: ErrorCode::InvalidField,
            language,
        });
    }
    serde_json::from_value(value).map_err(|_| BadBody {
        code: ErrorCode::InvalidField,
        language,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bad(code: ErrorCode, language: Option<Language>) -> BadBody {
        BadBody { code, language }
    }

    #[test]
    fn a_message_is_text_and_perhaps_a_language() {
        assert_eq!(
            message(r#"{"message":"مرحبا","language":"ar"}"#.as_bytes()),
            Ok(MessageBody {
                text: Private::from("مرحبا"),
                language: Some(Language::Ar)
            })
        );
        for body in [r#"{"message":"hi"}"#, r#"{"message":"hi","language":null}"#] {
            assert_eq!(message(body.as_bytes()).unwrap().language, None, "{body}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_message_is_named() {
        for (body, expected) in [
            ("", bad(ErrorCode::InvalidJson, None)),
            ("{\"message\":", bad(ErrorCode::InvalidJson, None)),
            ("\u{feff}{}", bad(ErrorCode::InvalidJson, None)),
            ("[\"hi\",\"en\"]", bad(ErrorCode::InvalidField, None)),
            ("\"hi\"", bad(ErrorCode::InvalidField, None)),
            ("{}", bad(ErrorCode::InvalidField, None)),
            (
                r#"{"message":7,"language":"ar"}"#,
                bad(ErrorCode::InvalidField, Some(Language::Ar)),
            ),
            (
                r#"{"message":"hi","mood":"good"}"#,
                bad(ErrorCode::InvalidField, None),
            ),
            (r#"{"text":"hi"}"#, bad(ErrorCode::InvalidField, None)),
            (
                r#"{"message":"hi","language":"fr"}"#,
                bad(ErrorCode::UnknownLanguage, None),
            ),
            (
                r#"{"message":"hi","language":1}"#,
                bad(ErrorCode::InvalidField, None),
            ),
        ] {
            assert_eq!(message(body.as_bytes()), Err(expected), "{body}");
        }
        assert_eq!(
            message(b"{\"message\":\"\xFF\"}"),
            Err(bad(ErrorCode::InvalidJson, None))
        );
    }

    #[test]
    fn a_text_to_analyze_may_be_called_message() {
        for body in [r#"{"text":"hi"}"#, r#"{"message":"hi"}"#] {
            assert_eq!(text(body.as_bytes()).unwrap().text.as_str(), "hi");
        }
        assert_eq!(
            text(br#"{"text":"hi","message":"hi"}"#),
            Err(bad(ErrorCode::InvalidField, None))
        );
    }

    #[test]
    fn a_persona_is_one_of_ours() {
        assert_eq!(persona(br#"{"persona":"sales"}"#), Ok(Persona::Sales));
        assert_eq!(
            persona(br#"{"persona":"boss"}"#),
            Err(bad(ErrorCode::UnknownPersona, None))
        );
    }

    #[test]
    fn a_call_may_begin_without_a_body() {
        assert_eq!(open(b" \n"), Ok(OpenBody::default()));
        assert_eq!(
            open(br#"{"customer_name":"Ali","surname":"X"}"#),
            Err(bad(ErrorCode::InvalidField, None))
        );
    }
}
