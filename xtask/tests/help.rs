//! The output of `--help`.

use std::process::{Command, Output};

fn xtask(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(args).output().expect("xtask starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn alone_it_prints_help() {
    let help = text(&xtask(&[]).stderr);
    for command in [
        "bench",
        "bundle",
        "codegen",
        "conformance",
        "counts",
        "demo",
        "deny",
        "explain",
        "mutate",
        "test",
        "tools",
    ] {
        assert!(
            help.contains(&format!("\n  {command} ")),
            "{command} is missing in {help}"
        );
    }
}

#[test]
fn every_command_has_help() {
    for command in [
        "bench",
        "bundle",
        "codegen",
        "conformance",
        "counts",
        "demo",
        "deny",
        "explain",
        "mutate",
        "test",
        "tools",
    ] {
        let output = xtask(&[command, "--help"]);
        assert!(output.status.success());
        let help = text(&output.stdout);
        assert!(
            help.contains(&format!("Usage: cargo xtask {command}")),
            "{help}"
        );
    }
}

#[test]
fn codegen_has_formats_for_programs_and_prints_stages() {
    let help = text(&xtask(&["codegen", "--help"]).stdout);
    for value in ["text", "json", "github", "description", "model", "files"] {
        assert!(help.contains(&format!("- {value}:")), "{help}");
    }
}

#[test]
fn a_diagnostic_is_explained() {
    let explanation = text(&xtask(&["explain", "d0008"]).stdout);
    assert!(explanation.starts_with("# D0008: "), "{explanation}");
    let output = xtask(&["explain", "D9999"]);
    assert!(!output.status.success());
    let message = text(&output.stderr);
    assert!(message.contains("no diagnostic `D9999`"), "{message}");
}

#[test]
fn tools_are_listed_by_name() {
    let help = text(&xtask(&["tools", "--help"]).stdout);
    for tool in ["wasm-target", "wasmedge", "daprd", "placement", "scheduler"] {
        assert!(
            help.contains(&format!("- {tool}")),
            "{tool} is missing in {help}"
        );
    }
}

#[test]
fn a_wrong_variable_is_an_error_that_names_it() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let output = command
        .args(["tools", "daprd"])
        .env("DAPRD", "/nowhere/daprd")
        .output();
    let output = output.expect("xtask starts");
    assert!(!output.status.success());
    let said = text(&output.stdout);
    assert!(
        said.contains("DAPRD=/nowhere/daprd does not name a program"),
        "{said}"
    );
}
