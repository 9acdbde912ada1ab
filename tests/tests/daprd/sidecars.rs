//! What the program under test talks to.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use tempfile::TempDir;
use tests::server::Server;
use tests::{application, recorder};
use xtask::daprd::{Daprd, DaprdBuilder};
use xtask::net;
use xtask::tools::{DaprProgram, require_dapr};

const APP_ID: &str = "recording-app";
const TOKEN: &str = "the-token-of-this-test";

/// The program daprd, or `None` when the test is to be left out.
pub(crate) fn daprd() -> Result<Option<PathBuf>> {
    require_dapr(DaprProgram::Daprd)
}

/// Two sidecars, an application and a recorder. Dropping it stops them.
pub(crate) struct Sidecars {
    open: Daprd,
    guarded: Daprd,
    recorder: Server,
    closed: u16,
    _application: Server,
    /// For the logs; the last field, because it is deleted when it is dropped.
    folder: TempDir,
}

impl Sidecars {
    pub(crate) fn start() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let application = application::start()?;
        let common = |name: &str| -> Result<DaprdBuilder> {
            let program = daprd()?.context("there is no daprd")?;
            let components = Path::new(env!("CARGO_MANIFEST_DIR")).join("components");
            let builder = Daprd::builder(program).app_id(APP_ID).resources(components);
            // The cases send more than the 4 MiB that daprd takes unless it is told.
            let builder = builder.arg("--max-body-size=16Mi");
            Ok(builder.log(folder.path().join(format!("{name}.log"))))
        };
        let mut open = common("open")?.app_port(application.port()).start()?;
        open.wait_until_ready()?;
        let guarded = common("guarded")?.env("DAPR_API_TOKEN", TOKEN).start()?;
        Ok(Self {
            open,
            guarded,
            recorder: recorder::start()?,
            closed: net::free_port()?,
            _application: application,
            folder,
        })
    }

    /// The folder for logs.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// How the program finds all this.
    pub(crate) fn variables(&self) -> [(&'static str, String); 6] {
        [
            ("DAPR_HTTP_PORT", self.open.http_port().to_string()),
            ("PROBE_APP_ID", APP_ID.to_owned()),
            ("PROBE_SERVER_PORT", self.recorder.port().to_string()),
            ("PROBE_CLOSED_PORT", self.closed.to_string()),
            ("PROBE_TOKEN_PORT", self.guarded.http_port().to_string()),
            ("PROBE_TOKEN", TOKEN.to_owned()),
        ]
    }

    /// Where the logs of the sidecars are and how they end, for a message. They stay there.
    pub(crate) fn tails(&mut self) -> String {
        self.folder.disable_cleanup(true);
        let open = self.open.service().tail();
        format!("{open}\n{}", self.guarded.service().tail())
    }
}
