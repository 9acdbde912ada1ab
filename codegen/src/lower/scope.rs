//! Names that must be unique.

use std::collections::BTreeMap;

use super::{Lowering, names};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, Spanned};

/// The scope of names: a struct, an enum or an operation.
#[derive(Default)]
pub(super) struct Scope {
    /// Each name with its position, if it comes from the description.
    taken: BTreeMap<String, Option<Span>>,
}

impl Scope {
    /// Claims a name that does not come from the description.
    pub(super) fn reserve(&mut self, name: &str) {
        self.taken.insert(name.to_owned(), None);
    }
}

impl Lowering<'_> {
    /// Claims `name`, which was derived from `source`. It must be a valid Rust name and must not
    /// be in use.
    pub(super) fn claim(
        &mut self,
        name: String,
        source: &Spanned<String>,
        scope: &mut Scope,
    ) -> String {
        if !names::is_identifier(&name) {
            let message = format!("`{}` cannot be converted to a Rust name", source.value);
            let diagnostic = Diagnostic::new(
                Code::NotAnIdentifier,
                source.span,
                message,
                "expected letters and digits",
            );
            self.report(diagnostic.help("name it with `x-dapr-name`"));
        }
        let taken = scope.taken.insert(name.clone(), Some(source.span));
        // All names of an operation are taken if its operationId is.
        let reported = |code| self.diagnostics.contains(code, source.span);
        if let Some(first) = taken.filter(|_| !reported(Code::SameOperationId)) {
            let message = format!("the name `{name}` is taken");
            let mut diagnostic =
                Diagnostic::new(Code::NameTaken, source.span, message, "needed again here");
            if let Some(first) = first {
                diagnostic = diagnostic.and(first, "first used here");
            }
            self.report(diagnostic.help("rename it with `x-dapr-name`"));
        }
        name
    }
}
