//! Commands and their arguments.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use dapr_conformance::{Differential, Folders};

use crate::conformance::Examined;
use crate::project::Project;
use crate::tools::{Tool, Tools};
use crate::{
    bench, bundle, codegen, conformance, counts, demo, deny, differential, emit, folders, mutate,
    suite,
};

/// Development commands of this project
///
/// Only Rust is required. Other tools, such as WasmEdge and daprd, are located, or installed into
/// `target/tools/` and announced first.
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
    /// Measure calls natively and in WasmEdge, beside the HTTP library and a bare socket
    ///
    /// Starts a sidecar and an application, and measures calls one after another and 32 at once, the
    /// throughput of the router, and the start of an application. Everything is measured in turn. Writes
    /// `target/bench/report.html`.
    Bench {
        /// Number of rounds
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..))]
        rounds: u16,
        /// Sidecar to call
        #[arg(long, value_enum, default_value = "daprd")]
        sidecar: demo::Kind,
        /// Also measure the official SDKs for Rust, JavaScript and Python, which are downloaded; needs daprd
        #[arg(long)]
        peers: bool,
        /// Also write plots to `bench/results/`, and the table to `bench/README.md`
        #[arg(long)]
        publish: bool,
    },
    /// Write the API description as one OpenAPI document, with an HTML reference
    ///
    /// Writes `dapr-http-api.json`, `dapr-http-api.yaml` and the self-contained page `index.html`
    /// to `target/bundle/`. The page is rendered by Redocly, which is installed with npm. Without
    /// Node.js, only the page is left out.
    Bundle {
        /// Validate the document with openapi-spec-validator (Python) and Redocly
        #[arg(long)]
        validate: bool,
    },
    /// Generate the client crate in `generated/` from the API description in `spec/`
    Codegen {
        /// Write nothing; print the differences and fail if there are any
        #[arg(long)]
        check: bool,
        /// Format of diagnostics
        #[arg(long, value_enum, default_value = "text")]
        format: codegen::Format,
        /// Write nothing; print the output of a stage of the generator
        #[arg(long, value_enum, conflicts_with_all = ["check", "format"])]
        emit: Option<emit::Stage>,
        /// Operation to print, for example `getState` [default: all]
        #[arg(long, requires = "emit")]
        operation: Option<String>,
    },
    /// Test a sidecar for conformance to the API description
    ///
    /// Starts daprd in several configurations, with placement, scheduler, Redis, pluggable
    /// components and a workflow worker. Sends the scenarios of `tests/conformance/` as raw HTTP and
    /// prints what they cover. Writes files and logs to `target/conformance/`.
    Conformance {
        /// Test a running sidecar; skip scenarios that need other services
        #[arg(long, conflicts_with = "embedded")]
        url: Option<String>,
        /// Test the embedded sidecar instead of daprd
        #[arg(long)]
        embedded: bool,
        /// Building blocks to test, for example `state` [default: all]
        blocks: Vec<String>,
    },
    /// Compare allocations, instructions, program sizes and numbers of crates with accepted values
    ///
    /// Counts allocations and instructions of calls of the client, bytes of WebAssembly programs, and
    /// crates that the client depends on. Fails if a count has grown beyond its tolerance in comparison
    /// with `bench/counts.toml`. Needs Linux on x86_64.
    Counts {
        /// Write the measured values to `bench/counts.toml`
        #[arg(long)]
        accept: bool,
    },
    /// Run an example with a sidecar, in WasmEdge, in Wasmtime, or natively
    ///
    /// Starts a sidecar with the components of `examples/components/`, then the service of the
    /// example, then a program that calls it and checks the results. daprd is started with the
    /// services that its components need. Writes logs to `target/demo/`.
    Demo {
        /// Example to run
        #[arg(value_enum, default_value = "echo")]
        example: demo::Example,
        /// Run native programs; does not need WasmEdge
        #[arg(long)]
        native: bool,
        /// Run WASI 0.2 components in Wasmtime; services by `wasmtime serve`
        #[arg(long, conflicts_with = "native")]
        component: bool,
        /// Sidecar to start
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
    /// Send the same requests to daprd and to the embedded sidecar, and compare the responses
    ///
    /// Generates valid and invalid requests from the API description and from
    /// `tests/conformance/differential.yaml`. Fails on differences that are not listed in
    /// `tests/conformance/differences.yaml`. Writes files and logs to `target/differential/`.
    Differential {
        /// Seed for generating requests
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Number of requests
        #[arg(long, default_value_t = 10_000)]
        requests: usize,
        /// Operation to test, for example `getState` [default: all]
        #[arg(long)]
        only: Option<String>,
        /// Sidecar to compare with daprd
        #[arg(long, value_enum, default_value = "embedded")]
        other: differential::Other,
    },
    /// Explain a diagnostic of `codegen` by its code, with a wrong and a right example
    Explain {
        /// Code of the diagnostic, for example `D0008`
        code: String,
    },
    /// Start daprd and the embedded sidecar with the same resource folders, and compare them
    ///
    /// Uses the folders of `tests/conformance/folders/`, unchanged and with changes: keys in another
    /// case, values of other types, missing and repeated lines. Compares whether the sidecars start
    /// and their metadata. Writes files and logs to `target/folders/`.
    Folders {
        /// Seed for changing folders
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Number of folders
        #[arg(long, default_value_t = 300)]
        folders: usize,
        /// Number of a folder to test; its files are kept [default: all]
        #[arg(long)]
        only: Option<usize>,
    },
    /// Introduce errors into the API description and report which checks detect them
    ///
    /// Works in a copy of the checkout. Changes one status, header, requirement or type at a time,
    /// regenerates the client, and runs the checks. A change takes about 30 seconds, more with
    /// `--kit`.
    Mutate {
        /// Number of changes of each of the five kinds
        #[arg(long, default_value_t = 10)]
        each: usize,
        /// Seed for choosing changes
        #[arg(long, default_value_t = 0)]
        seed: usize,
        /// Also run the conformance kit with daprd
        #[arg(long)]
        kit: bool,
    },
    /// Run all checks and tests
    ///
    /// Checks formatting, generated code, lints, documentation, packages, and other versions of Rust
    /// and operating systems. Runs all tests, the conformance kit, the differential test and the
    /// demo. Skips a step if its tool cannot be installed; if the environment variable CI is true,
    /// this is a failure. The last line of the output is `N passed, N failed, N skipped`.
    Test {
        /// Run only the steps that need no tools other than Rust
        #[arg(long)]
        quick: bool,
    },
    /// Locate or install the tools that other commands need
    ///
    /// Installs into `target/tools/`, or into XTASK_TOOLS_DIR if it is set. To use an existing
    /// program instead, set WASMEDGE, WASMTIME, DAPRD, PLACEMENT, SCHEDULER, PLUGGABLE, REDIS_SERVER
    /// or VALGRIND to its path.
    Tools {
        /// Tools to install [default: those that `demo`, `conformance` and `test` need]
        #[arg(value_enum)]
        tools: Vec<Tool>,
    },
}

/// Runs the command. Failed checks of `test` are reported by the exit code, not as an error:
/// the summary is the last output.
///
/// # Errors
///
/// Fails if the command fails; the message says what to do.
pub fn run(cli: Cli) -> Result<ExitCode> {
    let project = Project::find()?;
    match cli.command {
        Command::Bench {
            rounds,
            sidecar,
            peers,
            publish,
        } => {
            let options = bench::Options {
                rounds: rounds.into(),
                sidecar,
                peers,
                publish,
            };
            bench::run(&project, options)?;
        }
        Command::Bundle { validate } => bundle::run(&project, validate)?,
        Command::Codegen {
            emit: Some(stage),
            operation,
            ..
        } => emit::run(&project, stage, operation.as_deref())?,
        Command::Codegen { check, format, .. } => codegen::run_command(&project, check, format)?,
        Command::Conformance {
            url,
            embedded,
            blocks,
        } => {
            let subject = match url {
                Some(url) => Examined::Url(url),
                None if embedded => Examined::Embedded,
                None => Examined::Daprd,
            };
            return conformance::run(&project, &subject, &blocks);
        }
        Command::Counts { accept } => return counts::run(&project, accept),
        Command::Demo {
            example,
            native,
            component,
            sidecar,
        } => {
            let world = match (native, component) {
                (true, _) => demo::World::Native,
                (_, true) => demo::World::Component,
                _ => demo::World::WasmEdge,
            };
            let options = demo::Options {
                example,
                world,
                sidecar,
            };
            demo::run(&project, options)?;
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
        Command::Explain { code } => codegen::explain(&code)?,
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
