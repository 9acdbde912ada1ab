//! Address and settings of the sidecar connection.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::default_headers::DefaultHeaders;
use super::endpoint::Endpoint;
use super::interceptor::Interceptor;
use crate::error::shorten;
use crate::request::header_value;
use crate::{Error, SecretString};

const DEFAULT_PORT: u16 = 3500;
const DEFAULT_TIMEOUT: Duration = Duration::from_secs(60);
const DEFAULT_MAX_RESPONSE_BYTES: usize = 64 * 1024 * 1024;

/// Configuration of a client: the address of the sidecar, and how to call it.
///
/// Values set by methods take precedence over the environment. The environment takes precedence
/// over the defaults: `http://127.0.0.1:3500`, no token, a timeout of 60 seconds, response bodies
/// of at most 64 MiB. [`Config::default`] does not read the environment.
///
/// ```
/// use dapr_client_runtime::Config;
///
/// let config = Config::from_env()?.port(3501);
/// # Ok::<(), dapr_client_runtime::Error>(())
/// ```
#[derive(Clone)]
#[must_use]
pub struct Config {
    endpoint: String,
    api_token: Option<SecretString>,
    timeout: Option<Duration>,
    max_response_bytes: usize,
    headers: DefaultHeaders,
    interceptors: Vec<Arc<dyn Interceptor>>,
}

/// The validated values of a [`Config`].
pub(crate) struct Settings {
    pub(crate) endpoint: Endpoint,
    pub(crate) api_token: Option<SecretString>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) max_response_bytes: usize,
    pub(crate) headers: DefaultHeaders,
    pub(crate) interceptors: Box<[Arc<dyn Interceptor>]>,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            endpoint: local(DEFAULT_PORT),
            api_token: None,
            timeout: Some(DEFAULT_TIMEOUT),
            max_response_bytes: DEFAULT_MAX_RESPONSE_BYTES,
            headers: DefaultHeaders::default(),
            interceptors: Vec::new(),
        }
    }
}

impl Config {
    /// Reads the environment variables that the Dapr CLI and the Kubernetes injector set:
    ///
    /// - `DAPR_HTTP_ENDPOINT`: the URL of the sidecar, for example `https://dapr.example.com`.
    /// - `DAPR_HTTP_PORT`: the port of the sidecar on `127.0.0.1`. Ignored if the endpoint is set.
    /// - `DAPR_API_TOKEN`: the token to send with each request.
    /// - `DAPR_API_TIMEOUT_SECONDS`: the timeout of each call.
    ///
    /// An empty variable counts as unset.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) if a variable is
    /// invalid. The message names the variable, its value (except for a token) and the accepted
    /// values.
    pub fn from_env() -> Result<Self, Error> {
        Self::read(|name| match std::env::var(name) {
            Ok(value) => Ok(Some(value)),
            Err(std::env::VarError::NotPresent) => Ok(None),
            Err(std::env::VarError::NotUnicode(_)) => {
                Err(Error::configuration(format!("{name} is not Unicode text")))
            }
        })
    }

    /// Like [`from_env`](Config::from_env), but reads the variables from a function.
    ///
    /// ```
    /// use dapr_client_runtime::Config;
    ///
    /// let error = Config::from_lookup(|name| (name == "DAPR_HTTP_PORT").then(|| "x".into()));
    /// assert_eq!(
    ///     error.unwrap_err().to_string(),
    ///     "DAPR_HTTP_PORT is \"x\", but a port is a number from 1 to 65535"
    /// );
    /// ```
    ///
    /// # Errors
    ///
    /// Same as for [`from_env`](Config::from_env).
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        Self::read(|name| Ok(lookup(name)))
    }

    fn read(lookup: impl Fn(&str) -> Result<Option<String>, Error>) -> Result<Self, Error> {
        let variable = |name| Ok(lookup(name)?.filter(|value| !value.is_empty()));
        let mut config = Config::default();
        if let Some(endpoint) = variable("DAPR_HTTP_ENDPOINT")? {
            Endpoint::parse(&endpoint).map_err(|problem| {
                Error::configuration(problem.message("DAPR_HTTP_ENDPOINT", &endpoint))
            })?;
            config.endpoint = endpoint;
        } else if let Some(port) = variable("DAPR_HTTP_PORT")? {
            config.endpoint = match port.parse() {
                Ok(number @ 1u16..) => local(number),
                _ => {
                    return Err(wrong(
                        "DAPR_HTTP_PORT",
                        &port,
                        "a port is a number from 1 to 65535",
                    ));
                }
            };
        }
        if let Some(token) = variable("DAPR_API_TOKEN")? {
            check_token("DAPR_API_TOKEN", &token)?;
            config.api_token = Some(token.into());
        }
        if let Some(seconds) = variable("DAPR_API_TIMEOUT_SECONDS")? {
            config.timeout = match seconds.parse() {
                Ok(number @ 1u32..) => Some(Duration::from_secs(number.into())),
                _ => {
                    let right = "a timeout is a whole number of seconds, at least 1";
                    return Err(wrong("DAPR_API_TIMEOUT_SECONDS", &seconds, right));
                }
            };
        }
        Ok(config)
    }

    /// Sets the URL of the sidecar.
    ///
    /// The URL consists of `http://` or `https://`, a host, and optionally a port and a path. The
    /// path is prepended to the path of each request. Under WasmEdge, use `127.0.0.1` instead of
    /// `localhost`: WasmEdge resolves every name anew for each connection.
    pub fn endpoint(mut self, url: impl Into<String>) -> Self {
        self.endpoint = url.into();
        self
    }

    /// Sets the endpoint to this port on `127.0.0.1`.
    pub fn port(self, port: u16) -> Self {
        self.endpoint(local(port))
    }

    /// Sets the token to send with each request as `dapr-api-token`. An empty token means none.
    pub fn api_token(mut self, token: impl Into<String>) -> Self {
        self.api_token = Some(SecretString::from(token.into())).filter(|t| !t.expose().is_empty());
        self
    }

    /// Sets the timeout of a call. Defaults to 60 seconds.
    ///
    /// It runs from the first poll to the complete response, or to the headers of a streamed
    /// response. A call can override it.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Disables the timeout.
    pub fn no_timeout(mut self) -> Self {
        self.timeout = None;
        self
    }

    /// Sets the maximum size of a response body that is collected in memory. Defaults to 64 MiB.
    ///
    /// The limit applies to the response bodies of most operations, and to bodies that a
    /// [`Reply`](crate::Reply) or a [`Body`](crate::Body) collects. It does not apply to bodies
    /// that are read in chunks. `usize::MAX` disables it.
    ///
    /// The limit keeps an endless response from using all memory. Normal responses are rarely that
    /// large: daprd accepts at most 4 MiB at once, unless it was started with another
    /// `--max-body-size`. However, it can return many states in one response, and an application
    /// that is called can return any amount.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// Sends a header with every request. Replaces an earlier value.
    ///
    /// A header of the same name that the call sets takes precedence. If the header cannot be
    /// sent, each call fails with
    /// [`ErrorKind::InvalidArgument`](crate::ErrorKind::InvalidArgument).
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.set(name.into(), value.into());
        self
    }

    /// Adds an [`Interceptor`] for all calls.
    ///
    /// Interceptors run in the order in which they were added.
    pub fn interceptor(mut self, interceptor: impl Interceptor) -> Self {
        self.interceptors.push(Arc::new(interceptor));
        self
    }

    /// Validates the configuration.
    pub(crate) fn check(self) -> Result<Settings, Error> {
        let endpoint = Endpoint::parse(&self.endpoint).map_err(|problem| {
            Error::configuration(problem.message("the endpoint", &self.endpoint))
        })?;
        if let Some(token) = &self.api_token {
            check_token("the API token", token.expose())?;
        }
        Ok(Settings {
            endpoint,
            api_token: self.api_token,
            timeout: self.timeout,
            max_response_bytes: self.max_response_bytes,
            headers: self.headers,
            interceptors: self.interceptors.into(),
        })
    }
}

fn local(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

fn wrong(name: &str, value: &str, right: &str) -> Error {
    let value = shorten(value, 100);
    Error::configuration(format!("{name} is {value:?}, but {right}"))
}

fn check_token(name: &str, token: &str) -> Result<(), Error> {
    header_value(token.as_bytes())
        .map_err(|problem| Error::configuration(format!("{name} {problem}")))
}

/// Shows everything except the token and the user info of the endpoint.
impl fmt::Debug for Config {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Config")
            .field(
                "endpoint",
                &super::endpoint::without_user_info(&self.endpoint),
            )
            .field("api_token", &self.api_token)
            .field("timeout", &self.timeout)
            .field("max_response_bytes", &self.max_response_bytes)
            .field("headers", &self.headers)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
