//! `cargo xtask bench`: measures calls natively and in WasmEdge, beside the HTTP library and a bare socket.

mod machine;
mod peers;
mod plot;
mod publish;
mod report;
mod rows;
mod samples;
mod stage;
mod start;
mod throughput;

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use self::report::Report;
use self::samples::Samples;
use self::stage::Stage;
use crate::demo::Kind;
use crate::process::capture;
use crate::program::{Flavour, Program};
use crate::project::Project;
use crate::tools::{Tool, Tools};
use crate::ui::{self, Progress};

const PACKAGE: &str = "dapr-bench";

/// Options of the benchmark.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Options {
    /// How often everything is measured.
    pub(crate) rounds: usize,
    /// The sidecar to call.
    pub(crate) sidecar: Kind,
    /// Measure the official SDKs too.
    pub(crate) peers: bool,
    /// Write the results to `bench/` too.
    pub(crate) publish: bool,
}

/// The programs that are measured.
struct Programs {
    flavour: Flavour,
    bench: Program,
    echo: Program,
}

/// Measures, and writes the report.
///
/// # Errors
///
/// Fails if a tool or program is missing, or a measuring program fails.
pub(crate) fn run(project: &Project, options: Options) -> Result<()> {
    if options.peers && options.sidecar == Kind::Embedded {
        bail!(
            "`--peers` needs daprd: the SDKs use gRPC, which the embedded sidecar does not serve"
        );
    }
    let tools = Tools::new(project)?;
    let mut needed = vec![Tool::WasmTarget, Tool::WasmEdge];
    if options.sidecar == Kind::Daprd {
        needed.push(Tool::Daprd);
    }
    tools.announce(&needed)?;
    tools.wasm_target()?;
    let engine = tools.wasmedge()?;
    let programs = [
        Programs::build(project, Flavour::Native)?,
        Programs::build(project, Flavour::WasmEdge(engine.clone()))?,
    ];
    let mut peers = match options.peers {
        true => peers::commands(project, &tools)?,
        false => Vec::new(),
    };
    let load = machine::load();
    let mut samples = Samples::default();
    let stage = Stage::start(project, &tools, options.sidecar, &programs[0].bench)?;
    for _ in 0..options.rounds {
        calls(&stage, &programs, &mut peers, &mut samples)?;
    }
    let mut versions = vec![stage.version()?, format!("WasmEdge {}", engine.version())];
    stage.stop()?;
    throughput::measure(project, &programs, options.rounds, &mut samples)?;
    start::measure(&programs, options.rounds, &mut samples)?;
    versions.extend(machine::versions(project)?);
    versions.push(load);
    let report = Report::new(&samples, options.rounds, versions)?;
    let page = folder(project).join("report.html");
    report.write(&page)?;
    ui::line(report.markdown());
    ui::line(format_args!("wrote {}", page.display()));
    if options.publish {
        publish::publish(project, &report)?;
    }
    Ok(())
}

fn folder(project: &Project) -> PathBuf {
    project.target().join("bench")
}

fn log(project: &Project, name: &str) -> PathBuf {
    folder(project).join(format!("{name}.log"))
}

impl Programs {
    fn build(project: &Project, flavour: Flavour) -> Result<Self> {
        let _progress = Progress::start(&format!("building the programs ({})", flavour.name()));
        Ok(Self {
            bench: flavour.build_program(project, PACKAGE, PACKAGE)?,
            echo: flavour.build_program(project, "echo", "echo")?,
            flavour,
        })
    }

    /// The name of the flavour in results.
    fn name(&self) -> &'static str {
        match self.flavour {
            Flavour::Native => "native",
            Flavour::WasmEdge(_) => "WasmEdge",
            Flavour::Wasmtime(_) => "Wasmtime",
        }
    }
}

/// Measures a round of calls, natively, in WasmEdge and by the peers in turn, so that a busy machine slows
/// them alike.
fn calls(
    stage: &Stage,
    programs: &[Programs; 2],
    peers: &mut [Command],
    samples: &mut Samples,
) -> Result<()> {
    let _progress = Progress::start("measuring calls");
    for one in programs {
        let mut command = one.bench.command(stage.environment(), ["calls", "1"]);
        samples.read(one.name(), &capture(&mut command)?)?;
    }
    for peer in peers {
        samples.read("native", &capture(peer.envs(stage.environment()))?)?;
    }
    Ok(())
}
