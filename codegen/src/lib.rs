//! Generates the client crate and its server half from the description of the Dapr HTTP API.
//!
//! The generator has four stages. Each stage uses only the output of the previous one:
//!
//! 1. `parse` reads `spec/*.yaml` into a `Description`: the accepted subset of OpenAPI 3.1,
//!    with the position of every value in the text.
//! 2. `lower` makes all decisions and returns a `Model` of the code to print.
//! 3. `render` prints the model into memory with the templates in `templates/`.
//! 4. `write` formats the files, compares them with the existing ones, and writes changes.
//!
//! An error in the description never causes a panic. All errors of a run are collected and
//! displayed as diagnostics with their lines.

mod bundle;
mod description;
mod diagnostic;
mod doc_examples;
mod emit;
mod lower;
mod model;
mod parse;
mod render;
mod source;
mod unused;
mod write;
mod yaml;

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use diagnostic::Diagnostics;
use lower::names;
use model::Model;
use source::Sources;
use write::Trying;

pub use diagnostic::{Format, codes, explanation};
pub use emit::{Stage, emit};
pub use unused::{Change, Tried, Unused, unused_keys};
pub use write::{Changes, WriteError};

/// The folder of the description, relative to the root.
const DESCRIPTION: &str = "spec";
/// The folder of the generated crate, relative to the root.
const OUTPUT: &str = "generated";

/// The name of the file with the license.
const LICENSE: &str = "LICENSE";

/// Options of a run.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder that contains `spec/` and `generated/`.
    pub root: PathBuf,
    /// Whether to compare only and write nothing.
    pub check: bool,
    /// How to display diagnostics.
    pub format: Format,
}

/// The reason why nothing was generated.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// The description has errors.
    Description {
        /// The number of diagnostics.
        count: usize,
        /// All diagnostics, in the format of the options.
        rendered: String,
    },
    /// A file or folder could not be read or written, or rustfmt failed.
    Write(WriteError),
    /// A template could not be rendered. This is a bug in the generator.
    Render(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Description { count, rendered } => {
                let errors = if *count == 1 { "error" } else { "errors" };
                write!(
                    formatter,
                    "{rendered}\nthe description has {count} {errors}; nothing was written"
                )
            }
            Self::Write(error) => error.fmt(formatter),
            Self::Render(error) => write!(
                formatter,
                "cannot render a template, which is a bug of the generator: {error}"
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

/// Reads `spec/` and updates `generated/`. If `check` is set, only compares the two.
///
/// # Errors
///
/// Returns an error if the description has errors, or if a file cannot be read or written.
pub fn run(options: &Options) -> Result<Changes, Failure> {
    let model = lower(&load(&options.root)?, options.format)?;
    let mut files = render::render(&model).map_err(|error| Failure::Render(error.to_string()))?;
    write::format(&mut files, &options.root)?;
    if let Some(license) = license(&options.root)? {
        files.insert(LICENSE.into(), license);
    }
    let folder = options.root.join(OUTPUT);
    let changes = write::compare(&files, &folder)?;
    if !options.check {
        write::write(&files, &changes, &folder)?;
    }
    Ok(changes)
}

/// Returns the license of the project, which the crate must contain to be published.
fn license(root: &Path) -> Result<Option<String>, WriteError> {
    let path = root.join(LICENSE);
    match fs::read_to_string(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        read => read
            .map(Some)
            .trying(|| format!("cannot read {}", path.display())),
    }
}

/// Returns the whole description of a project as one self-contained OpenAPI 3.1 document.
///
/// # Errors
///
/// Returns an error if the description has errors, or if a file cannot be read.
pub fn bundle(root: &Path) -> Result<serde_json::Value, Failure> {
    let sources = load(root)?;
    lower(&sources, Format::Plain)?;
    Ok(bundle::bundle(&sources))
}

/// Returns the model of an in-memory description as JSON: the input of the templates.
///
/// Each file is a name, such as `state.yaml`, and its text. The order makes no difference.
///
/// # Errors
///
/// Returns an error if the description has errors.
pub fn model(files: &[(String, String)]) -> Result<serde_json::Value, Failure> {
    let mut files: Vec<_> = files.iter().collect();
    files.sort();
    let mut sources = Sources::default();
    for (name, text) in files {
        sources.add(Path::new(DESCRIPTION).join(name), text.clone());
    }
    let model = lower(&sources, Format::Plain)?;
    serde_json::to_value(&model).map_err(|error| Failure::Render(error.to_string()))
}

/// Runs the first two stages.
fn lower(sources: &Sources, format: Format) -> Result<Model, Failure> {
    let mut diagnostics = Diagnostics::default();
    let description = parse::parse(sources, &mut diagnostics);
    if !diagnostics.is_empty() {
        return Err(failure(diagnostics, sources, format));
    }
    let model = lower::lower(&description, &mut diagnostics);
    if !diagnostics.is_empty() {
        return Err(failure(diagnostics, sources, format));
    }
    Ok(model)
}

fn failure(diagnostics: Diagnostics, sources: &Sources, format: Format) -> Failure {
    let count = diagnostics.len();
    Failure::Description {
        count,
        rendered: diagnostics.render(sources, format),
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
