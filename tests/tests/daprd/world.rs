//! The environment of the program under test, independent of the kind of sidecar.

use std::path::{Path, PathBuf};

pub(crate) const APP_ID: &str = "recording-app";
pub(crate) const TOKEN: &str = "the-token-of-this-test";

/// Enables the time to live of actor state, which daprd disables by default.
pub(crate) const CONFIG: &str = "\
apiVersion: dapr.io/v1alpha1
kind: Configuration
metadata:
  name: all
spec:
  features:
    - name: ActorStateTTL
      enabled: true
  nameResolution:
    component: sqlite
    configuration:
      connectionString: ':memory:'
";

/// The sidecars, an application and a recorder. Dropping it stops them.
pub(crate) trait World {
    /// Returns the folder for logs.
    fn folder(&self) -> &Path;

    /// Returns the ports.
    fn ports(&self) -> Ports;

    /// Keeps the logs, and returns their location and ends for a message.
    fn tails(&mut self) -> String;
}

/// The ports of sidecars and services.
pub(crate) struct Ports {
    pub(crate) open: u16,
    pub(crate) recorder: u16,
    /// Has no listener.
    pub(crate) closed: u16,
    pub(crate) guarded: u16,
    pub(crate) mortal: u16,
    /// Has a workflow worker.
    pub(crate) crew: Option<u16>,
}

impl Ports {
    /// The environment variables for the program.
    pub(crate) fn variables(&self) -> Vec<(&'static str, String)> {
        let mut variables = vec![
            ("DAPR_HTTP_PORT", self.open.to_string()),
            ("PROBE_APP_ID", APP_ID.to_owned()),
            ("PROBE_SERVER_PORT", self.recorder.to_string()),
            ("PROBE_CLOSED_PORT", self.closed.to_string()),
            ("PROBE_TOKEN_PORT", self.guarded.to_string()),
            ("PROBE_TOKEN", TOKEN.to_owned()),
            ("PROBE_MORTAL_PORT", self.mortal.to_string()),
        ];
        variables.extend(self.crew.map(|port| ("PROBE_CREW_PORT", port.to_string())));
        variables
    }
}

/// The folder of component files.
pub(crate) fn components() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("components")
}
