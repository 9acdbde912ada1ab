//! The generator: from the description of the Dapr HTTP API to the client crate and its server half.
//!
//! Four stages, each in its place, each knowing only the one before:
//!
//! 1. `parse` reads `spec/*.yaml` into a `Description`: the accepted subset of OpenAPI 3.1,
//!    where every value knows its place in the text.
//! 2. `lower` makes all decisions and gives a `Model` of what is to be printed.
//! 3. `render` prints the model with the templates in `templates/`, into memory.
//! 4. `write` formats, compares, and writes what changed.
//!
//! A fault in the description is never a panic: all faults of a run are collected and shown
//! with their lines.

mod bundle;
mod description;
mod diagnostic;
mod doc_examples;
mod lower;
mod model;
mod parse;
mod render;
mod source;
mod write;
mod yaml;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use diagnostic::Diagnostics;
use model::Model;
use source::Sources;
use write::Trying;

pub use write::{Changes, WriteError};

/// The folder of the description, below the root.
const DESCRIPTION: &str = "spec";
/// The folder of the crate, below the root.
const OUTPUT: &str = "generated";

/// What to do.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder that holds `spec/` and `generated/`.
    pub root: PathBuf,
    /// Compare only; write nothing.
    pub check: bool,
    /// Show faults in colour.
    pub color: bool,
}

/// Why nothing was generated.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// The description has faults.
    Description {
        /// How many there are.
        count: usize,
        /// All of them, as a person reads them.
        rendered: String,
    },
    /// A file or a folder is in the way, or rustfmt is.
    Write(WriteError),
    /// A template could not be rendered, which is a fault of the generator.
    Render(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Description { count, rendered } => {
                let faults = if *count == 1 { "fault" } else { "faults" };
                write!(
                    formatter,
                    "{rendered}\nthe description has {count} {faults}; nothing was written"
                )
            }
            Self::Write(error) => error.fmt(formatter),
            Self::Render(error) => write!(
                formatter,
                "a template failed, which is a fault of the generator: {error}"
            ),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Write(error) => Some(error),
            Self::Description { .. } | Self::Render(_) => None,
        }
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

/// Reads `spec/` and makes `generated/` what it gives, or compares the two.
///
/// # Errors
///
/// When the description has faults, or when a file cannot be read or written.
pub fn run(options: &Options) -> Result<Changes, Failure> {
    let model = lower(&load(&options.root)?, options.color)?;
    let mut files = render::render(&model).map_err(|error| Failure::Render(error.to_string()))?;
    write::format(&mut files, &options.root)?;
    let folder = options.root.join(OUTPUT);
    let changes = write::compare(&files, &folder)?;
    if !options.check {
        write::write(&files, &changes, &folder)?;
    }
    Ok(changes)
}

/// The whole description of a project as one self-contained OpenAPI 3.1 document.
///
/// # Errors
///
/// When the description has faults, or when a file cannot be read.
pub fn bundle(root: &Path) -> Result<serde_json::Value, Failure> {
    let sources = load(root)?;
    lower(&sources, false)?;
    Ok(bundle::bundle(&sources))
}

/// The model of a description that is in memory, as JSON: what the templates will print.
///
/// Each file has a name, such as `state.yaml`, and a text.
///
/// # Errors
///
/// When the description has faults.
pub fn model(files: &[(String, String)]) -> Result<serde_json::Value, Failure> {
    let mut sources = Sources::default();
    for (name, text) in files {
        sources.add(Path::new(DESCRIPTION).join(name), text.clone());
    }
    let model = lower(&sources, false)?;
    serde_json::to_value(&model).map_err(|error| Failure::Render(error.to_string()))
}

/// The first two stages.
fn lower(sources: &Sources, color: bool) -> Result<Model, Failure> {
    let mut diagnostics = Diagnostics::default();
    let description = parse::parse(sources, &mut diagnostics);
    if !diagnostics.is_empty() {
        return Err(faults(diagnostics, sources, color));
    }
    let model = lower::lower(&description, &mut diagnostics);
    if !diagnostics.is_empty() {
        return Err(faults(diagnostics, sources, color));
    }
    Ok(model)
}

fn faults(diagnostics: Diagnostics, sources: &Sources, color: bool) -> Failure {
    let count = diagnostics.len();
    Failure::Description {
        count,
        rendered: diagnostics.render(sources, color),
    }
}

/// Reads all files of the description, in the order of their names.
fn load(root: &Path) -> Result<Sources, WriteError> {
    let folder = root.join(DESCRIPTION);
    let describe = || format!("cannot read the description in {}", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(&folder).trying(describe)? {
        let path = entry.trying(describe)?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() {
        let error = std::io::Error::new(
            std::io::ErrorKind::NotFound,
            "there is no file that ends with .yaml",
        );
        return Err(error).trying(describe);
    }
    let mut sources = Sources::default();
    for path in paths {
        let bytes = fs::read(&path).trying(|| format!("cannot read {}", path.display()))?;
        let text = String::from_utf8(bytes).map_err(std::io::Error::other);
        let text = text.trying(|| format!("cannot read {} as UTF-8", path.display()))?;
        let text = text
            .strip_prefix('\u{feff}')
            .map(str::to_owned)
            .unwrap_or(text);
        let relative = path.strip_prefix(root).unwrap_or(&path).to_path_buf();
        sources.add(relative, text);
    }
    Ok(sources)
}
