//! The environment of the cases.

use std::env;
use std::str::FromStr;

use anyhow::{Context as _, anyhow};
use dapr_client::{Config, DaprClient};
use serde::Deserialize;

/// The environment of the cases, configured by environment variables.
#[derive(Clone, Debug)]
pub struct World {
    /// A client of the sidecar with the components and the application.
    pub(super) dapr: DaprClient,
    /// The app ID of that sidecar.
    pub(super) app_id: String,
    /// The port of the recorder.
    recorder: u16,
    /// A port without a listener.
    pub(super) closed: u16,
    /// The port of a sidecar that requires a token.
    pub(super) guarded: u16,
    /// The token.
    pub(super) token: String,
    /// The port of a sidecar that may be shut down.
    pub(super) mortal: u16,
    /// The port of a sidecar with a workflow worker, if there is one.
    crew: Option<u16>,
}

/// A request, as reported by the recorder.
#[derive(Debug, Deserialize)]
pub(super) struct Recorded {
    pub(super) connection: usize,
    pub(super) line: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) chunked: bool,
    pub(super) length: usize,
}

impl Recorded {
    /// The values of a header, given in lower case.
    pub(super) fn header(&self, name: &str) -> Vec<&str> {
        values(&self.headers, name)
    }
}

/// The values of a header, in order.
pub(super) fn values<'a>(headers: &'a [(String, String)], name: &str) -> Vec<&'a str> {
    let same = headers.iter().filter(|(other, _)| other == name);
    same.map(|(_, value)| value.as_str()).collect()
}

impl World {
    /// Reads the variables `DAPR_HTTP_PORT`, `PROBE_APP_ID`, `PROBE_SERVER_PORT`, `PROBE_CLOSED_PORT`,
    /// `PROBE_TOKEN_PORT`, `PROBE_TOKEN`, `PROBE_MORTAL_PORT` and, with a worker, `PROBE_CREW_PORT`.
    ///
    /// # Errors
    ///
    /// Fails if a variable is missing or is not a port.
    pub fn from_env() -> anyhow::Result<Self> {
        Ok(Self {
            dapr: DaprClient::from_env()?,
            app_id: variable("PROBE_APP_ID")?,
            recorder: variable("PROBE_SERVER_PORT")?,
            closed: variable("PROBE_CLOSED_PORT")?,
            guarded: variable("PROBE_TOKEN_PORT")?,
            token: variable("PROBE_TOKEN")?,
            mortal: variable("PROBE_MORTAL_PORT")?,
            crew: match env::var_os("PROBE_CREW_PORT") {
                Some(_) => Some(variable("PROBE_CREW_PORT")?),
                None => None,
            },
        })
    }

    /// A client of the recorder with its own connections.
    pub(super) fn recorder(&self) -> anyhow::Result<DaprClient> {
        Ok(DaprClient::new(self.recorder_config())?)
    }

    /// A client of the sidecar with a workflow worker.
    pub(super) fn crew(&self) -> anyhow::Result<DaprClient> {
        let port = self.crew.context("there is no worker")?;
        Ok(DaprClient::new(Config::default().port(port))?)
    }

    /// Whether a sidecar with a workflow worker is available.
    #[must_use]
    pub fn has_worker(&self) -> bool {
        self.crew.is_some()
    }

    /// The base URL of the recorder.
    pub(super) fn recorder_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.recorder)
    }

    /// The configuration of a client of the recorder.
    pub(super) fn recorder_config(&self) -> Config {
        Config::default().port(self.recorder)
    }

    /// The requests for this state store or application that the recorder received.
    pub(super) async fn recorded(&self, name: &str) -> anyhow::Result<Vec<Recorded>> {
        let call = self.recorder()?.invoke_method(name, "recorded").get();
        Ok(call.await?.json().await?)
    }

    /// The number of all requests that the recorder received.
    pub(super) async fn count(&self) -> anyhow::Result<usize> {
        let call = self.recorder()?.invoke_method("any", "count").get();
        Ok(call.await?.json().await?)
    }
}

fn variable<T: FromStr>(name: &str) -> anyhow::Result<T> {
    let value = env::var(name).with_context(|| format!("read the variable {name}"))?;
    value
        .parse()
        .map_err(|_| anyhow!("the variable {name} has the invalid value {value:?}"))
}
