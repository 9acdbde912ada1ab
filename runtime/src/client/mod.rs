//! Client: one sidecar and the connections to it.

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

/// A client for one sidecar. Clones are cheap and share the connections.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
    /// Default headers of this client, used instead of those of the settings.
    headers: Option<Arc<DefaultHeaders>>,
}

struct Shared {
    settings: Settings,
    transport: Box<dyn Transport>,
}

impl Client {
    /// Creates a client with the transport for this target and these features.
    ///
    /// It connects on the first call and keeps the connections open.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) if a setting is
    /// invalid, or if the endpoint is `https://` and this client was built without TLS.
    #[cfg(feature = "http")]
    pub fn new(config: Config) -> Result<Self, Error> {
        let settings = config.check()?;
        let endpoint = settings.endpoint.as_str();
        let transport = crate::transport::choose(endpoint).map_err(|problem| {
            Error::configuration(format!("the endpoint {endpoint} {problem}"))
        })?;
        Ok(Self::of(settings, transport))
    }

    /// Creates a client with a custom transport.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) if a setting is
    /// invalid.
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

    /// Returns a client that sends a header with every request.
    ///
    /// It shares the connections of this client. A header of the same name that the call sets
    /// takes precedence. If the header cannot be sent, each call fails with
    /// [`ErrorKind::InvalidArgument`](crate::ErrorKind::InvalidArgument).
    #[must_use]
    pub fn with_header(&self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.with_headers([(name.into(), value.into())])
    }

    /// Returns a client whose calls have this trace context.
    ///
    /// It shares the connections of this client. A trace context that the call sets takes
    /// precedence.
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

    /// Returns the URL of the sidecar.
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

/// Shows everything except the token.
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
