//! The program behind `cargo xtask`; see the library.

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let cli = xtask::Cli::parse();
    xtask::process::stop_all_on_signals();
    match xtask::run(cli) {
        Ok(code) => code,
        Err(error) => {
            xtask::ui::error(&error);
            ExitCode::FAILURE
        }
    }
}
