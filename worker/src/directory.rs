use hatif_engine::Listing;
use worker::wasm_bindgen::JsValue;
use worker::{Env, Method, Request, RequestInit, Response, durable_object};

use crate::error::{At, Error, Result};
use crate::log;
use crate::sql::{Database, number};

/// The most calls that are listed at once.
pub(crate) const MOST_LISTED: u32 = 200;

/// Tells the directory how a call stands.
pub(crate) async fn upsert(env: &Env, listing: &Listing) -> Result<()> {
    let body = serde_json::to_string(listing).at("listing as JSON")?;
    let mut init = RequestInit::new();
    init.with_method(Method::Put)
        .with_body(Some(JsValue::from_str(&body)));
    ask(env, "https://directory/", &init).await.map(drop)
}

/// The calls that something last happened in, newest first.
pub(crate) async fn list(env: &Env, limit: u32) -> Result<Vec<Listing>> {
    let url = format!("https://directory/?limit={limit}");
    let mut response = ask(env, &url, &RequestInit::new()).await?;
    let text = response.text().await.at("directory")?;
    serde_json::from_str(&text).at("listings")
}

async fn ask(env: &Env, url: &str, init: &RequestInit) -> Result<Response> {
    let directory = env.durable_object("DIRECTORY").at("directory binding")?;
    // One Object lists all calls of a deployment.
    let stub = directory.get_by_name("calls").at("directory")?;
    let request = Request::new_with_init(url, init).at("directory request")?;
    let response = stub.fetch_with_request(request).await.at("directory")?;
    match response.status_code() {
        200 => Ok(response),
        _ => Err(Error::Platform("directory answered with an error")),
    }
}

/// The Object that knows which calls there are.
#[durable_object]
pub struct DirectoryObject {
    database: Database,
}

impl worker::DurableObject for DirectoryObject {
    fn new(state: worker::durable::State, _env: Env) -> Self {
        Self {
            database: Database::of(&state),
        }
    }

    async fn fetch(&self, mut request: Request) -> worker::Result<Response> {
        let done = match request.method() {
            Method::Put => {
                let body = request.text().await?;
                self.put(&body).map(|()| String::new())
            }
            _ => self.newest(&request),
        };
        match done {
            Ok(body) => Response::ok(body),
            Err(error) => {
                log::task_failed(&error);
                Response::error("", 500)
            }
        }
    }
}

impl DirectoryObject {
    fn put(&self, body: &str) -> Result<()> {
        let listing: Listing = serde_json::from_str(body).at("listing")?;
        self.database.run(
            "CREATE TABLE IF NOT EXISTS calls (call_id TEXT PRIMARY KEY, updated_at INTEGER NOT NULL, listing TEXT NOT NULL)",
            [],
        )?;
        self.database.run(
            "CREATE INDEX IF NOT EXISTS calls_by_update ON calls (updated_at)",
            [],
        )?;
        // News may overtake each other on the way.
        self.database.run(
            "INSERT INTO calls (call_id, updated_at, listing) VALUES (?, ?, ?)
             ON CONFLICT (call_id) DO UPDATE SET updated_at = excluded.updated_at, listing = excluded.listing
             WHERE excluded.updated_at >= calls.updated_at",
            [
                listing.call_id.as_str().into(),
                number(listing.updated_at.0.0),
                body.into(),
            ],
        )
    }

    fn newest(&self, request: &Request) -> Result<String> {
        let limit: Option<u32> = request
            .inner()
            .url()
            .rsplit_once("limit=")
            .and_then(|(_, limit)| limit.parse().ok());
        let is_there = "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'calls'";
        if self.database.rows(is_there, [])?.is_empty() {
            return Ok("[]".to_owned());
        }
        let rows = self.database.rows(
            "SELECT listing FROM calls ORDER BY updated_at DESC, call_id LIMIT ?",
            [number(limit.unwrap_or(MOST_LISTED).into())],
        )?;
        let listings: Vec<String> = rows.iter().map(|row| row.text(0)).collect::<Result<_>>()?;
        Ok(format!("[{}]", listings.join(",")))
    }
}
