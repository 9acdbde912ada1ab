//! `cargo xtask test`: runs all checks and tests.

mod checks;
mod compatibility;
mod packages;
mod policy;
mod preparation;
mod report;
mod sidecar;
mod snapshots;

use std::process::ExitCode;

use anyhow::{Result, bail};
use dapr_conformance::{Differential, Folders};

use crate::conformance::Examined;
use crate::differential::Other;
use crate::project::Project;
use crate::tools::{Tool, recorded_skips};
use crate::{conformance, counts, demo, differential, folders, ui};
use checks::Checks;
use preparation::Preparation;
use report::Report;

/// The requests to daprd and the embedded sidecar: always the same.
const WHOLE: Differential = Differential {
    seed: 1,
    requests: 10_000,
    only: None,
};

/// The resource folders with which both sidecars are started.
const FOLDERS: Folders = Folders {
    seed: 1,
    folders: 300,
    only: None,
};

/// Runs the checks, quick ones first, while slow tools are installed in the background. The
/// exit code reports whether all passed.
///
/// # Errors
///
/// Fails if the checks cannot be run.
pub(crate) fn run(project: &Project, quick: bool) -> Result<ExitCode> {
    let checks = Checks::new(project, quick)?;
    let mut report = Report::default();
    let mut tools = (!quick).then(|| Preparation::start(project)).transpose()?;

    checks.formatting(&mut report);
    checks.generated(&mut report);
    checks.bundle(&mut report);
    checks.clippy(&mut report);
    report.step("clippy of the sidecar, for each feature", || {
        sidecar::each_feature(project)
    });
    checks.documentation(&mut report);
    checks.own_tests(&mut report);
    report.step("contents of packages", || packages::contents(project));
    policy::dependencies(project, &mut report)?;
    if let Some(tools) = &mut tools {
        checks.bundle_from_outside(&mut report)?;
        policy::workflows(project, &mut report)?;
        compatibility::minimum_rust(project, &mut report)?;
        compatibility::other_systems(project, &mut report)?;
        tools.wait_for(Tool::WasmTarget, &mut report);
        report.step_if(
            tools.has(Tool::WasmTarget),
            "clippy for WebAssembly",
            || checks.clippy_wasm(),
        );
        tools.wait_for(Tool::ComponentTarget, &mut report);
        report.step_if(
            tools.has(Tool::ComponentTarget),
            "clippy for WASI 0.2 components",
            || checks.clippy_component(),
        );
        tools.wait_for(Tool::Valgrind, &mut report);
        let countable = tools.has(Tool::WasmTarget).and(tools.has(Tool::Valgrind));
        report.step_if(countable, "counts", || {
            match counts::run(project, false)? == ExitCode::SUCCESS {
                true => Ok(()),
                false => bail!("a count exceeds the accepted value"),
            }
        });
        // Installed while the tests were compiled; the tests use them.
        report.step("compile the tests", || checks.compile_tests());
        report.step("packages compile", || packages::compile(project));
        tools.wait_for(Tool::WasmEdge, &mut report);
        tools.wait_for(Tool::Wasmtime, &mut report);
        tools.wait_for(Tool::Daprd, &mut report);
    }
    report.step("tests", || checks.tests());
    report.step("tests of the client without the server half", || {
        checks.client_tests()
    });
    report.step("tests of the sidecar with its default features", || {
        checks.sidecar_tests()
    });
    for skip in recorded_skips(checks.skips()) {
        report.skip(skip);
    }
    use demo::World;
    let run_demo = |example, world, sidecar| {
        let options = demo::Options {
            example,
            world,
            sidecar,
        };
        demo::run(project, options)
    };
    let demo = |world, sidecar| run_demo(demo::Example::Echo, world, sidecar);
    report.step("demo, native, with the embedded sidecar", || {
        demo(World::Native, demo::Kind::Embedded)
    });
    report.step("no pending snapshots", || snapshots::none_pending(project));
    if let Some(tools) = &tools {
        let daprd = tools.has(Tool::Daprd);
        let wasm = tools.has(Tool::WasmTarget).and(tools.has(Tool::WasmEdge));
        let component = tools
            .has(Tool::ComponentTarget)
            .and(tools.has(Tool::Wasmtime));
        let both = daprd.clone().and(wasm.clone());
        let kit = daprd
            .clone()
            .and(tools.has(Tool::Pluggable))
            .and(tools.has(Tool::WorkflowWorker));
        report.step_if(kit.clone(), "conformance of daprd", || {
            match conformance::run(project, &Examined::Daprd, &[])? == ExitCode::SUCCESS {
                true => Ok(()),
                false => bail!("the API description and daprd differ, or coverage is incomplete"),
            }
        });
        report.step_if(kit.clone(), "conformance of the embedded sidecar", || {
            match conformance::run(project, &Examined::Embedded, &[])? == ExitCode::SUCCESS {
                true => Ok(()),
                false => bail!("a scenario fails with the embedded sidecar"),
            }
        });
        report.step_if(kit, "differential", || {
            match differential::run(project, &WHOLE, Other::Embedded)? == ExitCode::SUCCESS {
                true => Ok(()),
                false => bail!("the embedded sidecar and daprd differ"),
            }
        });
        report.step_if(daprd.clone(), "folders of resources", || {
            match folders::run(project, &FOLDERS)? == ExitCode::SUCCESS {
                true => Ok(()),
                false => bail!("the embedded sidecar and daprd differ in a resource folder"),
            }
        });
        report.step_if(
            wasm.clone(),
            "demo, in WasmEdge, with the embedded sidecar",
            || demo(World::WasmEdge, demo::Kind::Embedded),
        );
        report.step_if(daprd.clone(), "demo, native, with daprd", || {
            demo(World::Native, demo::Kind::Daprd)
        });
        report.step_if(both, "demo, in WasmEdge, with daprd", || {
            demo(World::WasmEdge, demo::Kind::Daprd)
        });
        report.step_if(
            component.clone(),
            "demo, as components, with the embedded sidecar",
            || demo(World::Component, demo::Kind::Embedded),
        );
        let component = component.and(daprd.clone());
        report.step_if(component.clone(), "demo, as components, with daprd", || {
            demo(World::Component, demo::Kind::Daprd)
        });
        for example in demo::Example::COMPONENTS {
            let step = format!("demo {}, as components, with daprd", example.name());
            report.step_if(component.clone(), &step, || {
                run_demo(example, World::Component, demo::Kind::Daprd)
            });
        }
        for example in demo::Example::SHORT {
            let name = example.name();
            let in_wasmedge = format!("demo {name}, in WasmEdge, with the embedded sidecar");
            report.step_if(wasm.clone(), &in_wasmedge, || {
                run_demo(example, World::WasmEdge, demo::Kind::Embedded)
            });
            let native = format!("demo {name}, native, with daprd");
            report.step_if(daprd.clone(), &native, || {
                run_demo(example, World::Native, demo::Kind::Daprd)
            });
        }
    }

    Ok(report.finish())
}

/// Runs a step that needs a tool, or reports the tool as missing.
fn step_with<T>(
    report: &mut Report,
    tool: &Result<T>,
    name: &str,
    work: impl FnOnce(&T) -> Result<()>,
) {
    match tool {
        Ok(tool) => report.step(name, || work(tool)),
        Err(error) => report.missing(format!("{name}: {}", ui::explain(error))),
    }
}
