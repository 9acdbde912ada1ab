//! Methods that other applications invoke.

use dapr_app::{Bytes, Context, Error, Reply, State};

use crate::arrivals::Arrivals;
use crate::memory::Memory;
use crate::with_sources;

const ABOUT: &str = "\
This is echo, a service with a Dapr sidecar.

POST /echo      returns the body that it gets
GET  /last      the last message, and how many there were
GET  /arrivals  what the sidecar has delivered lately: events, jobs, reminders and so on
GET  /healthz   whether the service is up
";

pub(crate) async fn about() -> &'static str {
    ABOUT
}

/// Returns the body. If it cannot be remembered, it is returned all the same.
pub(crate) async fn echo(memory: State<Memory>, context: Context, body: Bytes) -> Reply {
    if let Err(error) = memory.remember(&body).await {
        eprintln!("echo cannot remember a message: {}", with_sources(&error));
    }
    let reply = Reply::new(200).body(body);
    match context.headers().get("content-type") {
        Some(content_type) => reply.header("content-type", content_type),
        None => reply,
    }
}

/// The last message and the count, as JSON.
pub(crate) async fn last(memory: State<Memory>) -> Reply {
    match memory.recall().await {
        Ok(Some(last)) => Reply::new(200)
            .header("content-type", "application/json")
            .body(last),
        Ok(None) => Reply::new(404).text("There was no message yet.\n"),
        Err(error) => {
            let why = with_sources(&error);
            eprintln!("echo cannot recall the last message: {why}");
            Reply::new(502).text(format!("The last message cannot be read: {why}\n"))
        }
    }
}

/// What the sidecar has delivered, as JSON.
pub(crate) async fn arrivals(arrivals: State<Arrivals>) -> Result<Reply, Error> {
    let list = arrivals.list().await?;
    let reply = Reply::new(200).header("content-type", "application/json");
    Ok(reply.body(list))
}
