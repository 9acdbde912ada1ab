//! One call of a handler, before its arguments are extracted.

use std::any::{Any, TypeId};
use std::collections::BTreeMap;
use std::sync::Arc;

use dapr_client::publish::CloudEvent;
use dapr_client::{Body, Bytes, DaprClient, Headers, TraceContext};

type Shared = Arc<dyn Any + Send + Sync>;

/// Values that handlers share, by their types. A list, because they are few.
#[derive(Clone, Default)]
pub(crate) struct SharedState(Vec<(TypeId, Shared)>);

impl SharedState {
    /// Adds a value. Returns whether it is the first one of its type.
    pub(crate) fn insert<T: Send + Sync + 'static>(&mut self, value: T) -> bool {
        let id = TypeId::of::<T>();
        let is_first = !self.contains(id);
        self.0.push((id, Arc::new(value)));
        is_first
    }

    pub(crate) fn contains(&self, id: TypeId) -> bool {
        self.find(id).is_some()
    }

    pub(crate) fn get<T: Send + Sync + 'static>(&self) -> Option<Arc<T>> {
        self.find(TypeId::of::<T>())?.downcast().ok()
    }

    fn find(&self, id: TypeId) -> Option<Shared> {
        let found = self.0.iter().find(|(other, _)| *other == id);
        found.map(|(_, value)| value.clone())
    }
}

/// The payload of a call.
pub(crate) enum Payload {
    /// A body that may still be a stream.
    Body(Body),
    Bytes(Bytes),
    Event(Box<EventPayload>),
    /// Another argument has taken it.
    Taken,
}

/// An event, with its data as bytes if the envelope does not contain it as JSON.
pub(crate) struct EventPayload {
    pub(crate) event: CloudEvent,
    /// The message itself, in binary mode and for raw payloads.
    pub(crate) bytes: Option<Bytes>,
}

/// One call of a handler: arguments are extracted from it ([`FromCall`](crate::FromCall)).
pub struct Call {
    pub(crate) context: Context,
    pub(crate) payload: Payload,
    pub(crate) state: Arc<SharedState>,
}

/// The origin of a call, and a client for further calls.
///
/// Any handler can take it as an argument.
#[derive(Clone, Debug)]
pub struct Context {
    pub(crate) dapr: DaprClient,
    pub(crate) name: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: Option<String>,
    pub(crate) headers: Headers,
    pub(crate) parameters: Vec<(String, String)>,
    pub(crate) metadata: BTreeMap<String, String>,
}

impl Context {
    /// Returns a client whose calls belong to the trace of this call.
    pub fn dapr(&self) -> &DaprClient {
        &self.dapr
    }

    /// Returns the name of the target: the topic of an event, the name of a job or a binding, the key
    /// of a configuration item, the path of an invocation.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the HTTP method.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// Returns the path, without the query.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the query, without its `?` and still encoded.
    pub fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }

    /// Returns the headers of the request.
    pub fn headers(&self) -> &Headers {
        &self.headers
    }

    /// Returns a parameter of the path pattern, decoded: `id` of `/orders/{id}`.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.parameters.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Returns the metadata that the component adds to an event or a binding's data.
    pub fn metadata(&self) -> &BTreeMap<String, String> {
        &self.metadata
    }

    /// Returns the id of the calling application, if another sidecar forwarded the call. A caller can
    /// forge it.
    pub fn caller_app_id(&self) -> Option<&str> {
        self.header("dapr-caller-app-id")
    }

    /// Returns the namespace of the calling application. A caller can forge it.
    pub fn caller_namespace(&self) -> Option<&str> {
        self.header("dapr-caller-namespace")
    }

    /// Returns the trace context of the request.
    pub fn trace_context(&self) -> TraceContext {
        TraceContext::from_headers(&self.headers)
    }

    fn header(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(self.headers.get(name)?).ok()
    }
}
