//! `cargo xtask demo`: the examples against a real sidecar.

use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow};

use crate::daprd::Daprd;
use crate::process::{capture, last_lines, run_logged, run_quoted};
use crate::program::{Flavour, Program, refuse_interpreted};
use crate::project::Project;
use crate::service::{Ready, Service};
use crate::tools::{DaprProgram, Tools};
use crate::ui::{self, Progress};
use crate::{codegen, net};

const APP_ID: &str = "echo-service";
const APP_PORT: u16 = 9004;
const HTTP_PORT: u16 = 3502;
const ECHO_LIMIT: Duration = Duration::from_secs(30);
const TOUR_LIMIT: Duration = Duration::from_secs(180);

/// Runs the demo.
///
/// # Errors
///
/// When a step fails; the message names the logs and how they end.
pub(crate) fn run(project: &Project, native: bool) -> Result<()> {
    let tools = Tools::new(project)?;
    ui::title(if native {
        "The examples as native programs, against a real daprd"
    } else {
        "The examples in WasmEdge, against a real daprd"
    });
    step(
        "comparing generated/ with the description",
        "generated/ is what the description says",
        || codegen::run(project, true).map(drop),
    )?;
    let flavour = if native {
        Flavour::Native
    } else {
        tools.wasm_target()?;
        Flavour::WasmEdge(tools.wasmedge()?)
    };
    let daprd = tools.dapr(DaprProgram::Daprd)?;
    Demo {
        project,
        logs: project.target().join("demo"),
        flavour,
        daprd,
    }
    .run()
}

struct Demo<'a> {
    project: &'a Project,
    logs: PathBuf,
    flavour: Flavour,
    daprd: PathBuf,
}

impl Demo<'_> {
    fn run(&self) -> Result<()> {
        step("building echo and tour", "echo and tour are built", || {
            let mut build = self.flavour.build(self.project, &["echo", "tour"]);
            run_logged(&mut build, &self.log("build"))
        })?;
        let compiled = match &self.flavour {
            Flavour::Native => "echo and tour are there".to_owned(),
            Flavour::WasmEdge(wasmedge) => {
                format!("WasmEdge {} has compiled them", wasmedge.version())
            }
        };
        let (echo, tour) = step("compiling ahead of time", &compiled, || {
            // Side by side: WasmEdge uses one processor for half a minute.
            thread::scope(|scope| {
                let echo = scope.spawn(|| self.flavour.program(self.project, "echo"));
                let tour = self.flavour.program(self.project, "tour");
                let echo = echo
                    .join()
                    .unwrap_or_else(|_| Err(anyhow!("compiling echo panicked")));
                Ok((echo?, tour?))
            })
        })?;
        let result = self.run_beside_daprd(&echo, &tour);
        if result.is_err() {
            for name in ["daprd", "echo"] {
                let log = self.log(name);
                if log.is_file() {
                    ui::line(format_args!(
                        "The end of {}:\n{}",
                        log.display(),
                        last_lines(&log, 15)
                    ));
                }
            }
        }
        result.with_context(|| format!("the logs are in {}", self.logs.display()))
    }

    fn run_beside_daprd(&self, echo: &Program, tour: &Program) -> Result<()> {
        let http_port = port("the sidecar", HTTP_PORT)?;
        let app_port = port("echo", APP_PORT)?;
        let version = capture(Command::new(&self.daprd).arg("--version"))?;
        let mut daprd = step(
            "starting daprd",
            &format!("daprd {version} listens on 127.0.0.1:{http_port}"),
            || {
                Daprd::builder(&self.daprd)
                    .app_id(APP_ID)
                    .app_port(app_port)
                    .http_port(http_port)
                    .resources(self.project.root().join("examples/components"))
                    .log(self.log("daprd"))
                    .start()
            },
        )?;
        let env = [
            ("DAPR_HTTP_PORT", http_port.to_string()),
            ("APP_PORT", app_port.to_string()),
        ];
        let no_args: [&str; 0] = [];
        let echo = step(
            "starting echo",
            &format!("echo listens on 127.0.0.1:{app_port}"),
            || {
                let ready = Ready::Answers(app_port, "/healthz".to_owned());
                Service::start(
                    "echo",
                    echo.command(env.clone(), no_args),
                    &self.log("echo"),
                    &ready,
                    ECHO_LIMIT,
                )
            },
        )?;
        step(
            "waiting for daprd",
            "daprd has found echo and is ready",
            || daprd.wait_until_ready(),
        )?;

        let started = Instant::now();
        ui::begin("tour");
        let toured = run_quoted(
            &mut tour.command(env, no_args),
            &self.log("tour"),
            TOUR_LIMIT,
        )
        .and_then(|()| refuse_interpreted(&self.log("tour")));
        report("running tour", "tour went through", started, &toured);
        toured?;
        step(
            "stopping echo and daprd",
            "echo and daprd have stopped",
            || echo.stop().and(daprd.stop()),
        )
    }

    fn log(&self, name: &str) -> PathBuf {
        self.logs
            .join(format!("{name}-{}.log", self.flavour.name()))
    }
}

/// The usual port, or another one if somebody has that.
fn port(whose: &str, usual: u16) -> Result<u16> {
    if net::is_free(usual) {
        return Ok(usual);
    }
    let port = net::free_port()?;
    ui::note(format_args!(
        "another program listens on port {usual}: {whose} gets {port} instead"
    ));
    Ok(port)
}

fn step<T>(meanwhile: &str, text: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let started = Instant::now();
    let progress = Progress::start(meanwhile);
    let result = work();
    drop(progress);
    report(meanwhile, text, started, &result);
    result
}

fn report<T>(meanwhile: &str, text: &str, started: Instant, result: &Result<T>) {
    match result {
        Ok(_) => ui::done(text, started.elapsed()),
        Err(_) => ui::failed(meanwhile, started.elapsed()),
    }
}
