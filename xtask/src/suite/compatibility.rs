//! Compiles for other versions of Rust and other operating systems.

use std::fs;

use anyhow::{Context as _, Result, bail};

use super::report::Report;
use super::step_with;
use crate::process::run;
use crate::project::Project;
use crate::tools::Tools;

/// The crates that services depend on.
const CRATES: [&str; 6] = [
    "-p",
    "dapr-client",
    "-p",
    "dapr-client-runtime",
    "-p",
    "dapr-app",
];

/// The manifests that state the minimum Rust version of these crates.
const MANIFESTS: [&str; 3] = [
    "generated/Cargo.toml",
    "runtime/Cargo.toml",
    "app/Cargo.toml",
];

/// Targets that are checked without a linker and a C compiler for them.
const TARGETS: [&str; 2] = ["x86_64-pc-windows-gnu", "aarch64-apple-darwin"];

/// Features without C code. `tls` compiles ring, which needs a C compiler for the target.
const WITHOUT_C: &str = "http,application,server,tracing";

/// Checks these crates with their minimum Rust version.
pub(super) fn minimum_rust(project: &Project, report: &mut Report) -> Result<()> {
    let version = minimum_version(project)?;
    let toolchain = Tools::new(project)?.rust_toolchain(&version);
    let name = format!("client and application with Rust {version}");
    step_with(report, &toolchain, &name, |toolchain| {
        let mut cargo = toolchain.cargo(project.root());
        // Cargo would rebuild everything at each change of the compiler in one folder.
        cargo.env("CARGO_TARGET_DIR", project.target().join("minimum-rust"));
        run(cargo
            .args(["check", "--locked", "--all-features"])
            .args(CRATES))
    });
    Ok(())
}

/// Checks xtask and these crates for Windows and macOS.
pub(super) fn other_systems(project: &Project, report: &mut Report) -> Result<()> {
    let tools = Tools::new(project)?;
    for target in TARGETS {
        let library = tools.rust_target(target);
        step_with(report, &library, &format!("check for {target}"), |()| {
            let check = || {
                let mut cargo = project.cargo();
                cargo.args(["check", "--target", target]);
                cargo
            };
            run(check().args(CRATES).args(["--features", WITHOUT_C]))?;
            run(check().args(["--all-targets", "--manifest-path", "xtask/Cargo.toml"]))
        });
    }
    Ok(())
}

fn minimum_version(project: &Project) -> Result<String> {
    let mut versions = Vec::new();
    for manifest in MANIFESTS {
        let path = project.root().join(manifest);
        let text = fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))?;
        let version =
            rust_version(&text).with_context(|| format!("{manifest} states no rust-version"))?;
        versions.push(version.to_owned());
    }
    versions.dedup();
    match <[String; 1]>::try_from(versions) {
        Ok([version]) => Ok(version),
        Err(versions) => bail!(
            "{} state different minimum Rust versions: {}",
            MANIFESTS.join(" and "),
            versions.join(" and ")
        ),
    }
}

fn rust_version(manifest: &str) -> Option<&str> {
    manifest
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = \"")?.strip_suffix('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_manifests() {
        let own = "[package]\nrust-version = \"1.85\"\n";
        assert_eq!(rust_version(own), Some("1.85"));
        assert_eq!(rust_version("rust-version.workspace = true\n"), None);
    }
}
