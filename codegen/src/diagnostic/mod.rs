//! Diagnostics: errors in the description, and how they are displayed.

mod code;
mod machine;
mod render;

use crate::source::{Sources, Span};

pub(crate) use code::Code;
pub use code::{codes, explanation};
pub use render::Format;

/// One diagnostic: what is wrong, where, and how to fix it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Diagnostic {
    code: Code,
    message: String,
    label: String,
    span: Span,
    others: Vec<(Span, String)>,
    help: Option<String>,
}

impl Diagnostic {
    /// Creates a diagnostic at `span`. The message stands alone. The label is displayed at the
    /// position.
    pub(crate) fn new(
        code: Code,
        span: Span,
        message: impl Into<String>,
        label: impl Into<String>,
    ) -> Self {
        let (message, label) = (message.into(), label.into());
        Self {
            code,
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

    /// Reports whether there is a diagnostic with this code at this position.
    pub(crate) fn contains(&self, code: Code, span: Span) -> bool {
        let mut list = self.list.iter();
        list.any(|diagnostic| diagnostic.code == code && diagnostic.span == span)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// Renders the diagnostics, in the order of their files and positions.
    pub(crate) fn render(mut self, sources: &Sources, format: Format) -> String {
        self.list
            .sort_by_key(|diagnostic| (diagnostic.span, diagnostic.code));
        render::render(&self.list, sources, format)
    }
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
