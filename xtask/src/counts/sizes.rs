//! Sizes of WebAssembly programs.

use std::fs;

use anyhow::{Context as _, Result};

use super::build;
use super::count::{Count, Kind};
use crate::project::Project;

/// The package whose programs are small.
const SMALL: &str = "dapr-bench-sizes";

/// The other packages, each with a program of the same name.
const EXAMPLES: [&str; 3] = ["hello", "tour", "echo"];

/// Two programs with their numbers of operations. The additional ones need no types of their own.
const FEWER: (&str, u64) = ("four-blocks", 6);
const MORE: (&str, u64) = ("fourteen-operations", 14);

/// The transports of the client: an addition to the name of the count, and the arguments of Cargo.
const TRANSPORTS: [(&str, &[&str]); 2] = [
    ("", &[]),
    (
        ", with reqwest_wasi",
        &["--features", "dapr-client/reqwest-wasi"],
    ),
];

const WASM: [&str; 4] = ["--profile", "wasm", "--target", "wasm32-wasip1"];

/// The most bytes that one more operation adds to a program.
const MOST_FOR_AN_OPERATION: u64 = 600;

/// The sizes of small programs with each transport, of examples, and of one more operation.
pub(super) fn measure(project: &Project) -> Result<Vec<Count>> {
    let mut counts = Vec::new();
    for (transport, features) in TRANSPORTS {
        build(project, SMALL, &[&WASM[..], features].concat())?;
        for program in ["one-operation", FEWER.0, MORE.0] {
            let name = format!("{program}{transport}");
            counts.push(Count::new(Kind::Size, name, size(project, program)?));
        }
    }
    for program in EXAMPLES {
        build(project, program, &WASM)?;
        counts.push(Count::new(Kind::Size, program, size(project, program)?));
    }
    counts.push(added_operation(&counts));
    Ok(counts)
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
    Count::new(Kind::AddedSize, "one more operation", added).with_limit(MOST_FOR_AN_OPERATION)
}
