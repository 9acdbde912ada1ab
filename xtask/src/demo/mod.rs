//! `cargo xtask demo`: runs the examples with a sidecar.

mod daprd;
mod embedded;
mod sidecar;
mod steps;

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow};

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

const APP_ID: &str = "echo-service";
const APP_PORT: u16 = 9004;
const HTTP_PORT: u16 = 3502;
const ECHO_LIMIT: Duration = Duration::from_secs(30);
const TOUR_LIMIT: Duration = Duration::from_secs(180);

/// Options of the demo.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Options {
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
    let Options { native, sidecar } = options;
    let tools = Tools::new(project)?;
    let how = if native {
        "as native programs"
    } else {
        "in WasmEdge"
    };
    ui::title(format_args!(
        "The examples {how}, with {}",
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
    let logs = project.target().join("demo").join(sidecar.name());
    let programs = Programs::obtain(sidecar, project, &tools, &logs.join("build-sidecar.log"))?;
    let demo = Demo {
        project,
        logs,
        flavour,
        programs,
    };
    demo.run()
}

struct Demo<'a> {
    project: &'a Project,
    logs: PathBuf,
    flavour: Flavour,
    programs: Programs,
}

impl Demo<'_> {
    fn run(&self) -> Result<()> {
        step(
            "building echo and tour (about 1 minute the first time)",
            "built echo and tour",
            || {
                let mut build = self.flavour.build(self.project, &["echo", "tour"]);
                run_logged(&mut build, &self.log("build"))
            },
        )?;
        let (echo, tour) = self.compile()?;
        self.run_beside_sidecar(&echo, &tour)
            .with_context(|| format!("the logs are in {}", self.logs.display()))
    }

    fn compile(&self) -> Result<(Program, Program)> {
        let compiled = match &self.flavour {
            Flavour::Native => "found echo and tour".to_owned(),
            Flavour::WasmEdge(wasmedge) => {
                format!("compiled with WasmEdge {}", wasmedge.version())
            }
        };
        step("compiling ahead of time", &compiled, || {
            // In parallel: WasmEdge uses one core for half a minute.
            thread::scope(|scope| {
                let echo = scope.spawn(|| self.flavour.program(self.project, "echo"));
                let tour = self.flavour.program(self.project, "tour");
                let echo = echo
                    .join()
                    .unwrap_or_else(|_| Err(anyhow!("compiling echo panicked")));
                Ok((echo?, tour?))
            })
        })
    }

    fn run_beside_sidecar(&self, echo: &Program, tour: &Program) -> Result<()> {
        let http_port = port("the sidecar", HTTP_PORT)?;
        let app_port = port("echo", APP_PORT)?;
        let given = Given::new(self.project, APP_ID, app_port, http_port);
        let kept = self.logs.join(format!("services-{}", self.flavour.name()));
        let mut sidecar = self.programs.start(&given, &kept, &self.log("sidecar"))?;
        let env = [
            ("DAPR_HTTP_PORT", http_port.to_string()),
            ("APP_PORT", app_port.to_string()),
        ];
        let listening = format!("echo listens on 127.0.0.1:{app_port}");
        let echo = step("starting echo", &listening, || {
            let ready = Ready::Responds(app_port, "/healthz".to_owned());
            let no_args: [&str; 0] = [];
            let command = echo.command(env.clone(), no_args);
            Service::start("echo", command, &self.log("echo"), &ready, ECHO_LIMIT)
        })?;
        let waiting = "waiting for the sidecar";
        step(waiting, "the sidecar is ready and can reach echo", || {
            sidecar.wait_until_ready()
        })?;
        let toured = self.run_tour(tour, env);
        if toured.is_err() {
            // Before they are stopped, which adds many lines to the log of daprd.
            self.show_ends_of_logs();
        }
        toured?;
        step("stopping", "stopped all processes", || {
            echo.stop().and(sidecar.wait_for_end())
        })
    }

    /// Runs the tour, whose last step shuts down the sidecar.
    fn run_tour(&self, tour: &Program, env: [(&str, String); 2]) -> Result<()> {
        let mut args = vec!["--shutdown".to_owned()];
        let missing = self.programs.missing_blocks();
        if !missing.is_empty() {
            args.extend(["--without".to_owned(), missing.join(",")]);
        }
        let started = Instant::now();
        ui::begin("tour");
        let log = self.log("tour");
        let toured = run_quoted(&mut tour.command(env, args), &log, TOUR_LIMIT)
            .and_then(|()| refuse_interpreted(&log));
        report("running tour", "tour passed", started, &toured);
        toured
    }

    fn show_ends_of_logs(&self) {
        for log in ["sidecar", "echo"].map(|name| self.log(name)) {
            let end = last_lines(&log, 15);
            ui::line(format_args!("The end of {}:\n{end}", log.display()));
        }
    }

    fn log(&self, name: &str) -> PathBuf {
        self.logs
            .join(format!("{name}-{}.log", self.flavour.name()))
    }
}
