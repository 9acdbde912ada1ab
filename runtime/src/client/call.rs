//! A call of an operation: builds the request, sends it, and awaits the response.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use serde::Serialize;

use super::{Client, exchange};
use crate::request::Draft;
use crate::{
    Body, BoxFuture, Error, Json, JsonWriter, Operation, Refusal, Response, ToJson, TraceContext,
};

/// A call of an operation. Methods set the arguments; the first poll sends the request.
///
/// If an argument cannot be sent unchanged, the method that sets it does not fail. Instead, the
/// call fails with [`ErrorKind::InvalidArgument`](crate::ErrorKind::InvalidArgument) and nothing
/// is sent. If there are several such arguments, the first one is reported.
///
/// Generated code wraps a call in a type with a method for each optional argument of the
/// operation.
#[must_use = "a call is sent when it is awaited"]
pub struct Call<T> {
    state: Box<State>,
    decode: fn(Response) -> Result<T, Error>,
}

/// The part of a call that does not depend on the operation.
struct State {
    client: Client,
    operation: &'static Operation,
    draft: Draft,
    stage: Stage,
}

enum Stage {
    Draft,
    Sent(BoxFuture<'static, Result<Response, Error>>),
    Done,
}

impl Client {
    /// Starts a call. `decode` turns the response into the outcome.
    pub fn call<T>(
        &self,
        operation: &'static Operation,
        decode: fn(Response) -> Result<T, Error>,
    ) -> Call<T> {
        Call::new(self, operation, decode)
    }
}

impl<T> Call<T> {
    fn new(
        client: &Client,
        operation: &'static Operation,
        decode: fn(Response) -> Result<T, Error>,
    ) -> Self {
        Call {
            state: State::new(client, operation),
            decode,
        }
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.state.draft
    }

    /// Overrides the HTTP method of the operation, in upper case.
    ///
    /// Methods that a sidecar does not pass on are refused.
    pub fn method(&mut self, method: &str) {
        self.draft().method(method);
    }

    /// Fills the next `{parameter}` of the path with one segment.
    ///
    /// Percent-encodes every byte that is special in a URL. Empty text, `.` and `..` are invalid.
    pub fn path(&mut self, value: &str) {
        self.draft().path(value);
    }

    /// Fills the next `{parameter}` of the path with text in which slashes separate segments.
    ///
    /// Removes one leading slash. The text may be empty if the path ends with this parameter.
    /// Values that a sidecar would change are invalid: empty and dot segments, a trailing slash,
    /// `?`, `#`, `%` and control characters.
    pub fn path_segments(&mut self, value: &str) {
        self.draft().path_segments(value);
    }

    /// Sets a query parameter, replacing an earlier value.
    ///
    /// An empty value is invalid: the sidecar treats it as not set.
    pub fn query(&mut self, name: &str, value: &str) {
        self.draft().named_query(name, value);
    }

    /// Sets the query parameter `prefix` + `key`, replacing an earlier value.
    ///
    /// An empty key is invalid.
    pub fn query_entry(&mut self, prefix: &str, key: &str, value: &str) {
        self.draft().query(prefix, key, value, true);
    }

    /// Appends a query parameter. Keeps earlier parameters of the same name.
    pub fn append_query(&mut self, name: &str, value: &str) {
        self.draft().query("", name, value, false);
    }

    /// Sets a header, replacing earlier values.
    ///
    /// Empty values, invalid header values and invalid header names are refused. So are the
    /// headers that belong to the connection or the client: `connection`, `content-length`,
    /// `dapr-api-token`, `expect`, `host`, `keep-alive`, `proxy-connection`, `te`, `trailer`,
    /// `transfer-encoding`, `upgrade`.
    pub fn header(&mut self, name: &str, value: &str) {
        self.draft().named_header(name, value);
    }

    /// Sets the header `prefix` + `key`, replacing earlier values. An empty key is invalid.
    pub fn header_entry(&mut self, prefix: &str, key: &str, value: &str) {
        self.draft().header(prefix, key, value, true);
    }

    /// Appends a header. Keeps earlier headers of the same name.
    pub fn append_header(&mut self, name: &str, value: &str) {
        self.draft().header("", name, value, false);
    }

    /// Sets the body to text, bytes, or a stream that is sent while it is read.
    ///
    /// The `content-type` defaults to that of the [`Body`].
    pub fn body(&mut self, body: impl Into<Body>) {
        let body = body.into();
        let media_type = body.media_type();
        self.draft().body(body, media_type);
    }

    /// Sets the body to text. `content_type` applies unless the call sets a `content-type` header.
    pub fn text_body(&mut self, text: String, content_type: &'static str) {
        self.draft().body(text.into(), Some(content_type));
    }

    /// Sets the body to the JSON of a serde type. The `content-type` defaults to JSON.
    pub fn json_body<V: Serialize + ?Sized>(&mut self, value: &V) {
        self.json(&Json::new(value));
    }

    /// Sets the body to the JSON of a value of the API.
    pub fn json<V: ToJson + ?Sized>(&mut self, value: &V) {
        let mut writer = JsonWriter::new();
        value.write_json(&mut writer);
        self.draft().json(writer);
    }

    /// Makes the body a JSON object. It is empty unless other methods set members.
    pub fn json_object(&mut self) {
        self.draft().object();
    }

    /// Sets a member of the JSON object in the body, replacing an earlier value.
    pub fn json_field<V: ToJson + ?Sized>(&mut self, name: &'static str, value: &V) {
        let mut writer = JsonWriter::new();
        value.write_json(&mut writer);
        self.draft().json_field(name, writer);
    }

    /// Sets an entry of an object that is a member of the JSON object in the body.
    ///
    /// Replaces an earlier value of the entry.
    pub fn json_entry<V: ToJson + ?Sized>(&mut self, name: &'static str, key: &str, value: &V) {
        let mut writer = JsonWriter::new();
        value.write_json(&mut writer);
        self.draft().json_entry(name, key, writer);
    }

    /// Sets the trace context of the call.
    pub fn trace_context(&mut self, trace: &TraceContext) {
        for (name, value) in trace.headers() {
            self.draft().header("", name, value, true);
        }
    }

    /// Overrides the client's timeout for this call.
    pub fn timeout(&mut self, timeout: Duration) {
        self.draft().timeout(timeout);
    }

    /// Checks a value against the rules.
    ///
    /// If one of them refuses it, the call fails with the rule's reason and nothing is sent.
    pub fn refuse_any(&mut self, parameter: &str, value: &str, refusals: &[Refusal]) {
        if let Some(problem) = refusals.iter().find_map(|refusal| refusal.of(value)) {
            self.draft().refuse(format!("`{parameter}` {problem}"));
        }
    }

    /// Refuses an argument: the call fails with this reason and nothing is sent.
    pub fn refuse(&mut self, argument: &str, reason: &str) {
        self.draft().refuse(format!("`{argument}` {reason}"));
    }
}

impl State {
    fn new(client: &Client, operation: &'static Operation) -> Box<Self> {
        let draft = Draft::new(operation);
        Box::new(State {
            client: client.clone(),
            operation,
            draft,
            stage: Stage::Draft,
        })
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<Response, Error>> {
        if let Stage::Draft = self.stage {
            let draft = std::mem::take(&mut self.draft);
            self.stage = match exchange::start(&self.client, self.operation, draft) {
                Ok(exchange) => Stage::Sent(exchange),
                Err(error) => {
                    self.stage = Stage::Done;
                    return Poll::Ready(Err(error));
                }
            };
        }
        let Stage::Sent(exchange) = &mut self.stage else {
            let error = Error::invalid_argument("the call was polled after completion");
            return Poll::Ready(Err(error.with_operation(self.operation)));
        };
        let response = std::task::ready!(exchange.as_mut().poll(context));
        self.stage = Stage::Done;
        Poll::Ready(response)
    }
}

impl<T> Future for Call<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let decode = self.decode;
        self.state
            .poll(context)
            .map(|response| response.and_then(decode))
    }
}

/// Shows the operation, but not the arguments: they may be secret.
impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Call({})", self.state.operation.name)
    }
}
