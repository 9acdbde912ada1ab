//! What the program under test finds around it, whichever sidecar that is.

use std::path::{Path, PathBuf};

pub(crate) const APP_ID: &str = "recording-app";
pub(crate) const TOKEN: &str = "the-token-of-this-test";

/// With a time to live for the state of actors, which daprd has only when it is told.
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

/// Sidecars, an application and a recorder. Dropping it stops them.
pub(crate) trait World {
    /// The folder for logs.
    fn folder(&self) -> &Path;

    /// Where all that is.
    fn ports(&self) -> Ports;

    /// Where the logs of the sidecars are and how they end, for a message. They stay there.
    fn tails(&mut self) -> String;
}

/// Where sidecars and what belongs to them listen.
pub(crate) struct Ports {
    pub(crate) open: u16,
    pub(crate) recorder: u16,
    /// Nobody listens there.
    pub(crate) closed: u16,
    pub(crate) guarded: u16,
    pub(crate) mortal: u16,
    /// A workflow worker is connected there.
    pub(crate) crew: Option<u16>,
}

impl Ports {
    /// How the program finds all this.
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
