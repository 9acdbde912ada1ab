//! The client: one sidecar and the connections to it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::endpoint::Endpoint;
use crate::{Answer, Call, Config, Error, Operation, SecretString, Transport, wait};

/// One sidecar and the connections to it. Clones share them and cost next to nothing.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

struct Shared {
    endpoint: Endpoint,
    token: Option<SecretString>,
    timeout: Option<Duration>,
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
        let (endpoint, token, timeout) = config.check()?;
        let transport = crate::transport::choose(endpoint.as_str()).map_err(|problem| {
            Error::configuration(format!("the endpoint {} {problem}", endpoint.as_str()))
        })?;
        Ok(Client {
            shared: Arc::new(Shared {
                endpoint,
                token,
                timeout,
                transport,
            }),
        })
    }

    /// A client with any transport.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) when a setting is wrong.
    pub fn with_transport(config: Config, transport: impl Transport) -> Result<Self, Error> {
        let (endpoint, token, timeout) = config.check()?;
        let transport = Box::new(transport);
        Ok(Client {
            shared: Arc::new(Shared {
                endpoint,
                token,
                timeout,
                transport,
            }),
        })
    }

    /// Begins a call. The answer will go through `decode`.
    pub fn call<T>(
        &self,
        operation: &'static Operation,
        decode: fn(Answer) -> Result<T, Error>,
    ) -> Call<T> {
        Call::new(self, operation, decode)
    }

    /// Calls an operation without arguments again and again until it answers with success, at
    /// first every few milliseconds, then every 200.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Timeout`](crate::ErrorKind::Timeout) when it has not done so within the time;
    /// the error says how the last attempt failed.
    pub fn wait_until_ready(
        &self,
        probe: &'static Operation,
        within: Duration,
    ) -> impl Future<Output = Result<(), Error>> + Send + use<> {
        wait::until_ready(self.clone(), probe, within)
    }

    /// The URL of the sidecar.
    pub fn endpoint(&self) -> &str {
        self.shared.endpoint.as_str()
    }

    pub(crate) fn token(&self) -> Option<&SecretString> {
        self.shared.token.as_ref()
    }

    pub(crate) fn timeout(&self) -> Option<Duration> {
        self.shared.timeout
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
            .field("api_token", &self.shared.token)
            .field("timeout", &self.shared.timeout)
            .finish_non_exhaustive()
    }
}
