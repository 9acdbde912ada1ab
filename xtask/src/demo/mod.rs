//! `cargo xtask demo`: runs the examples with a sidecar.

mod daprd;
mod embedded;
mod example;
mod sidecar;
mod steps;

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, bail};

pub(crate) use self::embedded::EmbeddedSidecar;
use self::example::Description;
pub(crate) use self::example::Example;
use self::sidecar::Programs;
pub(crate) use self::sidecar::{Given, Kind};
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
const DRIVER_LIMIT: Duration = Duration::from_secs(180);

/// Options of the demo.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Options {
    /// The example to run.
    pub(crate) example: Example,
    /// How to run its programs.
    pub(crate) world: World,
    /// The sidecar to start.
    pub(crate) sidecar: Kind,
}

/// How programs run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum World {
    /// As WebAssembly (`wasm32-wasip1`) in WasmEdge.
    WasmEdge,
    /// As WASI 0.2 components (`wasm32-wasip2`) in Wasmtime.
    Component,
    /// As native programs.
    Native,
}

impl World {
    /// The end of a title.
    fn described(self) -> &'static str {
        match self {
            Self::WasmEdge => "in WasmEdge",
            Self::Component => "as WASI 0.2 components in Wasmtime",
            Self::Native => "as native programs",
        }
    }

    fn needed(self) -> &'static [Tool] {
        match self {
            Self::WasmEdge => &[Tool::WasmTarget, Tool::WasmEdge],
            Self::Component => &[Tool::ComponentTarget, Tool::Wasmtime],
            Self::Native => &[],
        }
    }

    /// Locates or installs what runs the programs.
    fn flavour(self, tools: &Tools) -> Result<Flavour> {
        Ok(match self {
            Self::WasmEdge => {
                tools.wasm_target()?;
                Flavour::WasmEdge(tools.wasmedge()?)
            }
            Self::Component => {
                tools.component_target()?;
                Flavour::Wasmtime(tools.wasmtime()?)
            }
            Self::Native => Flavour::Native,
        })
    }
}

/// Runs the demo.
///
/// # Errors
///
/// Fails if a step fails; the message includes the ends of the logs.
pub(crate) fn run(project: &Project, options: Options) -> Result<()> {
    let Options {
        example,
        world,
        sidecar,
    } = options;
    let description = example.description();
    if let (World::Component, Some(reason)) = (world, description.not_as_component) {
        bail!(
            "the example {} cannot run as a component: {reason}; run it in WasmEdge, or with `--native`",
            example.name()
        );
    }
    let tools = Tools::new(project)?;
    let title = match example {
        Example::Echo => "The examples".to_owned(),
        _ => format!("The example {}", example.name()),
    };
    let beside = sidecar.described();
    ui::title(format_args!("{title} {}, with {beside}", world.described()));
    let mut needed = sidecar.needed(description.tour);
    needed.extend(world.needed());
    tools.announce(&needed)?;
    step(
        "comparing generated/ with the API description",
        "generated/ matches the API description",
        || codegen::run(project, true, codegen::Format::Text).map(drop),
    )?;
    let flavour = world.flavour(&tools)?;
    let folder = project.target().join("demo").join(sidecar.name());
    let logs = folder.join(example.name());
    let build_log = logs.join("build-sidecar.log");
    let programs = Programs::obtain(sidecar, description.tour, project, &tools, &build_log)?;
    let demo = Demo {
        project,
        description,
        logs,
        flavour,
        programs,
    };
    demo.run()
}

struct Demo<'a> {
    project: &'a Project,
    description: &'static Description,
    logs: PathBuf,
    flavour: Flavour,
    programs: Programs,
}

impl Demo<'_> {
    fn run(&self) -> Result<()> {
        let programs = self.description.programs();
        step(
            &format!("building {programs} (about 1 minute the first time)"),
            &format!("built {programs}"),
            || {
                let packages = self.description.packages;
                let mut build = self.flavour.build(self.project, packages);
                run_logged(&mut build, &self.log("build"))
            },
        )?;
        let (service, driver) = self.compile(&programs)?;
        self.run_beside_sidecar(&service, &driver)
            .with_context(|| format!("the logs are in {}", self.logs.display()))
    }

    /// Returns the programs of the service and the driver, which may be the same.
    fn compile(&self, programs: &str) -> Result<(Program, Program)> {
        let compiled = match &self.flavour {
            Flavour::Native => format!("found {programs}"),
            Flavour::WasmEdge(wasmedge) => {
                format!("compiled with WasmEdge {}", wasmedge.version())
            }
            Flavour::Wasmtime(wasmtime) => {
                format!(
                    "found {programs}; Wasmtime {} compiles them",
                    wasmtime.version()
                )
            }
        };
        let service = self.description.service.program;
        let driver = self.description.driver.program;
        step("compiling ahead of time", &compiled, || {
            if service == driver {
                let program = self.flavour.program(self.project, service)?;
                return Ok((program.clone(), program));
            }
            // In parallel: WasmEdge uses one core for half a minute.
            thread::scope(|scope| {
                let compiled = scope.spawn(|| self.flavour.program(self.project, service));
                let driver = self.flavour.program(self.project, driver);
                let service = compiled
                    .join()
                    .unwrap_or_else(|_| Err(anyhow!("compiling {service} panicked")));
                Ok((service?, driver?))
            })
        })
    }

    fn run_beside_sidecar(&self, service: &Program, driver: &Program) -> Result<()> {
        let role = &self.description.service;
        let http_port = port("the sidecar", HTTP_PORT)?;
        let app_port = port(role.name, self.description.port)?;
        let given = Given::new(self.project, self.description, app_port, http_port);
        let services_folder = self.logs.join(format!("services-{}", self.flavour.name()));
        let mut sidecar = self
            .programs
            .start(&given, &services_folder, &self.log("sidecar"))?;
        let env = [("DAPR_HTTP_PORT", http_port.to_string())];
        let starting = format!("starting {}", role.name);
        let listening = format!("{} listens on 127.0.0.1:{app_port}", role.name);
        let service = step(&starting, &listening, || {
            let ready = Ready::Responds(app_port, "/healthz".to_owned());
            let role_env = role
                .env
                .iter()
                .map(|(name, value)| (*name, (*value).to_owned()));
            let env = env.iter().cloned().chain(role_env);
            let command = service.service_command(app_port, env, role.args);
            Service::start(
                role.name,
                command,
                &self.log(role.name),
                &ready,
                SERVICE_LIMIT,
            )
        })?;
        let ready_message = format!("the sidecar is ready and can reach {}", role.name);
        step("waiting for the sidecar", &ready_message, || {
            sidecar.wait_until_ready()
        })?;
        let drive_result = self.drive(driver, env);
        if drive_result.is_err() {
            // Shown before the processes stop: stopping adds many lines to the log of daprd.
            self.show_ends_of_logs();
        }
        drive_result?;
        step("stopping", "stopped all processes", || {
            service.stop()?;
            match self.description.tour {
                true => sidecar.wait_for_end(),
                false => sidecar.stop(),
            }
        })
    }

    /// Runs the program that calls the service. `tour` shuts down the sidecar in its last step.
    fn drive(&self, driver: &Program, env: [(&'static str, String); 1]) -> Result<()> {
        let role = &self.description.driver;
        let mut args: Vec<_> = role.args.iter().map(|arg| (*arg).to_owned()).collect();
        let missing = self.programs.missing_blocks();
        if self.description.tour && !missing.is_empty() {
            args.extend(["--without".to_owned(), missing.join(",")]);
        }
        let started = Instant::now();
        ui::begin(role.name);
        let log = self.log(role.name);
        let role_env = role
            .env
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()));
        let mut command = driver.command(env.into_iter().chain(role_env), args);
        let drive_result =
            run_quoted(&mut command, &log, DRIVER_LIMIT).and_then(|()| refuse_interpreted(&log));
        let (running, passed_message) = (
            format!("running {}", role.name),
            format!("{} passed", role.name),
        );
        report(&running, &passed_message, started, &drive_result);
        drive_result
    }

    fn show_ends_of_logs(&self) {
        for log in ["sidecar", self.description.service.name].map(|name| self.log(name)) {
            let end = last_lines(&log, 15);
            ui::line(format_args!("The end of {}:\n{end}", log.display()));
        }
    }

    fn log(&self, name: &str) -> PathBuf {
        self.logs
            .join(format!("{name}-{}.log", self.flavour.name()))
    }
}
