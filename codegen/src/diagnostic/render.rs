//! Displays diagnostics: for people, with the lines of the description.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, machine};
use crate::source::Sources;

/// The maximum number of diagnostics displayed as text. Each one requires reading its file again.
const SHOWN: usize = 50;

/// How diagnostics are displayed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Text with the lines of the description.
    #[default]
    Plain,
    /// The same text in color.
    Color,
    /// One JSON object for each diagnostic, on a line of its own.
    Json,
    /// One annotation of GitHub Actions for each diagnostic: `::error file=...,line=...`.
    GitHub,
}

pub(super) fn render(list: &[Diagnostic], sources: &Sources, format: Format) -> String {
    match format {
        Format::Plain => text(list, sources, &Renderer::plain()),
        Format::Color => text(list, sources, &Renderer::styled()),
        Format::Json => lines(list, |diagnostic| machine::json(diagnostic, sources)),
        Format::GitHub => lines(list, |diagnostic| machine::github(diagnostic, sources)),
    }
}

fn lines(list: &[Diagnostic], line: impl Fn(&Diagnostic) -> String) -> String {
    list.iter()
        .map(|diagnostic| line(diagnostic) + "\n")
        .collect()
}

fn text(list: &[Diagnostic], sources: &Sources, renderer: &Renderer) -> String {
    let shown = list.iter().take(SHOWN);
    let rendered: Vec<_> = shown.map(|d| report(d, sources, renderer)).collect();
    let mut text = rendered.join("\n\n");
    if list.len() > SHOWN {
        text.push_str(&format!("\n\nand {} more errors", list.len() - SHOWN));
    }
    if let Some(first) = list.first() {
        let code = first.code;
        text.push_str(&format!(
            "\n\n`cargo xtask explain {code}` explains {code}.\n"
        ));
    }
    text
}

fn report(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let mut snippets = vec![
        snippet(sources, diagnostic.span.file).annotation(
            AnnotationKind::Primary
                .span(sources.range(diagnostic.span))
                .label(&diagnostic.label),
        ),
    ];
    for (span, label) in &diagnostic.others {
        let annotation = AnnotationKind::Context
            .span(sources.range(*span))
            .label(label);
        if span.file == diagnostic.span.file {
            let first = snippets.remove(0);
            snippets.insert(0, first.annotation(annotation));
        } else {
            snippets.push(snippet(sources, span.file).annotation(annotation));
        }
    }
    let mut group: Group<'_> = Level::ERROR
        .primary_title(&diagnostic.message)
        .id(diagnostic.code.as_str())
        .elements(snippets);
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help));
    }
    renderer.render(&[group])
}

fn snippet<'a, T: Clone>(sources: &'a Sources, file: usize) -> Snippet<'a, T> {
    let source = sources.get(file);
    Snippet::source(&source.text).path(source.name()).fold(true)
}
