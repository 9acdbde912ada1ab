//! The first stage: parses the files of the description into a [`Description`].
//!
//! Parsing is strict: an unknown key is an error. All errors of a run are collected.

mod components;
mod document;
mod enumeration;
mod fields;
mod operation;
mod parameter;
mod response;
mod schema;

use crate::description::{Description, Document, Reference};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, similar};
use crate::source::{Place, Sources, Span};
use crate::yaml;

/// Parses all files. Errors are added to `diagnostics`.
pub(crate) fn parse(sources: &Sources, diagnostics: &mut Diagnostics) -> Description {
    let mut documents = Vec::new();
    let mut references = Vec::new();
    for file in 0..sources.names().count() {
        match yaml::read(&sources.get(file).text) {
            Ok(root) => {
                documents.extend(document(file, &root, sources, diagnostics, &mut references));
            }
            Err(error) => {
                let span = Span {
                    file,
                    place: Place::Byte(error.offset),
                };
                diagnostics.push(Diagnostic::new(
                    error.code,
                    span,
                    error.message,
                    "the file cannot be read from here",
                ));
            }
        }
    }
    let description = Description { documents };
    check_references(&description, sources, &references, diagnostics);
    description
}

/// Parses the tree of one file. Adds its references to `references`.
pub(crate) fn document(
    file: usize,
    root: &yaml::Node,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
    references: &mut Vec<Reference>,
) -> Option<Document> {
    let mut parser = Parser {
        file,
        sources,
        diagnostics,
        references,
    };
    parser.document(root, sources.get(file).stem().to_owned())
}

/// Parses one file.
struct Parser<'a> {
    file: usize,
    sources: &'a Sources,
    diagnostics: &'a mut Diagnostics,
    references: &'a mut Vec<Reference>,
}

impl Parser<'_> {
    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// Checks all references. This is only possible after all files are parsed.
pub(crate) fn check_references(
    description: &Description,
    sources: &Sources,
    references: &[Reference],
    diagnostics: &mut Diagnostics,
) {
    for reference in references {
        // A file that could not be parsed already has its own diagnostic.
        let Some(Document { components, .. }) = description.document(reference.file) else {
            continue;
        };
        let names = components
            .names
            .iter()
            .filter(|(section, _)| *section == reference.section);
        let available_names: Vec<_> = names.map(|(_, name)| name.as_str()).collect();
        if available_names.contains(&reference.name.as_str()) {
            continue;
        }
        let file = sources.get(reference.file).name();
        let section = reference.section.key();
        let message = format!(
            "`{file}` has no `{}` in `components/{section}`",
            reference.name
        );
        let help = match similar(&reference.name, available_names.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None if available_names.is_empty() => {
                format!("`components/{section}` of that file is empty")
            }
            None => format!("available: {}", available_names.join(", ")),
        };
        diagnostics.push(
            Diagnostic::new(
                Code::UnresolvedReference,
                reference.span,
                message,
                "the target does not exist",
            )
            .help(help),
        );
    }
}
