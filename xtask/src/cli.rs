//! The commands and their arguments.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use dapr_conformance::{Differential, Folders};

use crate::conformance::Examined;
use crate::project::Project;
use crate::tools::{Tool, Tools};
use crate::{bundle, codegen, conformance, demo, deny, differential, folders, mutate, suite};

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
    /// Writes the description as one OpenAPI document, and a reference in HTML
    ///
    /// `target/bundle/` gets `dapr-http-api.json`, `dapr-http-api.yaml` and
    /// `index.html`, a page that needs nothing else. Redocly makes the page; it
    /// is got with npm. Without Node.js the other two are written all the same.
    Bundle {
        /// Then asks openapi-spec-validator (Python) and Redocly about it
        #[arg(long)]
        validate: bool,
    },
    /// Writes the client crate `generated/` from the description in `spec/`
    Codegen {
        /// Writes nothing: prints the difference and fails if there is one
        #[arg(long)]
        check: bool,
    },
    /// Holds a sidecar against the description: scenarios over raw HTTP
    ///
    /// Starts daprd several times with all components, placement, scheduler,
    /// Redis, components of our own and a workflow worker, runs the scenarios of `tests/conformance/`, and ends with a table of
    /// what they cover. Files and logs go to `target/conformance/`.
    Conformance {
        /// A sidecar that is already there; scenarios that need more are skipped
        #[arg(long, conflicts_with = "embedded")]
        url: Option<String>,
        /// The embedded sidecar of this project in the place of daprd
        #[arg(long)]
        embedded: bool,
        /// Only these building blocks, for example `state`
        blocks: Vec<String>,
    },
    /// Runs the examples beside a sidecar, in WasmEdge
    ///
    /// Starts the embedded sidecar with the components of `examples/components/`, the example
    /// `echo` beside it, and then `tour`, which calls one after another what a sidecar offers.
    /// It needs Rust, and WasmEdge unless they are native programs. A real daprd is started with
    /// what the components need: placement, scheduler, Redis. Logs go to `target/demo/`.
    Demo {
        /// Runs the examples as native programs instead
        #[arg(long)]
        native: bool,
        /// Which sidecar
        #[arg(long, value_enum, default_value = "embedded")]
        sidecar: demo::Kind,
    },
    /// Check licenses, sources and advisories of dependencies with cargo-deny
    ///
    /// Builds cargo-deny into `target/tools/` unless it is installed. The policy is in `deny.toml`.
    Deny {
        /// Also check for security advisories, which are downloaded from GitHub
        #[arg(long)]
        advisories: bool,
    },
    /// Sends the same requests to daprd and to the embedded sidecar, and compares
    ///
    /// Thousands of requests, good and bad, made from the description and from
    /// `tests/conformance/differential.yaml`; the same seed makes the same ones.
    /// Known differences are in `tests/conformance/differences.yaml`. Fails when there
    /// is another one. Files and logs go to `target/differential/`.
    Differential {
        /// Where the random numbers begin
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// How many requests
        #[arg(long, default_value_t = 10_000)]
        requests: usize,
        /// Only this operation, for example `getState`
        #[arg(long)]
        only: Option<String>,
        /// What is compared with daprd
        #[arg(long, value_enum, default_value = "embedded")]
        other: differential::Other,
    },
    /// Starts daprd and the embedded sidecar with the same folders of resources, and compares
    ///
    /// The folders of `tests/conformance/folders/` as they are and changed: keys in another case,
    /// values of other types, lines that are missing or twice. The same seed makes the same ones.
    /// Compared are the start and what the metadata then says. Files and logs go to
    /// `target/folders/`.
    Folders {
        /// Where the random numbers begin
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// How many folders
        #[arg(long, default_value_t = 300)]
        folders: usize,
        /// Only the folder of this number, whose files are kept
        #[arg(long)]
        only: Option<usize>,
    },
    /// Makes the description wrong, line by line, and tells what notices it
    ///
    /// In a copy of the checkout, a status, a header, a requirement or a type is
    /// changed. Then the client is made anew, and all that could notice is asked.
    /// Takes about half a minute for each change, more with the kit.
    Mutate {
        /// How many changes of each of the five kinds
        #[arg(long, default_value_t = 10)]
        each: usize,
        /// Which changes: the same number gives the same ones
        #[arg(long, default_value_t = 0)]
        seed: usize,
        /// Also asks the conformance kit, with a real daprd
        #[arg(long)]
        kit: bool,
    },
    /// Runs every check and test there is
    ///
    /// Formatting, generated code, clippy, documentation, all tests, and the
    /// demo, native and in WasmEdge, with either sidecar. A tool that cannot be had is a skip with its remedy, or
    /// a failure when the environment variable CI is true. The last line is
    /// `N passed, N failed, N skipped`.
    Test {
        /// Only what needs nothing but Rust
        #[arg(long)]
        quick: bool,
    },
    /// Finds or obtains the tools that the other commands need
    ///
    /// Without names: what `demo`, `conformance` and `test` need. Tools are kept
    /// below `target/tools/`, or XTASK_TOOLS_DIR if that is set. WASMEDGE, DAPRD,
    /// PLACEMENT, SCHEDULER, PLUGGABLE and REDIS_SERVER name programs to be used
    /// instead.
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
        Command::Bundle { validate } => bundle::run(&project, validate)?,
        Command::Codegen { check } => {
            crate::ui::line(codegen::run(&project, check)?);
        }
        Command::Conformance {
            url,
            embedded,
            blocks,
        } => {
            let what = match url {
                Some(url) => Examined::Url(url),
                None if embedded => Examined::Embedded,
                None => Examined::Daprd,
            };
            return conformance::run(&project, &what, &blocks);
        }
        Command::Demo { native, sidecar } => {
            demo::run(&project, demo::Options { native, sidecar })?;
        }
        Command::Deny { advisories } => deny::run_command(&project, advisories)?,
        Command::Differential {
            seed,
            requests,
            only,
            other,
        } => {
            let options = Differential {
                seed,
                requests,
                only,
            };
            return differential::run(&project, &options, other);
        }
        Command::Folders {
            seed,
            folders,
            only,
        } => {
            let options = Folders {
                seed,
                folders,
                only,
            };
            return folders::run(&project, &options);
        }
        Command::Mutate { each, seed, kit } => {
            return mutate::run(&project, &mutate::Options { each, seed, kit });
        }
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
