//! The client: one sidecar and the connections to it.

mod call;
mod config;
mod endpoint;
mod exchange;
mod wait;

pub use call::Call;
pub use config::Config;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use config::Settings;

use crate::{Error, SecretString, Transport};

/// One sidecar and the connections to it. Clones share them and cost next to nothing.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
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
