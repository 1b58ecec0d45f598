use std::cell::RefCell;
use std::time::Duration;

use futures_channel::oneshot;
use hatif_engine::{CallId, Listing, Millis};
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};
use worker::{Delay, Env, Method, Request, Response, durable_object};

use crate::call::sql::{Database, number};
use crate::platform::error::{At, Error, Result};
use crate::platform::log;
use crate::platform::outgoing::request;

/// The most calls that are listed at once.
pub(crate) const MOST_LISTED: u32 = 200;

/// Tells the directory how a call stands.
pub(crate) async fn upsert(env: &Env, listing: &Listing) -> Result<()> {
    let line = Line {
        call_id: listing.call_id.clone(),
        updated_at: listing.updated_at.0,
        listing: to_raw_value(listing).at("listing as JSON")?,
    };
    let body = serde_json::to_string(&line).at("listing as JSON")?;
    let request = request("PUT", "https://directory/", &[], Some(&body)).at("directory request")?;
    ask(env, request).await.map(drop)
}

/// The calls that something last happened in, newest first: a JSON array of `Listing`.
pub(crate) async fn list(env: &Env, limit: u32) -> Result<Box<RawValue>> {
    let url = format!("https://directory/?limit={limit}");
    let request = request("GET", &url, &[], None).at("directory request")?;
    let mut response = ask(env, request).await?;
    let text = response.text().await.at("directory")?;
    RawValue::from_string(text).at("listings")
}

async fn ask(env: &Env, request: Request) -> Result<Response> {
    let directory = env.durable_object("DIRECTORY").at("directory binding")?;
    // One Object lists all calls of a deployment.
    let stub = directory.get_by_name("calls").at("directory")?;
    let response = stub.fetch_with_request(request).await.at("directory")?;
    match response.status_code() {
        200 => Ok(response),
        _ => Err(Error::Platform("directory answered with an error")),
    }
}

/// What the directory keeps of a call.
#[derive(Serialize, Deserialize)]
struct Line {
    call_id: CallId,
    updated_at: Millis,
    /// A `Listing`, which is given out as it came.
    listing: Box<RawValue>,
}

/// The Object that knows which calls there are.
///
/// There is one for all calls, and each write is a disk sync: what comes within [`GATHER_MS`] is
/// written together. Who tells us something hears back when it is written.
#[durable_object]
pub struct DirectoryObject {
    database: Database,
    gathered: RefCell<Vec<Gathered>>,
}

/// A line that is not written yet, and who waits for that.
struct Gathered {
    line: Line,
    written: oneshot::Sender<Result<()>>,
}

/// 100 ms: a list of calls may be that old, and ten syncs a second leave a disk to the calls.
const GATHER_MS: u64 = 100;

impl worker::DurableObject for DirectoryObject {
    fn new(state: worker::durable::State, _env: Env) -> Self {
        Self {
            database: Database::of(&state),
            gathered: RefCell::default(),
        }
    }

    async fn fetch(&self, mut request: Request) -> worker::Result<Response> {
        let done = match request.method() {
            Method::Put => {
                let body = request.text().await?;
                self.put(&body).await.map(|()| String::new())
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
    async fn put(&self, body: &str) -> Result<()> {
        let line = serde_json::from_str(body).at("listing")?;
        let (written, is_written) = oneshot::channel();
        let is_first = self.gathered.borrow().is_empty();
        self.gathered.borrow_mut().push(Gathered { line, written });
        if is_first {
            Delay::from(Duration::from_millis(GATHER_MS)).await;
            self.write();
        }
        is_written
            .await
            .unwrap_or(Err(Error::Platform("listing not written")))
    }

    fn write(&self) {
        let gathered = self.gathered.take();
        if gathered.is_empty() {
            return;
        }
        let done = self.database.transaction(|| {
            self.database.run(
                "CREATE TABLE IF NOT EXISTS calls (call_id TEXT PRIMARY KEY, updated_at INTEGER NOT NULL, listing TEXT NOT NULL)",
                [],
            )?;
            self.database.run(
                "CREATE INDEX IF NOT EXISTS calls_by_update ON calls (updated_at)",
                [],
            )?;
            gathered.iter().try_for_each(|one| self.upsert(&one.line))
        });
        for one in gathered {
            // Whoever went away has it owed still.
            let _ = one.written.send(done.clone());
        }
    }

    fn upsert(&self, line: &Line) -> Result<()> {
        // News may overtake each other on the way.
        self.database.run(
            "INSERT INTO calls (call_id, updated_at, listing) VALUES (?, ?, ?)
             ON CONFLICT (call_id) DO UPDATE SET updated_at = excluded.updated_at, listing = excluded.listing
             WHERE excluded.updated_at >= calls.updated_at",
            [
                line.call_id.as_str().into(),
                number(line.updated_at.0),
                line.listing.get().into(),
            ],
        )
    }

    fn newest(&self, request: &Request) -> Result<String> {
        // Whoever has just begun a call finds it in the list.
        self.write();
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
