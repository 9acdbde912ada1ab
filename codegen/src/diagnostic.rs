//! Diagnostics: errors in the description, and how they are displayed.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::source::{Sources, Span};

/// The maximum number of diagnostics displayed in one run. Each one requires reading its file
/// again.
const SHOWN: usize = 50;

/// One diagnostic: what is wrong, where, and how to fix it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Diagnostic {
    message: String,
    label: String,
    span: Span,
    others: Vec<(Span, String)>,
    help: Option<String>,
}

impl Diagnostic {
    /// Creates a diagnostic at `span`. The message stands alone. The label is displayed at the
    /// position.
    pub(crate) fn new(span: Span, message: impl Into<String>, label: impl Into<String>) -> Self {
        let (message, label) = (message.into(), label.into());
        Self {
            message,
            label,
            span,
            others: Vec::new(),
            help: None,
        }
    }

    /// Adds another position that is part of the diagnostic.
    pub(crate) fn and(mut self, span: Span, label: impl Into<String>) -> Self {
        self.others.push((span, label.into()));
        self
    }

    /// Adds a hint on how to fix the error.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// All diagnostics of one run.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a diagnostic. A diagnostic that was already added is ignored.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        if !self.list.contains(&diagnostic) {
            self.list.push(diagnostic);
        }
    }

    /// Drops all diagnostics after the first `length`.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.list.truncate(length);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// Renders the diagnostics as text, in the order of their positions.
    pub(crate) fn render(mut self, sources: &Sources, color: bool) -> String {
        self.list.sort_by_key(|diagnostic| diagnostic.span);
        let renderer = if color {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let rendered: Vec<_> = self
            .list
            .iter()
            .take(SHOWN)
            .map(|d| render(d, sources, &renderer))
            .collect();
        let mut text = rendered.join("\n\n");
        if self.list.len() > SHOWN {
            text.push_str(&format!("\n\nand {} more errors", self.list.len() - SHOWN));
        }
        text.push('\n');
        text
    }
}

fn render(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
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
        .elements(snippets);
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help));
    }
    renderer.render(&[group])
}

fn snippet<'a, T: Clone>(sources: &'a Sources, file: usize) -> Snippet<'a, T> {
    let source = sources.get(file);
    Snippet::source(&source.text)
        .path(source.path.to_string_lossy())
        .fold(true)
}

/// Returns the name in `candidates` that `found` was probably meant to be.
pub(crate) fn similar<'a>(
    found: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let lower = found.to_lowercase();
    candidates
        .into_iter()
        .map(|name| {
            (
                strsim::damerau_levenshtein(&lower, &name.to_lowercase()),
                name,
            )
        })
        .filter(|(distance, name)| *distance <= (name.len().min(found.len()) / 4).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::similar;

    #[test]
    fn suggests_only_what_is_near() {
        let known = ["operationId", "description", "x-dapr-errors"];
        assert_eq!(similar("operationID", known), Some("operationId"));
        assert_eq!(similar("descripton", known), Some("description"));
        assert_eq!(similar("x-dapr-error", known), Some("x-dapr-errors"));
        assert_eq!(similar("security", known), None);
    }
}
