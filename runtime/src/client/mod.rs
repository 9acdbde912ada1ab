//! The client: one sidecar and the connections to it.

mod call;
mod call_type;
mod config;
mod default_headers;
mod endpoint;
mod exchange;
mod interceptor;
mod wait;

pub use call::Call;
pub use config::Config;
pub use interceptor::{CallSummary, Interceptor};

use default_headers::DefaultHeaders;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use config::Settings;

use crate::{Error, SecretString, TraceContext, Transport};

/// One sidecar and the connections to it. Clones share them and cost next to nothing.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
    /// What this clone sends by default, in place of the headers of the settings.
    headers: Option<Arc<DefaultHeaders>>,
}

struct Shared {
    settings: Settings,
    transport: Box<dyn Transport>,
}

impl Client {
    /// A client with the transport of this target and these features. It connects when the first
    /// call is made, and keeps the connections.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) when a setting is wrong, or
    /// when the endpoint is `https://` and this client has no TLS.
    #[cfg(feature = "http")]
    pub fn new(config: Config) -> Result<Self, Error> {
        let settings = config.check()?;
        let endpoint = settings.endpoint.as_str();
        let transport = crate::transport::choose(endpoint).map_err(|problem| {
            Error::configuration(format!("the endpoint {endpoint} {problem}"))
        })?;
        Ok(Self::of(settings, transport))
    }

    /// A client with any transport.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) when a setting is wrong.
    pub fn with_transport(config: Config, transport: impl Transport) -> Result<Self, Error> {
        Ok(Self::of(config.check()?, Box::new(transport)))
    }

    fn of(settings: Settings, transport: Box<dyn Transport>) -> Self {
        Client {
            shared: Arc::new(Shared {
                settings,
                transport,
            }),
            headers: None,
        }
    }

    /// Returns a client that shares the connections of this one and sends a header with every
    /// request, unless the call sets a header of the same name.
    ///
    /// A header that cannot be sent fails each call with
    /// [`ErrorKind::InvalidArgument`](crate::ErrorKind::InvalidArgument).
    #[must_use]
    pub fn with_header(&self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.with_headers([(name.into(), value.into())])
    }

    /// Returns a client that shares the connections of this one and whose calls belong to a trace,
    /// unless the call sets a trace context of its own.
    #[must_use]
    pub fn with_trace_context(&self, trace: &TraceContext) -> Self {
        let headers = trace.headers();
        self.with_headers(headers.map(|(name, value)| (name.to_owned(), value.to_owned())))
    }

    fn with_headers(&self, added: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut headers = self.headers().clone();
        for (name, value) in added {
            headers.set(name, value);
        }
        Client {
            shared: self.shared.clone(),
            headers: Some(Arc::new(headers)),
        }
    }

    /// The URL of the sidecar.
    pub fn endpoint(&self) -> &str {
        self.shared.settings.endpoint.as_str()
    }

    pub(crate) fn token(&self) -> Option<&SecretString> {
        self.shared.settings.api_token.as_ref()
    }

    pub(crate) fn timeout(&self) -> Option<Duration> {
        self.shared.settings.timeout
    }

    pub(crate) fn max_response_bytes(&self) -> usize {
        self.shared.settings.max_response_bytes
    }

    fn headers(&self) -> &DefaultHeaders {
        match &self.headers {
            Some(headers) => headers,
            None => &self.shared.settings.headers,
        }
    }

    fn interceptors(&self) -> &[Arc<dyn Interceptor>] {
        &self.shared.settings.interceptors
    }

    pub(crate) fn transport(&self) -> &dyn Transport {
        &*self.shared.transport
    }
}

/// Shows everything but the token.
impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("endpoint", &self.endpoint())
            .field("api_token", &self.shared.settings.api_token)
            .field("timeout", &self.shared.settings.timeout)
            .field(
                "max_response_bytes",
                &self.shared.settings.max_response_bytes,
            )
            .finish_non_exhaustive()
    }
}
