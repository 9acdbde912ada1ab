//! The commands and their arguments.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::project::Project;
use crate::tools::{Tool, Tools};
use crate::{codegen, demo, suite};

/// Every chore of this project.
///
/// A fresh checkout needs Rust and nothing else: what a command needs beyond
/// that (WasmEdge, daprd) it finds, or obtains below `target/tools/`.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    arg_required_else_help = true
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Writes the client crate `generated/` from the description in `spec/`
    Codegen {
        /// Writes nothing: prints the difference and fails if there is one
        #[arg(long)]
        check: bool,
    },
    /// Runs the examples against a real daprd, in WasmEdge
    ///
    /// Starts daprd with the components of `examples/components/`, the example
    /// `echo` beside it, and then `tour`, which calls one after another what a
    /// sidecar offers. Logs go to `target/demo/`.
    Demo {
        /// Runs the examples as native programs instead
        #[arg(long)]
        native: bool,
    },
    /// Runs every check and test there is
    ///
    /// Formatting, generated code, clippy, documentation, all tests, and the
    /// demo both ways. A tool that cannot be had is a skip with its remedy, or
    /// a failure when the environment variable CI is true. The last line is
    /// `N passed, N failed, N skipped`.
    Test {
        /// Only what needs nothing but Rust
        #[arg(long)]
        quick: bool,
    },
    /// Finds or obtains the tools that the other commands need
    ///
    /// Without names: what `demo` and `test` need. Tools are kept below
    /// `target/tools/`, or XTASK_TOOLS_DIR if that is set. WASMEDGE, DAPRD,
    /// PLACEMENT and SCHEDULER name programs to be used instead.
    Tools {
        /// Which ones
        #[arg(value_enum)]
        tools: Vec<Tool>,
    },
}

/// Does what the command line asks for. `test` that finds a fault is no error here:
/// its summary says it all, and has the last word.
///
/// # Errors
///
/// When the command fails; the message says what to do about it.
pub fn run(cli: Cli) -> Result<ExitCode> {
    let project = Project::find()?;
    match cli.command {
        Command::Codegen { check } => {
            crate::ui::line(codegen::run(&project, check)?);
        }
        Command::Demo { native } => demo::run(&project, native)?,
        Command::Test { quick } => return suite::run(&project, quick),
        Command::Tools { tools } => {
            let wanted = if tools.is_empty() {
                Tool::USUAL.to_vec()
            } else {
                tools
            };
            Tools::new(&project)?.obtain(&wanted)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
