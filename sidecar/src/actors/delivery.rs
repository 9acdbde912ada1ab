//! Requests to the application for an actor, and the meaning of the responses.

use bytes::Bytes;
use dapr_client::Headers;

use super::{ActorId, InvokeError};
use crate::app::{App, BufferedResponse, OutgoingRequest, wants_events};
use crate::json::{Value, write_string};

/// A method call.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// The normalized method path.
    pub(crate) method: String,
    /// The query as received, without the question mark.
    pub(crate) query: Option<String>,
    /// All headers of the caller.
    pub(crate) headers: Headers,
    pub(crate) body: Bytes,
}

/// The header that identifies reentrant calls.
pub(super) const CHAIN: &str = "Dapr-Reentrancy-Id";
/// The response header that marks the body as an error.
pub(crate) const ERROR: &str = "X-DaprErrorResponseHeader";
/// The response header that cancels a reminder.
const CANCEL: &str = "X-DaprReminderCancel";

impl Call {
    /// The ID of the reentrant call chain.
    pub(super) fn chain(&self) -> Option<String> {
        let value = self.headers.get(CHAIN)?;
        Some(String::from_utf8_lossy(value).into_owned())
    }

    /// A call that the sidecar makes itself, for a reminder or a timer.
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

/// Sends a method call of an actor to the application.
pub(super) async fn call(
    app: &App,
    actor: &ActorId,
    call: Call,
    chain: Option<&str>,
) -> Result<BufferedResponse, InvokeError> {
    let path = format!(
        "actors/{}/{}/method/{}",
        actor.actor_type, actor.id, call.method
    );
    let target = match call.query.as_deref().filter(|query| !query.is_empty()) {
        Some(query) => format!("/{path}?{query}"),
        None => format!("/{path}"),
    };
    let mut request = OutgoingRequest::new("PUT", target).body(call.body);
    request.headers = call.headers;
    if let Some(chain) = chain {
        request.headers.set(CHAIN, chain);
    }
    let wants_events = wants_events(&request.headers);
    let mut response = app.send_buffered(request).await.map_err(InvokeError::App)?;
    match response.status {
        // daprd fails as well: an actor call has no channel to forward events to.
        200..300 if wants_events => return Err(InvokeError::Events),
        200 => {}
        404 => return Err(InvokeError::NoMethod(path)),
        status => {
            let body = String::from_utf8_lossy(&response.body).into_owned();
            return Err(InvokeError::Status(status, body));
        }
    }
    let canceled = response
        .headers
        .get(CANCEL)
        .is_some_and(|value| crate::resources::is_truthy(&String::from_utf8_lossy(value)));
    if canceled && response.headers.get(ERROR).is_none() {
        return Err(InvokeError::Canceled);
    }
    if response.headers.get("content-type").is_none() {
        response.headers.set("content-type", "application/json");
    }
    Ok(response)
}

/// Notifies the application that an actor was deactivated. The response does not matter.
pub(super) async fn deactivate(app: &App, actor: &ActorId) {
    let request = OutgoingRequest::new(
        "DELETE",
        format!("/actors/{}/{}", actor.actor_type, actor.id),
    )
    .header("Content-Type", "application/x-protobuf");
    let _ = app.send_buffered(request).await;
}

/// The request body of a reminder: both times are always empty.
pub(super) fn reminder_body(data: Option<&Value>) -> String {
    let data = data
        .map(|data| format!("\"data\":{},", data.to_raw_string()))
        .unwrap_or_default();
    format!("{{{data}\"dueTime\":\"\",\"period\":\"\"}}")
}

/// The request body of a timer, with its times as registered.
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
