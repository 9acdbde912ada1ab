//! What the cases run against.

use std::env;
use std::str::FromStr;

use anyhow::{Context as _, anyhow};
use dapr_client::{Config, DaprClient};
use serde::Deserialize;

/// What the cases run against; the environment says where it is.
#[derive(Clone, Debug)]
pub struct World {
    /// A client of the sidecar that has the components and the application.
    pub(super) dapr: DaprClient,
    /// The id of the application of that sidecar.
    pub(super) app_id: String,
    /// The port of the recorder.
    recorder: u16,
    /// A port that nobody listens on.
    pub(super) closed: u16,
    /// The port of a sidecar that wants a token.
    pub(super) guarded: u16,
    /// That token.
    pub(super) token: String,
    /// The port of a sidecar that may be shut down.
    pub(super) mortal: u16,
    /// The port of a sidecar that a workflow worker is connected to, if there is one.
    crew: Option<u16>,
}

/// A request, as the recorder tells it.
#[derive(Debug, Deserialize)]
pub(super) struct Recorded {
    pub(super) connection: usize,
    pub(super) line: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) chunked: bool,
    pub(super) length: usize,
}

impl Recorded {
    /// The values of a header, whose name is in lower case.
    pub(super) fn header(&self, name: &str) -> Vec<&str> {
        values(&self.headers, name)
    }
}

/// The values of a header, in their order.
pub(super) fn values<'a>(headers: &'a [(String, String)], name: &str) -> Vec<&'a str> {
    let same = headers.iter().filter(|(other, _)| other == name);
    same.map(|(_, value)| value.as_str()).collect()
}

impl World {
    /// Reads where everything is: `DAPR_HTTP_PORT`, `PROBE_APP_ID`, `PROBE_SERVER_PORT`,
    /// `PROBE_CLOSED_PORT`, `PROBE_TOKEN_PORT`, `PROBE_TOKEN`, `PROBE_MORTAL_PORT` and, if there is a worker,
    /// `PROBE_CREW_PORT`.
    ///
    /// # Errors
    ///
    /// When a variable is missing or is not a port.
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

    /// A client of the recorder, with connections of its own.
    pub(super) fn recorder(&self) -> anyhow::Result<DaprClient> {
        Ok(DaprClient::new(self.recorder_config())?)
    }

    /// A client of the sidecar that a workflow worker is connected to.
    pub(super) fn crew(&self) -> anyhow::Result<DaprClient> {
        let port = self.crew.context("there is no worker")?;
        Ok(DaprClient::new(Config::default().port(port))?)
    }

    /// Whether a workflow worker is connected to a sidecar.
    #[must_use]
    pub fn has_worker(&self) -> bool {
        self.crew.is_some()
    }

    /// The base URL of the recorder.
    pub(super) fn recorder_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.recorder)
    }

    /// The configuration of such a client.
    pub(super) fn recorder_config(&self) -> Config {
        Config::default().port(self.recorder)
    }

    /// The requests that the recorder was sent for this state store or application.
    pub(super) async fn recorded(&self, name: &str) -> anyhow::Result<Vec<Recorded>> {
        let asking = self.recorder()?.invoke_method(name, "recorded").get();
        Ok(asking.await?.json().await?)
    }

    /// How many requests the recorder was sent for anything.
    pub(super) async fn count(&self) -> anyhow::Result<usize> {
        let asking = self.recorder()?.invoke_method("any", "count").get();
        Ok(asking.await?.json().await?)
    }
}

fn variable<T: FromStr>(name: &str) -> anyhow::Result<T> {
    let value = env::var(name).with_context(|| format!("read the variable {name}"))?;
    value
        .parse()
        .map_err(|_| anyhow!("{name} is {value:?}, which is not what it should be"))
}
