//! The sidecar as a program: `dapr-sidecar run --app-id shop --app-port 8080 -- ./shop`.

mod cli;

use std::process::ExitCode;

use clap::Parser as _;

use crate::cli::{Arguments, Command};

fn main() -> ExitCode {
    let Arguments {
        command: Command::Run(run),
    } = Arguments::parse();
    match cli::run(run) {
        Ok(code) => code,
        Err(reason) => {
            eprintln!("dapr-sidecar: {reason}");
            ExitCode::FAILURE
        }
    }
}
