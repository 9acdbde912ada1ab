//! Prints what a stage of the generator makes of the description.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value as Json;

use crate::diagnostic::Format;
use crate::model::Model;
use crate::parse;
use crate::{Diagnostics, Failure, load, names, render, write};

/// A stage of the generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The parsed description: references are not resolved.
    Description,
    /// The decisions, as JSON: the input of the templates.
    Model,
    /// The formatted files.
    Files,
}

/// Returns the output of a stage as text, of one operation or callback if `operation` is its
/// `operationId`. Writes nothing. Returns `None` if there is no such operation.
///
/// # Errors
///
/// Returns an error if the description has errors, or if a file cannot be read or formatted.
pub fn emit(
    root: &Path,
    stage: Stage,
    operation: Option<&str>,
    format: Format,
) -> Result<Option<String>, Failure> {
    let sources = load(root)?;
    let model = crate::lower(&sources, format)?;
    let text = match stage {
        Stage::Description => {
            let description = parse::parse(&sources, &mut Diagnostics::default());
            match operation {
                None => Some(format!("{description:#?}\n")),
                Some(id) => {
                    let documents = description.documents.iter();
                    let mut all =
                        documents.flat_map(|it| it.operations.iter().chain(&it.callbacks));
                    let found = all.find(|operation| operation.id.value == id);
                    found.map(|operation| format!("{operation:#?}\n"))
                }
            }
        }
        Stage::Model => emit_model(&model, operation)?,
        Stage::Files => emit_files(&model, operation, root)?,
    };
    Ok(text)
}

fn emit_model(model: &Model, operation: Option<&str>) -> Result<Option<String>, Failure> {
    let json = serde_json::to_value(model).map_err(|error| Failure::Render(error.to_string()))?;
    let part = match operation {
        None => Some(&json),
        Some(id) => {
            let modules = json["modules"].as_array().into_iter().flatten();
            let mut all = modules.flat_map(|module| {
                let lists = [&module["operations"], &module["callbacks"]];
                lists.into_iter().filter_map(Json::as_array).flatten()
            });
            all.find(|operation| operation["name"] == names::snake(id))
        }
    };
    Ok(part.map(|part| format!("{part:#}\n")))
}

fn emit_files(
    model: &Model,
    operation: Option<&str>,
    root: &Path,
) -> Result<Option<String>, Failure> {
    let mut files = render::render(model).map_err(|error| Failure::Render(error.to_string()))?;
    write::format(&mut files, root)?;
    let mut text = String::new();
    for (path, file) in &files {
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let wanted = operation.is_none_or(|id| {
            let name = names::snake(id);
            stem.is_some_and(|stem| stem == name || stem == format!("{name}_operation"))
        });
        if wanted {
            let path = path.display().to_string().replace('\\', "/");
            let _ = writeln!(text, "// generated/{path}\n\n{file}");
        }
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}
