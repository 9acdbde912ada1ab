//! `cargo xtask demo`: runs the examples with a sidecar.

mod daprd;
mod embedded;
mod scenario;
mod sidecar;
mod steps;

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow};

pub(crate) use self::scenario::Name;
use self::scenario::Scenario;
pub(crate) use self::sidecar::Kind;
use self::sidecar::{Given, Programs};
use self::steps::{port, report, step};
use crate::codegen;
use crate::process::{last_lines, run_logged, run_quoted};
use crate::program::{Flavour, Program, refuse_interpreted};
use crate::project::Project;
use crate::service::{Ready, Service};
use crate::tools::{Tool, Tools};
use crate::ui;

const HTTP_PORT: u16 = 3502;
const SERVICE_LIMIT: Duration = Duration::from_secs(30);
const CALLER_LIMIT: Duration = Duration::from_secs(180);

/// Options of the demo.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Options {
    /// The example to run.
    pub(crate) name: Name,
    /// Run native programs instead of WebAssembly.
    pub(crate) native: bool,
    /// The sidecar to start.
    pub(crate) sidecar: Kind,
}

/// Runs the demo.
///
/// # Errors
///
/// Fails if a step fails; the message includes the ends of the logs.
pub(crate) fn run(project: &Project, options: Options) -> Result<()> {
    let Options {
        name,
        native,
        sidecar,
    } = options;
    let scenario = name.scenario();
    let tools = Tools::new(project)?;
    let how = if native {
        "as native programs"
    } else {
        "in WasmEdge"
    };
    ui::title(format_args!(
        "The example {} {how}, with {}",
        scenario.service,
        sidecar.described()
    ));
    let mut needed = sidecar.needed().to_vec();
    if !native {
        needed.extend([Tool::WasmTarget, Tool::WasmEdge]);
    }
    tools.announce(&needed)?;
    step(
        "comparing generated/ with the API description",
        "generated/ matches the API description",
        || codegen::run(project, true).map(drop),
    )?;
    let flavour = if native {
        Flavour::Native
    } else {
        tools.wasm_target()?;
        Flavour::WasmEdge(tools.wasmedge()?)
    };
    let logs = project
        .target()
        .join("demo")
        .join(sidecar.name())
        .join(scenario.service);
    let programs = Programs::obtain(sidecar, project, &tools, &logs.join("build-sidecar.log"))?;
    let demo = Demo {
        project,
        scenario,
        logs,
        flavour,
        programs,
    };
    demo.run()
}

struct Demo<'a> {
    project: &'a Project,
    scenario: &'static Scenario,
    logs: PathBuf,
    flavour: Flavour,
    programs: Programs,
}

impl Demo<'_> {
    fn run(&self) -> Result<()> {
        let Scenario {
            packages,
            service,
            caller,
            ..
        } = self.scenario;
        step(
            &format!("building {service} and {caller} (about 1 minute the first time)"),
            &format!("built {service} and {caller}"),
            || {
                let mut build = self.flavour.build(self.project, packages);
                run_logged(&mut build, &self.log("build"))
            },
        )?;
        let (service, caller) = self.compile()?;
        self.run_with_sidecar(&service, &caller)
            .with_context(|| format!("the logs are in {}", self.logs.display()))
    }

    fn compile(&self) -> Result<(Program, Program)> {
        let Scenario {
            service, caller, ..
        } = self.scenario;
        let compiled = match &self.flavour {
            Flavour::Native => format!("found {service} and {caller}"),
            Flavour::WasmEdge(wasmedge) => {
                format!("compiled with WasmEdge {}", wasmedge.version())
            }
        };
        step("compiling ahead of time", &compiled, || {
            // In parallel: WasmEdge uses one core for half a minute.
            thread::scope(|scope| {
                let first = scope.spawn(|| self.flavour.program(self.project, service));
                let second = self.flavour.program(self.project, caller);
                let first = first
                    .join()
                    .unwrap_or_else(|_| Err(anyhow!("compiling {service} panicked")));
                Ok((first?, second?))
            })
        })
    }

    fn run_with_sidecar(&self, service: &Program, caller: &Program) -> Result<()> {
        let Scenario {
            service: name,
            app_id,
            app_port,
            ..
        } = self.scenario;
        let http_port = port("the sidecar", HTTP_PORT)?;
        let app_port = port(name, *app_port)?;
        let mut given = Given::new(self.project, app_id, app_port, http_port);
        given.own = self
            .scenario
            .components
            .map(|folder| self.project.root().join(folder));
        let kept = self.logs.join(format!("services-{}", self.flavour.name()));
        let mut sidecar = self.programs.start(&given, &kept, &self.log("sidecar"))?;
        let env = [
            ("DAPR_HTTP_PORT", http_port.to_string()),
            ("APP_PORT", app_port.to_string()),
        ];
        let starting = format!("starting {name}");
        let listening = format!("{name} listens on 127.0.0.1:{app_port}");
        let service = step(&starting, &listening, || {
            let ready = Ready::Responds(app_port, "/healthz".to_owned());
            let no_args: [&str; 0] = [];
            let command = service.command(env.clone(), no_args);
            Service::start(name, command, &self.log(name), &ready, SERVICE_LIMIT)
        })?;
        let ready = format!("the sidecar is ready and can reach {name}");
        step("waiting for the sidecar", &ready, || {
            sidecar.wait_until_ready()
        })?;
        let called = self.run_caller(caller, env);
        if called.is_err() {
            // Before they are stopped, which adds many lines to the log of daprd.
            self.show_ends_of_logs();
        }
        called?;
        step("stopping", "stopped all processes", || {
            service.stop()?;
            match self.scenario.shuts_down {
                true => sidecar.wait_for_end(),
                false => {
                    drop(sidecar);
                    Ok(())
                }
            }
        })
    }

    /// Runs the program that calls the service. Its exit status is the result of the demo.
    fn run_caller(&self, caller: &Program, env: [(&str, String); 2]) -> Result<()> {
        let name = self.scenario.caller;
        let mut args = Vec::new();
        if self.scenario.shuts_down {
            args.push("--shutdown".to_owned());
            let missing = self.programs.missing_blocks();
            if !missing.is_empty() {
                args.extend(["--without".to_owned(), missing.join(",")]);
            }
        }
        let started = Instant::now();
        ui::begin(name);
        let log = self.log(name);
        let called = run_quoted(&mut caller.command(env, args), &log, CALLER_LIMIT)
            .and_then(|()| refuse_interpreted(&log));
        let (running, passed) = (format!("running {name}"), format!("{name} passed"));
        report(&running, &passed, started, &called);
        called
    }

    fn show_ends_of_logs(&self) {
        for log in ["sidecar", self.scenario.service].map(|name| self.log(name)) {
            let end = last_lines(&log, 15);
            ui::line(format_args!("The end of {}:\n{end}", log.display()));
        }
    }

    fn log(&self, name: &str) -> PathBuf {
        self.logs
            .join(format!("{name}-{}.log", self.flavour.name()))
    }
}
