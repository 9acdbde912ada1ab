//! Sizes of WebAssembly programs.

use std::fs;

use anyhow::{Context as _, Result};

use super::count::{Count, Kind};
use super::quietly;
use crate::project::Project;

/// The packages and their programs.
const PROGRAMS: [(&str, &[&str]); 4] = [
    ("dapr-bench-sizes", &["one-operation", FEWER.0, MORE.0]),
    ("hello", &["hello"]),
    ("tour", &["tour"]),
    ("echo", &["echo"]),
];

/// Two programs with their numbers of operations. The additional ones need no types of their own.
const FEWER: (&str, u64) = ("four-blocks", 6);
const MORE: (&str, u64) = ("fourteen-operations", 14);

/// The transports of the client: an addition to the name of the count, and the feature of the client.
const TRANSPORTS: [(&str, Option<&str>); 2] = [
    ("", None),
    (", with reqwest_wasi", Some("dapr-client/reqwest-wasi")),
];

/// The most bytes that one more operation adds to a program.
const MOST_FOR_AN_OPERATION: u64 = 600;

/// The size of each program with each transport, and of one more operation.
pub(super) fn measure(project: &Project) -> Result<Vec<Count>> {
    let mut counts = Vec::new();
    for (transport, feature) in TRANSPORTS {
        for (package, programs) in PROGRAMS {
            build(project, package, feature)?;
            for program in programs {
                let name = format!("{program}{transport}");
                counts.push(Count::new(Kind::Size, name, size(project, program)?));
            }
        }
    }
    counts.push(added_operation(&counts));
    Ok(counts)
}

/// Builds one package alone, as its user does: the features of other packages would count.
fn build(project: &Project, package: &str, feature: Option<&str>) -> Result<()> {
    let mut cargo = project.cargo();
    cargo.args(["build", "--profile", "wasm", "--target", "wasm32-wasip1"]);
    cargo.args(["--package", package]);
    if let Some(feature) = feature {
        cargo.args(["--features", feature]);
    }
    quietly(project, &mut cargo, &format!("build-{package}"))
}

fn size(project: &Project, program: &str) -> Result<u64> {
    let path = format!("wasm32-wasip1/wasm/{program}.wasm");
    let path = project.target().join(path);
    let metadata = fs::metadata(&path);
    Ok(metadata
        .with_context(|| format!("read the size of {}", path.display()))?
        .len())
}

fn added_operation(sizes: &[Count]) -> Count {
    let size = |name: &str| {
        let count = sizes.iter().find(|count| count.name == name);
        count.map_or(0, |count| count.value)
    };
    let added = size(MORE.0).saturating_sub(size(FEWER.0)) / (MORE.1 - FEWER.1);
    Count::new(Kind::Size, "one more operation", added).with_limit(MOST_FOR_AN_OPERATION)
}
