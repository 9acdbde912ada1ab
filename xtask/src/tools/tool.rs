//! The tools and their names.

use std::fmt::{self, Display, Formatter};

use clap::ValueEnum;

use super::DaprProgram;

/// A tool that a command may need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Tool {
    /// Standard library of Rust for wasm32-wasip1
    WasmTarget,
    /// WebAssembly runtime for the examples
    #[value(name = "wasmedge")]
    WasmEdge,
    /// Standard library of Rust for wasm32-wasip2
    ComponentTarget,
    /// WebAssembly runtime for WASI 0.2 components
    Wasmtime,
    /// Dapr sidecar
    Daprd,
    /// Dapr service that assigns actors to hosts
    Placement,
    /// Dapr service that runs jobs and reminders
    Scheduler,
    /// Server for configuration and locks
    Redis,
    /// Profiler that counts instructions, for `counts`
    Valgrind,
    /// Components with injected failures, for the conformance kit
    Pluggable,
    /// Workflow worker for tests and the conformance kit
    WorkflowWorker,
}

impl Tool {
    /// The tools that `demo`, `conformance` and `test` need.
    pub const USUAL: &[Self] = &[
        Self::WasmTarget,
        Self::WasmEdge,
        Self::ComponentTarget,
        Self::Wasmtime,
        Self::Daprd,
        Self::Placement,
        Self::Scheduler,
        Self::Redis,
        Self::Valgrind,
        Self::Pluggable,
        Self::WorkflowWorker,
    ];

    pub(super) fn dapr(self) -> Option<DaprProgram> {
        match self {
            Self::Daprd => Some(DaprProgram::Daprd),
            Self::Placement => Some(DaprProgram::Placement),
            Self::Scheduler => Some(DaprProgram::Scheduler),
            Self::Pluggable => Some(DaprProgram::Pluggable),
            Self::WasmTarget
            | Self::WasmEdge
            | Self::ComponentTarget
            | Self::Wasmtime
            | Self::Redis
            | Self::Valgrind
            | Self::WorkflowWorker => None,
        }
    }
}

impl Display for Tool {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WasmTarget => "wasm32-wasip1",
            Self::WasmEdge => "WasmEdge",
            Self::ComponentTarget => "wasm32-wasip2",
            Self::Wasmtime => "Wasmtime",
            Self::Daprd => "daprd",
            Self::Placement => "placement",
            Self::Scheduler => "scheduler",
            Self::Redis => "Redis",
            Self::Valgrind => "Valgrind",
            Self::Pluggable => "pluggable components",
            Self::WorkflowWorker => "dapr-ext-workflow",
        })
    }
}
