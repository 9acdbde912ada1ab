//! The sidecar as a program: `dapr-sidecar run --app-id shop --app-port 8080 -- ./shop`.

mod cli;

use std::process::ExitCode;

use clap::Parser as _;

use crate::cli::Arguments;

fn main() -> ExitCode {
    match cli::run(Arguments::parse().run()) {
        Ok(code) => code,
        Err(reason) => {
            eprintln!("dapr-sidecar: {reason}");
            ExitCode::FAILURE
        }
    }
}
