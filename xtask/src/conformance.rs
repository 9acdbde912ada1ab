//! `cargo xtask conformance`: starts sidecars and services, and runs the conformance kit.

mod servers;
mod services;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use dapr_conformance::app::Recorder;
use dapr_conformance::world::{self, App, Sidecar};
use dapr_conformance::{Place, Report};
use tempfile::TempDir;

use crate::daprd::Daprd;
use crate::embedded;
use crate::net::free_port;
use crate::process::create;
use crate::project::Project;
use crate::service::Service;
use crate::tools::{DaprProgram, Tool, Tools};
use crate::ui::{self, Progress};

use self::servers::Servers;

const LIMIT: Duration = Duration::from_secs(60);

/// The sidecar to test.
#[derive(Debug, Clone)]
pub(crate) enum Examined {
    /// daprd.
    Daprd,
    /// The embedded sidecar.
    Embedded,
    /// A running sidecar with this URL.
    Url(String),
}

/// Required tools.
pub(crate) const NEEDED: &[Tool] = &[
    Tool::Daprd,
    Tool::Placement,
    Tool::Scheduler,
    Tool::Pluggable,
    Tool::Redis,
    Tool::WorkflowWorker,
];

/// Tools required for the embedded sidecar.
const NEEDED_BY_EMBEDDED: &[Tool] = &[Tool::Pluggable, Tool::WorkflowWorker];

/// Runs the scenarios.
///
/// # Errors
///
/// Fails if a program cannot be started or a file cannot be read. Failed scenarios are reported by
/// the exit code.
pub(crate) fn run(project: &Project, subject: &Examined, blocks: &[String]) -> Result<ExitCode> {
    let started = Instant::now();
    let report = match subject {
        Examined::Url(url) => {
            ui::title(format_args!("Testing {url} for conformance"));
            let main = ("main".to_owned(), url.trim_end_matches('/').to_owned());
            let place = Place {
                sidecars: BTreeMap::from([main]),
                app: None,
                complete: false,
            };
            scenarios(project, &place, blocks)?
        }
        Examined::Daprd | Examined::Embedded => {
            let program = match subject {
                Examined::Embedded => {
                    let _progress = Progress::start("building the embedded sidecar");
                    let log = project.target().join("conformance-build.log");
                    Some(embedded::build_debug(project, &log)?)
                }
                _ => None,
            };
            let needed = match program {
                Some(_) => NEEDED_BY_EMBEDDED,
                None => NEEDED,
            };
            ui::title(match program {
                Some(_) => "Testing the embedded sidecar for conformance",
                None => "Testing daprd for conformance",
            });
            let tools = Tools::new(project)?;
            tools.obtain(needed)?;
            let world = World::start(project, &tools, "conformance", program)?;
            ui::note(format_args!("started {} sidecars", world.daprds.len()));
            let report = scenarios(project, &world.place, blocks)?;
            world.stop();
            report
        }
    };
    let file = project.target().join("conformance/not-covered.txt");
    create(&file)?;
    fs::write(&file, report.missing().join("\n"))
        .with_context(|| format!("write {}", file.display()))?;
    for failure in &report.failures {
        ui::failed(failure, Duration::ZERO);
    }
    ui::line(format_args!("\n{report}"));
    ui::note(format_args!(
        "wrote what is not covered to {}; took {}",
        file.display(),
        ui::duration(started.elapsed())
    ));
    Ok(match report.failures.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// Runs the kit and returns its failures without printing a report. The tools must be installed.
///
/// # Errors
///
/// Fails if a program cannot be started or a file cannot be read.
pub(crate) fn failures(project: &Project, tools: &Tools, blocks: &[String]) -> Result<Vec<String>> {
    let world = World::start(project, tools, "conformance", None)?;
    let report = dapr_conformance::run(project.root(), &world.place, blocks, &|_| ())?;
    world.stop();
    Ok(report.failures)
}

fn scenarios(project: &Project, place: &Place, blocks: &[String]) -> Result<Report> {
    dapr_conformance::run(project.root(), place, blocks, &|line| ui::note(line))
}

/// All running programs. Dropping the value stops them.
pub(crate) struct World {
    pub(crate) place: Place,
    daprds: Vec<Daprd>,
    servers: Servers,
    services: Vec<Service>,
    sockets: TempDir,
}

/// Settings of the sidecars.
struct Start<'a> {
    project: &'a Project,
    folder: PathBuf,
    values: Vec<(&'static str, String)>,
    app: u16,
    grpc_app: u16,
    control_plane: [String; 2],
    program: PathBuf,
    is_daprd: bool,
}

impl World {
    /// Starts the programs, with files in a folder of this name in `target/`. `program` replaces daprd.
    /// The tools must be installed.
    pub(crate) fn start(
        project: &Project,
        tools: &Tools,
        name: &str,
        program: Option<PathBuf>,
    ) -> Result<Self> {
        let progress = Progress::start("starting sidecars");
        let folder = services::folder(project, name)?;
        let is_daprd = program.is_none();
        let program = match program {
            Some(program) => program,
            None => tools.dapr(DaprProgram::Daprd)?,
        };
        // Not in `target/`: the length of socket paths is limited.
        let sockets = tempfile::Builder::new().prefix("dapr-").tempdir();
        let sockets = sockets.context("make a folder for sockets")?;
        let worker = tools.workflow_worker()?;
        let [app, grpc_app] = [free_port()?, free_port()?];
        let servers = match is_daprd {
            true => Servers::of_daprd(tools, &folder)?,
            false => Servers::none()?,
        };
        let pluggable = services::pluggable(tools, sockets.path(), grpc_app, &folder)?;
        let recorder = Recorder::listen(app)?;
        let start = Start {
            project,
            values: vec![
                ("FILES", folder.join("files").display().to_string()),
                ("REDIS", servers.redis.to_string()),
                ("LOST", servers.lost.to_string()),
                ("APP", app.to_string()),
                ("SOCKETS", sockets.path().display().to_string()),
            ],
            folder,
            app,
            program,
            is_daprd,
            grpc_app,
            control_plane: [
                format!("--placement-host-address={}", servers.placement),
                format!("--scheduler-host-address={}", servers.scheduler),
            ],
        };
        let mut world = Self {
            place: Place {
                sidecars: BTreeMap::new(),
                app: Some(recorder.clone()),
                complete: true,
            },
            daprds: Vec::new(),
            servers,
            services: vec![pluggable],
            sockets,
        };
        for (name, sidecar) in world::load(project.root())? {
            let mut daprd = start
                .sidecar(&name, &sidecar)
                .with_context(|| format!("start the sidecar {name}"))?;
            if matches!(sidecar.app, App::Recorder | App::Grpc) {
                daprd.wait_until_ready()?;
            }
            let base = format!("http://127.0.0.1:{}", daprd.http_port());
            if sidecar.worker {
                let log = start.folder.join("worker.log");
                let worker = worker.connect(daprd.grpc_port(), &log, LIMIT)?;
                world.services.push(worker);
            }
            if name == "main" {
                recorder.set_sidecar(&base);
            }
            world.place.sidecars.insert(name, base);
            world.daprds.push(daprd);
        }
        world.servers.lose()?;
        drop(progress);
        Ok(world)
    }

    /// Stops all sidecars. One of them may have ended: a scenario shuts it down.
    pub(crate) fn stop(self) {
        drop(self.daprds);
        drop(self.services);
        drop(self.servers);
        drop(self.sockets);
    }
}

impl Start<'_> {
    fn sidecar(&self, name: &str, sidecar: &Sidecar) -> Result<Daprd> {
        let root = self.project.root();
        let id = sidecar.app_id.as_deref().unwrap_or(name);
        let mut builder = Daprd::builder(&self.program)
            .app_id(id)
            .log(self.folder.join(format!("{name}.log")))
            .directory(&self.folder)
            .limit(LIMIT);
        builder = match sidecar.app {
            App::None => builder,
            App::Recorder => builder.app_port(self.app),
            App::Grpc => builder.app_port(self.grpc_app),
            App::Nobody => builder.app_port(free_port()?),
        };
        for component in &sidecar.components {
            builder =
                builder.resources(world::render(root, component, &self.values, &self.folder)?);
        }
        if let Some(config) = &sidecar.config {
            let configs = world::render(root, "config", &self.values, &self.folder)?;
            builder = builder.config(configs.join(config));
        }
        if sidecar.control_plane {
            for arg in &self.control_plane {
                builder = builder.arg(arg);
            }
        }
        if !self.is_daprd {
            builder = builder.arg("--stand-ins");
            for arg in &sidecar.stand_in_args {
                builder = builder.arg(world::fill(arg, &self.values));
            }
        }
        for arg in &sidecar.args {
            builder = builder.arg(arg);
        }
        for (key, value) in &sidecar.env {
            builder = builder.env(key, world::fill(value, &self.values));
        }
        builder.start()
    }
}
