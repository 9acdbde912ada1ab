//! Arguments of handlers.

use std::any::TypeId;
use std::fmt;
use std::future::Future;
use std::ops::Deref;
use std::sync::Arc;

use dapr_client::configuration::ConfigurationUpdate;
use dapr_client::publish::CloudEvent;
use dapr_client::{Body, Bytes, Json as JsonText, from_json};
use serde::de::DeserializeOwned;

use crate::call::{Call, Context, EventPayload, Payload};

/// An argument that a handler can take.
///
/// - [`Context`]: the origin of the call, and a client for further calls.
/// - [`State<T>`]: a value shared by all handlers.
/// - [`Json<T>`]: the JSON body of an invocation, the data of an event, a job or a binding.
/// - [`Event<T>`] and [`CloudEvent`]: an event with its attributes.
/// - [`Bytes`], [`String`]: the body or the data of an event.
/// - [`Body`]: the body as a stream.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an argument of a handler",
    label = "not an argument of a handler",
    note = "arguments are `Context`, `State<T>`, `Json<T>`, `Event<T>`, `CloudEvent`, `Bytes`, `String` and `Body`"
)]
pub trait FromCall: Sized + Send {
    /// Extracts the argument.
    ///
    /// # Errors
    ///
    /// The call does not contain it, or it does not decode.
    fn from_call(call: &mut Call) -> impl Future<Output = Result<Self, Rejection>> + Send;

    /// The shared state that the argument needs, with the name of its type.
    fn needs() -> Option<(TypeId, &'static str)> {
        None
    }

    /// The part of the call that the argument is extracted from.
    fn source() -> Source {
        Source::Context
    }
}

/// The part of a call that an argument is extracted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The context or the shared state.
    Context,
    /// The body, which only one argument of a handler can take. For handlers of events, the data.
    Body,
    /// The envelope of an event.
    Event,
}

/// Why an argument could not be extracted from a call.
#[derive(Debug)]
pub struct Rejection {
    text: String,
    /// The message itself is invalid, so that a second delivery would fail as well.
    pub(crate) undecodable: bool,
}

impl Rejection {
    /// Rejects a payload that does not decode, with the reason: `expected a string, found 7`.
    pub fn undecodable(text: impl fmt::Display) -> Self {
        Rejection {
            text: text.to_string(),
            undecodable: true,
        }
    }

    fn failed(text: impl fmt::Display) -> Self {
        Rejection {
            text: text.to_string(),
            undecodable: false,
        }
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl std::error::Error for Rejection {}

impl FromCall for Context {
    async fn from_call(call: &mut Call) -> Result<Self, Rejection> {
        Ok(call.context.clone())
    }
}

/// A value shared by all handlers, set by [`state`](crate::DaprAppBuilder::state).
#[derive(Debug)]
pub struct State<T>(pub Arc<T>);

impl<T> Deref for State<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Send + Sync + 'static> FromCall for State<T> {
    async fn from_call(call: &mut Call) -> Result<Self, Rejection> {
        let found = call.state.get().map(State);
        found.ok_or_else(|| not_shared(std::any::type_name::<T>()))
    }

    fn needs() -> Option<(TypeId, &'static str)> {
        Some((TypeId::of::<T>(), std::any::type_name::<T>()))
    }
}

/// JSON of a type: as an argument, the body or the data of an event; as a return value, the response.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned + Send> FromCall for Json<T> {
    fn source() -> Source {
        Source::Body
    }

    async fn from_call(call: &mut Call) -> Result<Self, Rejection> {
        if let Payload::Event(payload) = &call.payload {
            return data(payload).map(Json);
        }
        let bytes = take_bytes(call).await?;
        from_slice(&bytes).map(Json)
    }
}

/// An event with its data as a type.
#[derive(Clone, Debug, PartialEq)]
pub struct Event<T> {
    /// The data.
    pub data: T,
    /// The envelope, with the data as it arrived.
    pub envelope: CloudEvent,
}

impl<T: DeserializeOwned + Send> FromCall for Event<T> {
    fn source() -> Source {
        Source::Event
    }

    async fn from_call(call: &mut Call) -> Result<Self, Rejection> {
        let payload = event(call)?;
        Ok(Event {
            data: data(payload)?,
            envelope: payload.event.clone(),
        })
    }
}

impl FromCall for CloudEvent {
    fn source() -> Source {
        Source::Event
    }

    async fn from_call(call: &mut Call) -> Result<Self, Rejection> {
        Ok(event(call)?.event.clone())
    }
}

/// A configuration update, for the handler of a configuration store.
#[derive(Clone, Debug, PartialEq)]
pub struct Update(pub ConfigurationUpdate);

impl FromCall for Update {
    fn source() -> Source {
        Source::Body
    }

    async fn from_call(call: &mut Call) -> Result<Self, Rejection> {
        let bytes = take_bytes(call).await?;
        from_json(&bytes)
            .map(Update)
            .map_err(Rejection::undecodable)
    }
}

impl FromCall for Bytes {
    fn source() -> Source {
        Source::Body
    }

    async fn from_call(call: &mut Call) -> Result<Self, Rejection> {
        if let Payload::Event(payload) = &call.payload {
            return Ok(data_bytes(payload));
        }
        take_bytes(call).await
    }
}

impl FromCall for String {
    fn source() -> Source {
        Source::Body
    }

    async fn from_call(call: &mut Call) -> Result<Self, Rejection> {
        let bytes = match &call.payload {
            Payload::Event(payload) => match payload.event.data.as_ref().map(JsonText::decode) {
                Some(Ok(text)) => return Ok(text),
                _ => data_bytes(payload),
            },
            _ => take_bytes(call).await?,
        };
        String::from_utf8(bytes.into())
            .map_err(|_| Rejection::undecodable("the payload is not UTF-8"))
    }
}

impl FromCall for Body {
    fn source() -> Source {
        Source::Body
    }

    async fn from_call(call: &mut Call) -> Result<Self, Rejection> {
        match std::mem::replace(&mut call.payload, Payload::Taken) {
            Payload::Body(body) => Ok(body),
            Payload::Bytes(bytes) => Ok(bytes.into()),
            Payload::Event(payload) => Ok(data_bytes(&payload).into()),
            Payload::Taken => Err(taken()),
        }
    }
}

fn not_shared(name: &str) -> Rejection {
    Rejection::failed(format!("there is no shared state of type {name}"))
}

fn taken() -> Rejection {
    Rejection::failed("two arguments of the handler take the body")
}

fn event(call: &Call) -> Result<&EventPayload, Rejection> {
    match &call.payload {
        Payload::Event(payload) => Ok(payload),
        _ => Err(Rejection::failed("the call does not deliver an event")),
    }
}

async fn take_bytes(call: &mut Call) -> Result<Bytes, Rejection> {
    match std::mem::replace(&mut call.payload, Payload::Taken) {
        Payload::Body(body) => body.bytes().await.map_err(Rejection::failed),
        Payload::Bytes(bytes) => Ok(bytes),
        Payload::Event(payload) => Ok(data_bytes(&payload)),
        Payload::Taken => Err(taken()),
    }
}

/// Decodes the data of an event: as JSON, or as text if its content type is not JSON.
fn data<T: DeserializeOwned>(payload: &EventPayload) -> Result<T, Rejection> {
    match (&payload.bytes, &payload.event.data) {
        (Some(bytes), _) => from_slice(bytes).or_else(|rejection| match text(payload, bytes) {
            Some(json) => from_slice(&json).map_err(|_| rejection),
            None => Err(rejection),
        }),
        (None, Some(json)) => from_slice(json.as_str().as_bytes()),
        (None, None) => from_slice(b"null"),
    }
}

/// Returns text as a JSON string, or `None` if the content type of the event is JSON.
fn text(payload: &EventPayload, bytes: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok()?;
    (!is_json(&payload.event)).then(|| serde_json::to_vec(text).ok())?
}

fn is_json(event: &CloudEvent) -> bool {
    let content_type = event.data_content_type.as_deref();
    content_type.is_none_or(|content_type| content_type.contains("json"))
}

/// Returns the data of an event as bytes: JSON text, or the content of a string that is not JSON.
fn data_bytes(payload: &EventPayload) -> Bytes {
    match (&payload.bytes, &payload.event.data) {
        (Some(bytes), _) => bytes.clone(),
        (None, Some(json)) => match json.decode::<String>() {
            Ok(text) if !is_json(&payload.event) => text.into(),
            _ => Bytes::copy_from_slice(json.as_str().as_bytes()),
        },
        (None, None) => Bytes::new(),
    }
}

fn from_slice<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Rejection> {
    // An absent payload decodes as `null`: `Json<Option<T>>` and `Json<()>` accept it.
    let bytes = if bytes.is_empty() { b"null" } else { bytes };
    serde_json::from_slice(bytes).map_err(|error| {
        let name = std::any::type_name::<T>();
        Rejection::undecodable(format!("the payload is not the JSON of {name}: {error}"))
    })
}

#[cfg(test)]
mod tests {
    use dapr_client::{Bytes, Headers};

    use super::{data, data_bytes};
    use crate::event::read;

    #[test]
    fn text_is_the_same_in_an_envelope_and_in_binary_mode() {
        let body = br#"{"datacontenttype":"text/plain","data":"hello"}"#;
        let structured = read(&Headers::new(), Bytes::from_static(body)).unwrap();
        let mut headers = Headers::new();
        headers.append("ce_specversion", "1.0");
        headers.append("ce_datacontenttype", "text/plain");
        let binary = read(&headers, Bytes::from_static(b"hello")).unwrap();
        for payload in [structured, binary] {
            assert_eq!(data_bytes(&payload), "hello");
            assert_eq!(data::<String>(&payload).unwrap(), "hello");
        }
    }
}
