//! The application: routes requests to handlers.

use std::collections::{BTreeMap, HashMap};
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use dapr_client::application::{
    CallbackId, RawRequest, RawResponse, RequestHead, dispatch, path_unescape,
};
use dapr_client::{Body, DaprClient, Headers, SecretString, TraceContext};

use crate::actors::Host;
use crate::builder::{DaprAppBuilder, DoneHandler};
use crate::call::{Call, Context, Payload, SharedState};
use crate::extract::Rejection;
use crate::failure::{Failure, Report};
use crate::handler::Boxed;
use crate::reply::Reply;
use crate::subscription::{EventHandler, Topic, Undecodable};

/// An application that a Dapr sidecar calls: its handlers, independent of any HTTP server.
///
/// Cheap to clone. [`handle`](Self::handle) is the core; [`serve`](Self::serve) puts an HTTP server
/// around it.
#[derive(Clone)]
pub struct DaprApp {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) client: DaprClient,
    pub(crate) token: Option<SecretString>,
    pub(crate) state: Arc<SharedState>,
    pub(crate) topics: Vec<Topic>,
    pub(crate) events: HashMap<String, (EventHandler, Undecodable)>,
    pub(crate) routes: matchit::Router<usize>,
    pub(crate) invocations: Vec<Vec<Invocation>>,
    pub(crate) bindings: HashMap<String, DoneHandler>,
    pub(crate) jobs: HashMap<String, DoneHandler>,
    pub(crate) configuration: HashMap<String, DoneHandler>,
    pub(crate) health: Option<DoneHandler>,
    pub(crate) health_path: String,
    /// Sorted by their types.
    pub(crate) actors: Vec<Arc<dyn Host>>,
    pub(crate) report: Report,
}

/// The handler of one method of a path.
pub(crate) struct Invocation {
    /// `None` accepts any method.
    pub(crate) method: Option<String>,
    pub(crate) handler: Boxed<Reply>,
}

impl DaprApp {
    /// Creates a builder for an application.
    pub fn builder() -> DaprAppBuilder {
        DaprAppBuilder::default()
    }

    pub(crate) fn new(inner: Inner) -> Self {
        DaprApp {
            inner: Arc::new(inner),
        }
    }

    /// Handles one request of the sidecar. Bodies are streamed in both directions.
    pub async fn handle(&self, request: http::Request<Body>) -> http::Response<Body> {
        let (parts, body) = request.into_parts();
        let mut headers = Headers::new();
        for (name, value) in &parts.headers {
            headers.append(name.as_str(), value.as_bytes());
        }
        let head = RequestHead {
            method: parts.method.as_str().to_owned(),
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().map(str::to_owned),
            headers,
        };
        let raw = self.respond(head, body).await;
        let mut response = http::Response::new(raw.body);
        let status = http::StatusCode::from_u16(raw.status);
        *response.status_mut() = status.unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
        for (name, value) in raw.headers.iter() {
            let name = http::HeaderName::from_bytes(name.as_bytes());
            if let (Ok(name), Ok(value)) = (name, http::HeaderValue::from_bytes(value)) {
                response.headers_mut().append(name, value);
            }
        }
        response
    }

    /// Same as [`handle`](Self::handle), with the types of the description.
    pub(crate) async fn respond(&self, head: RequestHead, body: Body) -> RawResponse {
        let inner = &*self.inner;
        let is_probe = head.method == "GET" && head.path == inner.health_path;
        if !is_probe && !inner.is_authorized(&head) {
            let text = "the header dapr-api-token is missing or wrong";
            return Reply::new(401).text(text).into();
        }
        let found = inner.callback(&head);
        #[cfg(feature = "tracing")]
        {
            use tracing::Instrument as _;
            let span = crate::span::of_request(&head, found.as_ref().map(|(id, _)| *id));
            let work = self.call_handler(found, head, body);
            let response = work.instrument(span.clone()).await;
            span.record("http.response.status_code", response.status);
            response
        }
        #[cfg(not(feature = "tracing"))]
        self.call_handler(found, head, body).await
    }

    /// Calls the handler of a callback or, if there is none, of an invocation.
    async fn call_handler(
        &self,
        found: Option<(CallbackId, Vec<String>)>,
        head: RequestHead,
        body: Body,
    ) -> RawResponse {
        let inner = &*self.inner;
        let Some((callback, parameters)) = found else {
            return self.invoke(head, body).await.into();
        };
        let request = RawRequest {
            head,
            parameters,
            body,
        };
        dispatch(inner, callback, request).await
    }

    /// Handles an invocation by another application.
    async fn invoke(&self, head: RequestHead, body: Body) -> Reply {
        let inner = &*self.inner;
        let Ok(found) = inner.routes.at(&head.path) else {
            return Reply::new(404).text(format!("there is no handler of {}", head.path));
        };
        let same = &inner.invocations[*found.value];
        let fits = |invocation: &&Invocation| invocation.method.as_ref() == Some(&head.method);
        let any = same.iter().find(|invocation| invocation.method.is_none());
        let Some(invocation) = same.iter().find(fits).or(any) else {
            if head.method == "OPTIONS" {
                // To daprd, 405 from the probe of a binding means that the binding has a handler.
                return Reply::new(404).text(format!("there is no handler of {}", head.path));
            }
            let allowed: Vec<_> = same
                .iter()
                .filter_map(|other| other.method.as_deref())
                .collect();
            return Reply::new(405)
                .header("allow", allowed.join(", "))
                .text(format!("{} does not allow {}", head.path, head.method));
        };
        let parameters = found
            .params
            .iter()
            .map(|(name, value)| (name.to_owned(), path_unescape(value)));
        let parameters: Vec<_> = parameters.collect();
        let what = format!("{} {}", head.method, head.path);
        let name = head.path.clone();
        let mut context = inner.context(head, name);
        context.parameters = parameters;
        match inner
            .run(&invocation.handler, context, Payload::Body(body))
            .await
        {
            Ok(reply) => {
                if reply.status == 500 {
                    let error = reply.error.clone();
                    let error =
                        error.unwrap_or_else(|| "the handler responded with 500".to_owned());
                    inner.fail(what, error, "500");
                }
                reply
            }
            Err(Stopped::Rejected(rejection)) if rejection.undecodable => {
                Reply::new(400).text(rejection.to_string())
            }
            Err(stopped) => {
                let text = stopped.text();
                inner.fail(what, text.clone(), "500");
                Reply::new(500).text(text)
            }
        }
    }

    /// Deactivates all actors, as the sidecar does when it stops.
    pub async fn shutdown(&self) {
        for host in &self.inner.actors {
            let failures = host.deactivate_all(&self.inner.state, &self.inner.client);
            for (id, failure) in failures.await {
                let what = format!("deactivation of {} {id:?}", host.type_name());
                self.inner.fail(what, failure.to_string(), "dropped");
            }
        }
    }
}

/// Why a handler returned no value.
pub(crate) enum Stopped {
    Rejected(Rejection),
    Panicked(String),
}

impl Stopped {
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Rejected(rejection) => rejection.to_string(),
            Self::Panicked(text) => format!("the handler panicked: {text}"),
        }
    }
}

impl Inner {
    fn is_authorized(&self, head: &RequestHead) -> bool {
        let Some(token) = &self.token else {
            return true;
        };
        let given = head.headers.get("dapr-api-token").unwrap_or_default();
        let expected = token.expose().as_bytes();
        // Compares all bytes, so that the duration does not reveal the first difference.
        let differences = given
            .iter()
            .zip(expected)
            .fold(0, |all, (a, b)| all | (a ^ b));
        given.len() == expected.len() && differences == 0
    }

    /// Returns the callback of a request, or `None` if it is an invocation.
    fn callback(&self, head: &RequestHead) -> Option<(CallbackId, Vec<String>)> {
        let (method, path) = (head.method.as_str(), head.path.as_str());
        let route = || vec![path.trim_start_matches('/').to_owned()];
        if method == "GET" && path == self.health_path {
            return Some((CallbackId::ProbeAppHealth, Vec::new()));
        }
        if method == "POST" && self.events.contains_key(path) {
            let media_type = head.headers.get("content-type").unwrap_or_default();
            let bulk = media_type.starts_with(b"application/json");
            return Some(match bulk {
                true => (CallbackId::DeliverBulkEvents, route()),
                false => (CallbackId::DeliverEvent, route()),
            });
        }
        if self.bindings.contains_key(path) {
            match method {
                "OPTIONS" => return Some((CallbackId::ProbeInputBinding, route())),
                "POST" => return Some((CallbackId::DeliverBindingEvent, route())),
                _ => {}
            }
        }
        let (id, parameters) = CallbackId::find(method, path)?;
        let handled = match id {
            CallbackId::TriggerJob => !self.jobs.is_empty(),
            CallbackId::DeliverConfigurationUpdate => !self.configuration.is_empty(),
            CallbackId::GetSubscriptions | CallbackId::GetActorConfig => true,
            CallbackId::CallActorMethod
            | CallbackId::DeactivateActor
            | CallbackId::FireActorTimer
            | CallbackId::RemindActor => !self.actors.is_empty(),
            CallbackId::ProbeAppHealth
            | CallbackId::DeliverEvent
            | CallbackId::DeliverBulkEvents
            | CallbackId::ProbeInputBinding
            | CallbackId::DeliverBindingEvent => false,
        };
        handled.then_some((id, parameters))
    }

    /// Returns the types of the actors.
    pub(crate) fn actor_types(&self) -> impl Iterator<Item = &'static str> {
        self.actors.iter().map(|host| host.type_name())
    }

    /// Returns the host of the actors of a type.
    pub(crate) fn host(&self, actor_type: &str) -> Option<&Arc<dyn Host>> {
        let mut hosts = self.actors.iter();
        hosts.find(|host| host.type_name() == actor_type)
    }

    pub(crate) fn context(&self, head: RequestHead, name: String) -> Context {
        let trace = TraceContext::from_headers(&head.headers);
        let dapr = match trace.is_empty() {
            true => self.client.clone(),
            false => self.client.with_trace_context(&trace),
        };
        Context {
            dapr,
            name,
            method: head.method,
            path: head.path,
            query: head.query,
            headers: head.headers,
            parameters: Vec::new(),
            metadata: BTreeMap::new(),
        }
    }

    /// Calls a handler. A panic is caught, so that the service continues.
    pub(crate) async fn run<T>(
        &self,
        handler: &Boxed<T>,
        context: Context,
        payload: Payload,
    ) -> Result<T, Stopped> {
        let call = Call {
            context,
            payload,
            state: self.state.clone(),
        };
        match caught(async { handler(call).await }).await {
            Ok(result) => result.map_err(Stopped::Rejected),
            Err(text) => Err(Stopped::Panicked(text)),
        }
    }

    pub(crate) fn fail(&self, what: String, error: String, outcome: &'static str) {
        (self.report)(&Failure {
            what,
            error,
            outcome,
        });
    }
}

/// Catches a panic of a future. In WebAssembly, panics do not unwind: they end the program.
pub(crate) async fn caught<T>(future: impl Future<Output = T>) -> Result<T, String> {
    let mut future = pin!(future);
    std::future::poll_fn(|context| {
        let polled = catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context)));
        match polled {
            Ok(Poll::Ready(output)) => Poll::Ready(Ok(output)),
            Ok(Poll::Pending) => Poll::Pending,
            Err(panic) => {
                let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
                let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
                Poll::Ready(Err(text.unwrap_or_else(|| "no message".to_owned())))
            }
        }
    })
    .await
}

impl From<Reply> for RawResponse {
    fn from(reply: Reply) -> Self {
        RawResponse::new(reply.status)
            .with_headers(&reply.headers)
            .body(reply.body)
    }
}

impl std::fmt::Debug for DaprApp {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("DaprApp")
            .field("subscriptions", &self.inner.topics.len())
            .field("actors", &self.inner.actor_types().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
