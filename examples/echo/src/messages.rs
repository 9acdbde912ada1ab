//! Methods that other applications invoke.

use dapr_app::{Bytes, Context, Error, Reply, State};

use crate::arrivals::Arrivals;
use crate::memory::Memory;
use crate::with_sources;

const ABOUT: &str = "\
This is echo, a service with a Dapr sidecar.

POST /echo      returns the request body
GET  /last      the last message, and the number of messages
GET  /arrivals  recent deliveries of the sidecar: events, jobs, reminders and so on
GET  /healthz   the health of the service
";

pub(crate) async fn about() -> &'static str {
    ABOUT
}

/// Returns the request body, even if it cannot be stored.
pub(crate) async fn echo(memory: State<Memory>, context: Context, body: Bytes) -> Reply {
    if let Err(error) = memory.remember(&body).await {
        eprintln!("echo cannot store a message: {}", with_sources(&error));
    }
    let reply = Reply::new(200).body(body);
    match context.headers().get("content-type") {
        Some(content_type) => reply.header("content-type", content_type),
        None => reply,
    }
}

/// Returns the last message and the count as JSON.
pub(crate) async fn last(memory: State<Memory>) -> Reply {
    match memory.recall().await {
        Ok(Some(last)) => Reply::new(200)
            .header("content-type", "application/json")
            .body(last),
        Ok(None) => Reply::new(404).text("There was no message yet.\n"),
        Err(error) => {
            let why = with_sources(&error);
            eprintln!("echo cannot read the last message: {why}");
            Reply::new(502).text(format!("The last message cannot be read: {why}\n"))
        }
    }
}

/// Returns the recent deliveries of the sidecar as JSON.
pub(crate) async fn arrivals(arrivals: State<Arrivals>) -> Result<Reply, Error> {
    let list = arrivals.list().await?;
    let reply = Reply::new(200).header("content-type", "application/json");
    Ok(reply.body(list))
}
