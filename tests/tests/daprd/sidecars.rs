//! The sidecars and services for the program under test.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use tempfile::TempDir;
use tests::server::Server;
use tests::{application, recorder};
use xtask::daprd::{Daprd, DaprdBuilder};
use xtask::net;
use xtask::service::Service;

use crate::backing::{Programs, Services, send_to_redis};
use crate::keys;
use crate::world::{APP_ID, CONFIG, Ports, TOKEN, World, components};

/// The timeout for the connection of the worker.
const LIMIT: Duration = Duration::from_secs(60);

/// The sidecars, the services they need, an application and a recorder. Dropping it stops them.
pub(crate) struct Sidecars {
    open: Daprd,
    guarded: Daprd,
    mortal: Daprd,
    crew: Daprd,
    worker: Service,
    services: Services,
    recorder: Server,
    closed: u16,
    _application: Server,
    /// Contains the logs. The last field, because dropping it deletes the folder.
    folder: TempDir,
}

impl Sidecars {
    pub(crate) fn start(programs: &Programs) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let services = Services::start(programs, folder.path())?;
        let redis = services.redis.port();
        let application =
            application::start(Box::new(move |command| send_to_redis(redis, command)))?;
        let common = |name: &str| {
            let builder = Daprd::builder(&programs.daprd).app_id(APP_ID);
            // The cases send more than daprd's default limit of 4 MiB.
            let builder = builder.arg("--max-body-size=24Mi");
            builder.log(folder.path().join(format!("{name}.log")))
        };
        let open = with_all(common("open"), &services, application.port(), folder.path())?;
        let mut open = open.start()?;
        open.wait_until_ready()?;
        let guarded = common("guarded").resources(components());
        let guarded = guarded.env("DAPR_API_TOKEN", TOKEN).start()?;
        let crew = with_workflows(common("crew"), &services, folder.path())?.start()?;
        let log = folder.path().join("worker.log");
        let worker = programs.worker.connect(crew.grpc_port(), &log, LIMIT)?;
        Ok(Self {
            open,
            guarded,
            crew,
            worker,
            mortal: common("mortal").start()?,
            services,
            recorder: recorder::start()?,
            closed: net::free_port()?,
            _application: application,
            folder,
        })
    }
}

impl World for Sidecars {
    fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn ports(&self) -> Ports {
        Ports {
            open: self.open.http_port(),
            recorder: self.recorder.port(),
            closed: self.closed,
            guarded: self.guarded.http_port(),
            mortal: self.mortal.http_port(),
            crew: Some(self.crew.http_port()),
        }
    }

    fn tails(&mut self) -> String {
        self.folder.disable_cleanup(true);
        let open = self.open.service().tail();
        let guarded = self.guarded.service().tail();
        let crew = self.crew.service().tail();
        let worker = self.worker.tail();
        format!(
            "{open}\n{guarded}\n{crew}\n{worker}\n{}",
            self.services.tails()
        )
    }
}

/// A sidecar with all components, the application, and its files in this folder.
fn with_all(
    builder: DaprdBuilder,
    services: &Services,
    application: u16,
    folder: &Path,
) -> Result<DaprdBuilder> {
    let [files, vault] = ["files", "keys"].map(|name| folder.join(name));
    fs::create_dir_all(&files)?;
    keys::write(&vault)?;
    let config = folder.join("config.yaml");
    fs::write(&config, CONFIG)?;
    let builder = with_control_plane(builder, services);
    Ok(builder
        .app_port(application)
        .config(config)
        .resources(components())
        .resources(components().join("further"))
        .env("PROBE_REDIS", services.redis.address())
        .env(
            "PROBE_APPLICATION",
            format!("http://127.0.0.1:{application}"),
        )
        .env("PROBE_FILES", files.display().to_string())
        .env("PROBE_KEYS", vault.display().to_string()))
}

/// A sidecar with only an actor state store.
fn with_workflows(
    builder: DaprdBuilder,
    services: &Services,
    folder: &Path,
) -> Result<DaprdBuilder> {
    let resources = folder.join("crew");
    fs::create_dir_all(&resources)?;
    let store = components().join("further/actors.yaml");
    fs::copy(store, resources.join("actors.yaml"))?;
    // Another app ID: sidecars of one application share workflows, and thus the worker.
    let builder = builder.app_id("crew").resources(resources);
    Ok(with_control_plane(builder, services))
}

fn with_control_plane(builder: DaprdBuilder, services: &Services) -> DaprdBuilder {
    let (placement, scheduler) = (services.placement.address(), services.scheduler.address());
    builder
        .arg(format!("--placement-host-address={placement}"))
        .arg(format!("--scheduler-host-address={scheduler}"))
}
