//! The sidecar as a program: `dapr-sidecar run --app-id shop --app-port 8080 -- ./shop`.

mod cli;

use std::error::Error;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(reason) => {
            eprintln!("dapr-sidecar: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode, Box<dyn Error>> {
    cli::run(cli::parse(std::env::args_os())?)
}
