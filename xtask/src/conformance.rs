//! `cargo xtask conformance`: starts what the kit needs, and runs it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use dapr_conformance::app::Recorder;
use dapr_conformance::world::{self, App, Sidecar};
use dapr_conformance::{Place, Report};

use crate::daprd::Daprd;
use crate::net::free_port;
use crate::process::create;
use crate::project::Project;
use crate::service::{Ready, Service};
use crate::tools::{DaprProgram, Tool, Tools};
use crate::ui::{self, Progress};

const LIMIT: Duration = Duration::from_secs(60);

/// Runs the scenarios.
///
/// # Errors
///
/// When something cannot be started or read. A scenario that fails is no error here: the report says it.
pub(crate) fn run(project: &Project, url: Option<&str>, blocks: &[String]) -> Result<ExitCode> {
    let started = Instant::now();
    let report = match url {
        Some(url) => {
            ui::title(format_args!("The description against {url}"));
            let main = ("main".to_owned(), url.trim_end_matches('/').to_owned());
            let place = Place {
                sidecars: BTreeMap::from([main]),
                app: None,
            };
            scenarios(project, &place, blocks)?
        }
        None => {
            ui::title("The description against a real daprd");
            let world = World::start(project, "conformance", None)?;
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
        "what is not covered is in {}; all of it took {}",
        file.display(),
        ui::duration(started.elapsed())
    ));
    Ok(match report.failures.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

fn scenarios(project: &Project, place: &Place, blocks: &[String]) -> Result<Report> {
    dapr_conformance::run(project.root(), place, blocks, &|line| ui::note(line))
}

/// All that runs; dropping it stops it.
pub(crate) struct World {
    pub(crate) place: Place,
    daprds: Vec<Daprd>,
    services: Vec<Service>,
}

/// What sidecars are started with.
struct Start<'a> {
    project: &'a Project,
    folder: PathBuf,
    values: Vec<(&'static str, String)>,
    app: u16,
    control_plane: [String; 2],
    program: PathBuf,
}

impl World {
    /// Starts it with its files in a folder of this name below `target/`, and with `program` in the place of daprd.
    pub(crate) fn start(project: &Project, name: &str, program: Option<PathBuf>) -> Result<Self> {
        let tools = Tools::new(project)?;
        tools.obtain(&[Tool::Daprd, Tool::Placement, Tool::Scheduler, Tool::Redis])?;
        let progress = Progress::start("starting sidecars");
        let folder = folder(project, name)?;
        let program = match program {
            Some(program) => program,
            None => tools.dapr(DaprProgram::Daprd)?,
        };
        let redis = tools
            .find_redis()?
            .context("Redis was installed but is not found")?;
        let [placement, scheduler] = [free_port()?, free_port()?];
        let [stays, goes, app] = [free_port()?, free_port()?, free_port()?];
        let services = vec![
            start_placement(&tools, placement, &folder)?,
            start_scheduler(&tools, scheduler, &folder)?,
            start_redis(&redis, stays, &folder)?,
        ];
        let lost = start_redis(&redis, goes, &folder)?;
        let recorder = Recorder::listen(app)?;
        let start = Start {
            project,
            values: vec![
                ("FILES", folder.join("files").display().to_string()),
                ("REDIS", stays.to_string()),
                ("LOST", goes.to_string()),
                ("APP", app.to_string()),
            ],
            folder,
            app,
            program,
            control_plane: [
                format!("--placement-host-address=127.0.0.1:{placement}"),
                format!("--scheduler-host-address=127.0.0.1:{scheduler}"),
            ],
        };
        let mut world = Self {
            place: Place {
                sidecars: BTreeMap::new(),
                app: Some(recorder.clone()),
            },
            daprds: Vec::new(),
            services,
        };
        for (name, sidecar) in world::load(project.root())? {
            let mut daprd = start
                .sidecar(&name, &sidecar)
                .with_context(|| format!("start the sidecar {name}"))?;
            if sidecar.app == App::Recorder {
                daprd.wait_until_ready()?;
            }
            let base = format!("http://127.0.0.1:{}", daprd.http_port());
            if name == "main" {
                recorder.set_sidecar(&base);
            }
            world.place.sidecars.insert(name, base);
            world.daprds.push(daprd);
        }
        lost.stop()?;
        drop(progress);
        ui::note(format_args!("{} sidecars run", world.daprds.len()));
        Ok(world)
    }

    /// One of them has been shut down by a scenario, so that having ended is no fault.
    pub(crate) fn stop(self) {
        drop(self.daprds);
        drop(self.services);
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
        for arg in &sidecar.args {
            builder = builder.arg(arg);
        }
        for (key, value) in &sidecar.env {
            builder = builder.env(key, value);
        }
        builder.start()
    }
}

/// A folder that no earlier run has left anything in.
fn folder(project: &Project, name: &str) -> Result<PathBuf> {
    let folder = project.target().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("empty {}", folder.display()))?;
    }
    for name in ["files/archive", "files/keys"] {
        let folder = folder.join(name);
        fs::create_dir_all(&folder).with_context(|| format!("make {}", folder.display()))?;
    }
    for (name, text) in world::FILES {
        let file = folder.join("files").join(name);
        fs::write(&file, text).with_context(|| format!("write {}", file.display()))?;
    }
    Ok(folder)
}

fn start_placement(tools: &Tools, port: u16, folder: &Path) -> Result<Service> {
    let health = free_port()?;
    let mut command = Command::new(tools.dapr(DaprProgram::Placement)?);
    command
        .args(["--listen-address=127.0.0.1", "--id=placement-0"])
        .args([
            "--enable-metrics=false",
            "--healthz-listen-address=127.0.0.1",
        ])
        .arg(format!("--port={port}"))
        .arg(format!("--healthz-port={health}"))
        .arg(format!(
            "--initial-cluster=placement-0=127.0.0.1:{}",
            free_port()?
        ));
    service("placement", command, health, folder)
}

fn start_scheduler(tools: &Tools, port: u16, folder: &Path) -> Result<Service> {
    let health = free_port()?;
    let mut command = Command::new(tools.dapr(DaprProgram::Scheduler)?);
    command
        .args(["--listen-address=127.0.0.1", "--id=scheduler-0"])
        .args([
            "--enable-metrics=false",
            "--healthz-listen-address=127.0.0.1",
        ])
        .arg(format!("--port={port}"))
        .arg(format!("--healthz-port={health}"))
        .arg("--etcd-data-dir")
        .arg(folder.join("jobs"))
        .arg(format!("--etcd-client-port={}", free_port()?))
        .arg(format!(
            "--etcd-initial-cluster=scheduler-0=http://127.0.0.1:{}",
            free_port()?
        ))
        // Otherwise it tells sidecars the address of the machine, which may be none.
        .arg(format!("--override-broadcast-host-port=127.0.0.1:{port}"))
        .arg("--identity-directory-write")
        .arg(folder.join("identity"));
    service("scheduler", command, health, folder)
}

fn service(name: &str, mut command: Command, health: u16, folder: &Path) -> Result<Service> {
    command.current_dir(folder);
    let ready = Ready::Answers(health, "/healthz".to_owned());
    let log = folder.join(format!("{name}.log"));
    Service::start(name, command, &log, &ready, LIMIT)
}

fn start_redis(program: &Path, port: u16, folder: &Path) -> Result<Service> {
    let mut command = Command::new(program);
    // Nothing is kept; changes are told to whoever watches keys.
    command
        .args(["--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
        .args(["--notify-keyspace-events", "KEA", "--dir"])
        .arg(folder)
        .arg("--port")
        .arg(port.to_string());
    let log = folder.join(format!("redis-{port}.log"));
    Service::start("redis-server", command, &log, &Ready::Listens(port), LIMIT)
}
