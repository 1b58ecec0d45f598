use futures_util::StreamExt;
use hatif_engine::{CallId, ErrorCode, Private, Replies, analyze, personas};
use serde::Serialize;
use serde_json::value::RawValue;
use worker::wasm_bindgen::prelude::wasm_bindgen;
use worker::{Context, Env, Request, Response, event};

use crate::directory;
use crate::model::Provider;
use crate::platform::chance;
use crate::platform::error::{At, Error, Result};
use crate::platform::knowledge;
use crate::platform::log;
use crate::request::access::{Access, Permission};
use crate::request::answer;
use crate::request::ask::{Ask, Matter};
use crate::request::body::{self, BadBody};
use crate::request::language::{self, Languages};
use crate::request::routes::{self, Action, Found};

/// Called once for each instance of the module.
#[event(start)]
fn start() {
    log::hide_panic_messages();
}

/// Answers a request: reads what it wants, and asks the call's Object if it is about a call.
#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> worker::Result<Response> {
    let mut asked = Asked::of(&request, &env);
    let answered = asked.answer(request).await;
    let response = match answered {
        Ok(response) => response,
        Err(error) => answer::failure(asked.access, &error, asked.languages)?,
    };
    if asked.method == "HEAD" {
        let headers = response.headers().clone();
        let bare = Response::builder().with_status(response.status_code());
        return Ok(bare.with_headers(headers).empty());
    }
    Ok(response)
}

/// The answer to a request that a trap left without one. For the entry.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "JavaScript reaches it")]
pub fn internal_error(request: web_sys::Request, env: Env) -> Option<web_sys::Response> {
    let Asked {
        access, languages, ..
    } = Asked::of(&Request::from(request), &env);
    let error = Error::Platform("the module was built anew");
    let response = answer::failure(access, &error, languages);
    response.ok().map(web_sys::Response::from)
}

/// A request, as far as it is read without its body.
struct Asked<'a> {
    env: &'a Env,
    access: Access,
    method: String,
    /// Scheme and host, `https://example.com`.
    origin: String,
    path: String,
    query: Vec<(String, String)>,
    languages: Languages,
    wants_events: bool,
    wants_socket: bool,
}

impl<'a> Asked<'a> {
    fn of(request: &Request, env: &'a Env) -> Self {
        let header = |name: &str| {
            request
                .headers()
                .get(name)
                .ok()
                .flatten()
                .unwrap_or_default()
        };
        let url = request.inner().url();
        let (before, query) = url.split_once('?').unwrap_or((&url, ""));
        let path_at = before.find("://").map_or(0, |at| at + 3);
        let path_at = before[path_at..]
            .find('/')
            .map_or(before.len(), |at| path_at + at);
        let query = query.split('#').next().unwrap_or_default();
        let origin = &before[..path_at];
        Self {
            env,
            access: Access::from_env(env, origin),
            method: request.inner().method(),
            origin: origin.to_owned(),
            path: before[path_at..].to_owned(),
            query: form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect(),
            languages: Languages {
                asked: None,
                accepted: language::accepted(&header("accept-language")),
            },
            wants_events: header("accept").contains("text/event-stream"),
            wants_socket: header("upgrade").eq_ignore_ascii_case("websocket"),
        }
    }

    async fn answer(&mut self, mut request: Request) -> Result<Response> {
        let (action, call_id) = match routes::find(&self.method, &self.path) {
            Found::Route(action, call_id) => (action, call_id),
            Found::OtherMethods(allow) => return self.other_methods(&allow),
            Found::Nothing => return Err(ErrorCode::NotFound.into()),
        };
        let named = body::language(self.parameter("language"));
        self.languages.asked = named.as_ref().ok().copied().flatten();
        if action == Action::Watch && !self.wants_socket {
            return Err(ErrorCode::UpgradeRequired.into());
        }
        let body = self.body(&mut request).await?;
        let named = named.map(drop);
        match call_id {
            Some(call_id) => {
                let call_id = CallId::parse(&call_id).ok_or(ErrorCode::InvalidCallId)?;
                let matter = named.and_then(|()| self.matter(action, &body));
                let opens = matches!(
                    action,
                    Action::Message | Action::SwitchPersona | Action::Watch
                );
                self.ask(call_id, opens, matter).await
            }
            None => {
                self.heed(named)?;
                self.answer_without_call(action, &body).await
            }
        }
    }

    /// What a request about a call wants of it.
    fn matter(&mut self, action: Action, body: &[u8]) -> std::result::Result<Matter, BadBody> {
        Ok(match action {
            Action::Watch => {
                let after = self.number("after")?;
                Matter::Watch {
                    after,
                    customer_name: self.parameter("customer_name").map(Private::from),
                }
            }
            Action::Message => {
                let message = body::message(body)?;
                self.languages.asked = message.language.or(self.languages.asked);
                Matter::Message {
                    text: message.text,
                    stream: self.wants_events,
                }
            }
            Action::SwitchPersona => Matter::SwitchPersona(body::persona(body)?),
            Action::Transcript => Matter::Transcript,
            Action::Statistics => Matter::Statistics,
            Action::End => Matter::End,
            _ => Matter::Show,
        })
    }

    /// Asks the call's Object; `opens` when the request is of a kind that may begin a call.
    async fn ask(
        &mut self,
        call_id: CallId,
        opens: bool,
        matter: std::result::Result<Matter, BadBody>,
    ) -> Result<Response> {
        let matter = matter.unwrap_or_else(|bad| {
            self.languages.asked = bad.language.or(self.languages.asked);
            Matter::Refuse(bad.code)
        });
        let ask = Ask {
            call_id,
            may_open: opens && self.access.permits(Permission::OpenByUse),
            access: self.access,
            languages: self.languages,
            matter,
        };
        ask.send(self.env).await
    }

    async fn answer_without_call(&mut self, action: Action, body: &[u8]) -> Result<Response> {
        match action {
            Action::CreateCall => self.create_call(body).await,
            Action::ListCalls => self.list_calls().await,
            Action::Analyze => self.analyze(body),
            Action::Personas => self.json(&Personas {
                personas: personas(&*knowledge::tables()?),
            }),
            _ => self.health(),
        }
    }

    async fn create_call(&mut self, body: &[u8]) -> Result<Response> {
        self.require(Permission::CreateCall)?;
        let form = self.heed(body::open(body))?;
        self.languages.asked = self.languages.asked.or(form.language);
        let given = self
            .parameter("call_id")
            .map(str::to_owned)
            .or(form.call_id);
        let call_id = match given {
            Some(id) => CallId::parse(&id).ok_or(ErrorCode::InvalidCallId)?,
            None => chance::call_id()?,
        };
        let name = self.parameter("customer_name").map(Private::from);
        let socket_origin = self.origin.replacen("http", "ws", 1);
        let matter = Matter::Create {
            customer_name: name.or(form.customer_name),
            websocket_url: format!("{socket_origin}/api/conversations/ws/{}", call_id.as_str()),
        };
        self.ask(call_id, true, Ok(matter)).await
    }

    async fn list_calls(&mut self) -> Result<Response> {
        self.require(Permission::ListCalls)?;
        let limit = self.number("limit");
        let limit = self.heed(limit)?.unwrap_or(CALLS_LISTED);
        let most = u64::from(directory::MOST_LISTED);
        let limit = u32::try_from(limit.clamp(1, most)).unwrap_or(directory::MOST_LISTED);
        let calls = directory::list(self.env, limit).await?;
        self.json(&Calls { calls })
    }

    fn analyze(&mut self, body: &[u8]) -> Result<Response> {
        let body = self.heed(body::text(body))?;
        self.languages.asked = body.language.or(self.languages.asked);
        let tables = knowledge::tables()?;
        let text = body.text.as_str();
        if text.trim().is_empty() {
            return Err(ErrorCode::EmptyText.into());
        }
        if text.chars().count() as u64 > u64::from(tables.limits().message_chars) {
            return Err(ErrorCode::TextTooLong.into());
        }
        self.json(&analyze(&tables, text, self.languages.asked))
    }

    fn health(&self) -> Result<Response> {
        knowledge::tables()?;
        self.json(&Health {
            status: "ok",
            version: env!("CARGO_PKG_VERSION"),
            access: self.access,
            replies: match Provider::from_env(self.env) {
                Some(_) => Replies::Model,
                None => Replies::Script,
            },
        })
    }

    /// Answers a request for a path of ours with a method that it does not take: `OPTIONS`, or a mistake.
    fn other_methods(&self, allow: &str) -> Result<Response> {
        if self.method != "OPTIONS" {
            let refused = Error::Refused(ErrorCode::MethodNotAllowed);
            let response = answer::failure(self.access, &refused, self.languages).at("refusal")?;
            response.headers().set("allow", allow).at("headers")?;
            return Ok(response);
        }
        let headers = answer::headers(self.access)?;
        headers.set("allow", allow).at("headers")?;
        if self.access.permits(Permission::OtherOrigins) {
            for (name, value) in [
                ("access-control-allow-methods", allow),
                ("access-control-allow-headers", "content-type, accept"),
                ("access-control-max-age", "86400"),
            ] {
                headers.set(name, value).at("headers")?;
            }
        }
        let response = Response::builder().with_status(204);
        Ok(response.with_headers(headers).empty())
    }

    /// The whole body, unless it is larger than is read.
    async fn body(&self, request: &mut Request) -> Result<Vec<u8>> {
        if request.inner().body().is_none() {
            return Ok(Vec::new());
        }
        let most = usize::try_from(knowledge::tables()?.limits().body_bytes).unwrap_or(usize::MAX);
        let too_large = || Error::Refused(ErrorCode::BodyTooLarge);
        let length = request.headers().get("content-length").at("headers")?;
        if length.and_then(|it| it.parse().ok()).unwrap_or(0) > most {
            return Err(too_large());
        }
        let mut stream = request.stream().at("body")?;
        let mut body = Vec::new();
        while let Some(bytes) = stream.next().await {
            body.extend(bytes.at("body")?);
            if body.len() > most {
                return Err(too_large());
            }
        }
        Ok(body)
    }

    fn require(&self, permission: Permission) -> Result<()> {
        if self.access.permits(permission) {
            Ok(())
        } else {
            Err(ErrorCode::Forbidden.into())
        }
    }

    /// Refuses what cannot be used, in the language that it was said in.
    fn heed<T>(&mut self, read: std::result::Result<T, BadBody>) -> Result<T> {
        read.map_err(|bad| {
            self.languages.asked = bad.language.or(self.languages.asked);
            bad.code.into()
        })
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        let mut query = self.query.iter();
        let (_, value) = query.find(|(key, _)| key == name)?;
        Some(value)
    }

    fn number(&self, name: &str) -> std::result::Result<Option<u64>, BadBody> {
        self.parameter(name)
            .map(|text| {
                text.parse().map_err(|_| BadBody {
                    code: ErrorCode::InvalidField,
                    language: None,
                })
            })
            .transpose()
    }

    fn json<T: Serialize>(&self, value: &T) -> Result<Response> {
        answer::json(self.access, 200, value)
    }
}

/// 50: a page of a supervisor's list.
const CALLS_LISTED: u64 = 50;

#[derive(Serialize)]
struct Calls {
    calls: Box<RawValue>,
}

#[derive(Serialize)]
struct Personas {
    personas: Vec<hatif_engine::PersonaCard>,
}

#[derive(Serialize)]
struct Health {
    status: &'static str,
    version: &'static str,
    /// Who may begin a call here.
    access: Access,
    /// Who writes the replies.
    replies: Replies,
}
