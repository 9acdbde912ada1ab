//! The embedded sidecar in place of daprd, in this process and without other services.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use anyhow::{Context as _, Result};
use dapr_sidecar::{Sidecar, SidecarBuilder};
use tempfile::TempDir;
use tests::server::Server;
use tests::{application, recorder};
use xtask::net;
use xtask::service::Service;
use xtask::tools::WorkflowWorker;

use crate::keys;
use crate::world::{APP_ID, CONFIG, Ports, TOKEN, World, components};

/// The timeout for the connection of the worker.
const LIMIT: Duration = Duration::from_secs(60);

pub(crate) struct Embedded {
    open: Arc<Sidecar>,
    guarded: Sidecar,
    mortal: Sidecar,
    /// The sidecar with a worker, if there is one.
    crew: Option<(Sidecar, Service)>,
    recorder: Server,
    closed: u16,
    _application: Server,
    folder: TempDir,
}

impl Embedded {
    pub(crate) fn start(worker: Option<&WorkflowWorker>) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        // The application changes the configuration of a sidecar that starts after it.
        let later = Arc::new(OnceLock::new());
        let open = Arc::clone(&later);
        let application = application::start(Box::new(move |command| set(&open, command)))?;
        let resources = Resources::write(folder.path(), application.port())?;
        let open = common()
            .app_port(application.port())
            .configuration_yaml(CONFIG)
            .resources_path(&resources.basic)
            .resources_path(&resources.further);
        let open = Arc::new(started(open)?);
        later.set(Arc::clone(&open)).ok().context("set twice")?;
        let guarded = common().resources_path(&resources.basic).api_token(TOKEN);
        let log = folder.path().join("worker.log");
        let crew = worker.map(|worker| {
            let crew = started(common().app_id("crew").resources_path(&resources.actors))?;
            let port = crew.grpc_port().context("the sidecar has no gRPC port")?;
            anyhow::Ok((crew, worker.connect(port, &log, LIMIT)?))
        });
        Ok(Self {
            open,
            guarded: started(guarded)?,
            mortal: started(common())?,
            crew: crew.transpose()?,
            recorder: recorder::start()?,
            closed: net::free_port()?,
            _application: application,
            folder,
        })
    }
}

impl World for Embedded {
    fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn ports(&self) -> Ports {
        Ports {
            open: self.open.address().port(),
            recorder: self.recorder.port(),
            closed: self.closed,
            guarded: self.guarded.address().port(),
            mortal: self.mortal.address().port(),
            crew: self.crew.as_ref().map(|(crew, _)| crew.address().port()),
        }
    }

    fn tails(&mut self) -> String {
        self.folder.disable_cleanup(true);
        let worker = self.crew.as_ref().map(|(_, worker)| worker.tail());
        worker.unwrap_or_default()
    }
}

/// A sidecar that accepts the requests of the cases, and a worker. Each has its own network.
fn common() -> SidecarBuilder {
    let builder = Sidecar::builder().app_id(APP_ID).stand_ins().grpc();
    builder.max_body_size(24 << 20)
}

fn started(builder: SidecarBuilder) -> Result<Sidecar> {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build()?;
    Ok(runtime.block_on(builder.start())?)
}

/// The effect of `SET KEY VALUE` in Redis on the configuration store. The key may be quoted.
fn set(sidecar: &OnceLock<Arc<Sidecar>>, command: &[u8]) -> io::Result<String> {
    let command = str::from_utf8(command).map_err(io::Error::other)?;
    let rest = command.strip_prefix("SET ").unwrap_or_default();
    let parts = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split_once("\" "),
        None => rest.split_once(' '),
    };
    let (Some((key, value)), Some(sidecar)) = (parts, sidecar.get()) else {
        return Ok(format!("-ERR {command:?} is not a SET command"));
    };
    let done = sidecar.set_configuration("settings", key, value);
    done.map_err(io::Error::other)?;
    Ok("+OK".to_owned())
}

/// The component files with the values of this run. daprd reads them from environment variables, which a
/// process has only once.
struct Resources {
    basic: PathBuf,
    further: PathBuf,
    actors: PathBuf,
}

impl Resources {
    fn write(folder: &Path, application: u16) -> Result<Self> {
        let [files, vault] = ["files", "keys"].map(|name| folder.join(name));
        fs::create_dir_all(&files)?;
        keys::write(&vault)?;
        let values = [
            ("envRef: PROBE_REDIS", "value: redis:6379".to_owned()),
            ("envRef: PROBE_FILES", format!("value: {}", files.display())),
            ("envRef: PROBE_KEYS", format!("value: {}", vault.display())),
            (
                "envRef: PROBE_APPLICATION",
                format!("value: http://127.0.0.1:{application}"),
            ),
            // Relative to the folder of the file, which is daprd's working directory.
            (
                "files/secrets.json",
                components()
                    .join("files/secrets.json")
                    .display()
                    .to_string(),
            ),
        ];
        let write = |from: &Path, name: &str, wanted: &str| -> Result<_> {
            let into = folder.join(name);
            fs::create_dir_all(&into)?;
            for entry in fs::read_dir(from)? {
                let path = entry?.path();
                let file = path.file_name().unwrap_or_default();
                if path.is_file() && file.to_string_lossy().ends_with(wanted) {
                    let text = fs::read_to_string(&path)?;
                    let text = values
                        .iter()
                        .fold(text, |text, (from, to)| text.replace(from, to));
                    fs::write(into.join(file), text)?;
                }
            }
            Ok(into)
        };
        let further = components().join("further");
        Ok(Self {
            basic: write(&components(), "basic", ".yaml")?,
            further: write(&further, "further", ".yaml")?,
            actors: write(&further, "actors", "actors.yaml")?,
        })
    }
}
