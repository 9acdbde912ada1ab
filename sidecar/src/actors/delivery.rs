//! What is sent to the application for an actor, and what its answer means.

use bytes::Bytes;
use dapr_client::Headers;

use super::{ActorId, InvokeFault};
use crate::app::{App, Question, WholeAnswer, wants_events};
use crate::json::{Value, write_string};

/// A call of a method.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// Tidied already.
    pub(crate) method: String,
    /// As it came, without its question mark.
    pub(crate) query: Option<String>,
    /// All of the caller's.
    pub(crate) headers: Headers,
    pub(crate) body: Bytes,
}

/// The header by which calls within a call are known.
pub(super) const CHAIN: &str = "Dapr-Reentrancy-Id";
/// The header with which an application says that its body is an error.
pub(crate) const ERROR: &str = "X-DaprErrorResponseHeader";
/// The header with which an application says that it wants no more of a reminder.
const CANCEL: &str = "X-DaprReminderCancel";

impl Call {
    /// The chain of calls that it belongs to.
    pub(super) fn chain(&self) -> Option<String> {
        let value = self.headers.get(CHAIN)?;
        Some(String::from_utf8_lossy(value).into_owned())
    }

    /// A call by the sidecar itself: a reminder or a timer.
    pub(super) fn own(method: String, body: String) -> Self {
        let mut headers = Headers::new();
        headers.set("Content-Type", "application/json");
        Self {
            method,
            query: None,
            headers,
            body: body.into(),
        }
    }
}

/// Calls a method of an actor at the application.
pub(super) async fn call(
    app: &App,
    actor: &ActorId,
    call: Call,
    chain: Option<&str>,
) -> Result<WholeAnswer, InvokeFault> {
    let path = format!(
        "actors/{}/{}/method/{}",
        actor.actor_type, actor.id, call.method
    );
    let target = match call.query.as_deref().filter(|query| !query.is_empty()) {
        Some(query) => format!("/{path}?{query}"),
        None => format!("/{path}"),
    };
    let mut question = Question::new("PUT", target).body(call.body);
    question.headers = call.headers;
    if let Some(chain) = chain {
        question.headers.set(CHAIN, chain);
    }
    let wants_events = wants_events(&question.headers);
    let mut answer = app.ask_whole(question).await.map_err(InvokeFault::App)?;
    match answer.status {
        // daprd would copy them to a caller of the application, and has none here.
        200..300 if wants_events => return Err(InvokeFault::Events),
        200 => {}
        404 => return Err(InvokeFault::NoMethod(path)),
        status => {
            let body = String::from_utf8_lossy(&answer.body).into_owned();
            return Err(InvokeFault::Status(status, body));
        }
    }
    let canceled = answer
        .headers
        .get(CANCEL)
        .is_some_and(|value| crate::resources::is_truthy(&String::from_utf8_lossy(value)));
    if canceled && answer.headers.get(ERROR).is_none() {
        return Err(InvokeFault::Canceled);
    }
    if answer.headers.get("content-type").is_none() {
        answer.headers.set("content-type", "application/json");
    }
    Ok(answer)
}

/// Tells the application that an actor is no longer active. Whatever it answers, that is how it is.
pub(super) async fn deactivate(app: &App, actor: &ActorId) {
    let question = Question::new(
        "DELETE",
        format!("/actors/{}/{}", actor.actor_type, actor.id),
    )
    .header("Content-Type", "application/x-protobuf");
    let _ = app.ask_whole(question).await;
}

/// The body of a reminder: both times are always empty.
pub(super) fn reminder_body(data: Option<&Value>) -> String {
    let data = data
        .map(|data| format!("\"data\":{},", data.to_raw_string()))
        .unwrap_or_default();
    format!("{{{data}\"dueTime\":\"\",\"period\":\"\"}}")
}

/// The body of a timer: its times as they were given.
pub(super) fn timer_body(
    data: Option<&Value>,
    callback: &str,
    due_time: &str,
    period: &str,
) -> String {
    let data = data
        .map(|data| format!("\"data\":{},", data.to_raw_string()))
        .unwrap_or_default();
    format!(
        "{{{data}\"callback\":{},\"dueTime\":{},\"period\":{}}}",
        write_string(callback),
        write_string(due_time),
        write_string(period)
    )
}
