//! Installs tools in the background while the quick steps run.

use std::collections::BTreeMap;
use std::thread::{self, JoinHandle};
use std::time::Instant;

use anyhow::{Error, Result, anyhow};

use super::report::Report;
use crate::project::{Project, in_ci};
use crate::tools::{DaprProgram, Tool, Tools};
use crate::ui;

/// Programs built from the sources of Dapr: together, because the sources are deleted afterwards.
const BUILT: &[DaprProgram] = &[
    DaprProgram::Daprd,
    DaprProgram::Placement,
    DaprProgram::Scheduler,
    DaprProgram::Pluggable,
];

/// Builds all programs. If only the last one fails, only the conformance kit is affected.
fn daprd(tools: &Tools) -> Result<()> {
    tools.dapr_all(BUILT).or_else(|error| {
        for program in BUILT {
            if *program != DaprProgram::Pluggable && tools.find_dapr(*program)?.is_none() {
                return Err(error);
            }
        }
        Ok(())
    })
}

/// Threads that install one tool each.
pub(super) struct Preparation {
    tools: Tools,
    threads: BTreeMap<String, JoinHandle<Result<()>>>,
    missing: BTreeMap<String, String>,
}

impl Preparation {
    pub(super) fn start(project: &Project) -> Result<Self> {
        let tools = Tools::new(project)?.in_background();
        let mut threads = BTreeMap::new();
        for tool in Tool::USUAL {
            let tools = tools.clone();
            let work = move || match tool {
                Tool::WasmTarget => tools.wasm_target(),
                Tool::WasmEdge => tools.wasmedge().map(drop),
                Tool::ComponentTarget => tools.component_target(),
                Tool::Wasmtime => tools.wasmtime().map(drop),
                Tool::Daprd => daprd(&tools),
                // Built by the thread for daprd, from the same sources.
                Tool::Placement | Tool::Scheduler | Tool::Pluggable => Ok(()),
                Tool::Redis => tools.redis().map(drop),
                Tool::Valgrind => tools.valgrind().map(drop),
                Tool::WorkflowWorker => tools.workflow_worker().map(drop),
            };
            threads.insert(tool.to_string(), thread::spawn(work));
        }
        Ok(Self {
            tools,
            threads,
            missing: BTreeMap::new(),
        })
    }

    /// Waits for a tool, as a step of its own. For daprd, also waits for other tools of the kit.
    pub(super) fn wait_for(&mut self, tool: Tool, report: &mut Report) {
        self.wait_for_one(tool, report);
        if tool == Tool::Daprd {
            self.wait_for_one(Tool::Redis, report);
            self.look_for_pluggable(report);
            self.wait_for_one(Tool::WorkflowWorker, report);
        }
    }

    /// Looks for the pluggable components, which the thread for daprd built. If that failed, building
    /// them again reports the reason.
    fn look_for_pluggable(&mut self, report: &mut Report) {
        let tool = Tool::Pluggable;
        self.threads.remove(&tool.to_string());
        let step = format!("tool: {tool}");
        ui::begin(&step);
        let started = Instant::now();
        match self.tools.dapr(DaprProgram::Pluggable) {
            Ok(_) => report.count(&step, started, Ok(())),
            Err(error) => self.remember(tool, &step, started, error, report),
        }
    }

    fn wait_for_one(&mut self, tool: Tool, report: &mut Report) {
        let name = tool.to_string();
        let Some(thread) = self.threads.remove(&name) else {
            return;
        };
        let step = match tool {
            Tool::Daprd => format!("tool: {name}, with placement and scheduler"),
            _ => format!("tool: {name}"),
        };
        ui::begin(&step);
        let started = Instant::now();
        if !thread.is_finished() {
            ui::note("waiting for the installation in the background");
        }
        let result = thread.join();
        match result.unwrap_or_else(|_| Err(anyhow!("the installation panicked"))) {
            Ok(()) => report.count(&step, started, Ok(())),
            Err(error) => self.remember(tool, &step, started, error, report),
        }
    }

    /// Returns an error with the name of the tool if it is not installed.
    pub(super) fn has(&self, tool: Tool) -> Result<(), String> {
        match self.missing.get(&tool.to_string()) {
            Some(missing) => Err(missing.clone()),
            None => Ok(()),
        }
    }

    fn remember(
        &mut self,
        tool: Tool,
        step: &str,
        started: Instant,
        error: Error,
        report: &mut Report,
    ) {
        self.missing
            .insert(tool.to_string(), format!("{tool} (see above)"));
        if in_ci() {
            report.count(step, started, Err(error));
        } else {
            report.missing(format!("{step}: {}", ui::explain(&error)));
        }
    }
}
