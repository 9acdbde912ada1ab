//! Reads a mapping so that no key is overlooked.

use super::Parser;
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::source::{Place, Span, Spanned};
use crate::yaml::{Node, Value};

/// The keys of one mapping. The reader requests each key that it knows. When it finishes, a key
/// that was not requested and a required key that is missing are both reported as diagnostics.
pub(super) struct Fields<'a> {
    entries: Vec<Entry<'a>>,
    queried_keys: Vec<&'static str>,
    missing: Vec<&'static str>,
    owner: Span,
}

/// One key with its value.
#[derive(Clone)]
pub(super) struct Entry<'a> {
    pub(super) key: Spanned<String>,
    pub(super) value: &'a Node,
    used: bool,
}

impl<'a> Parser<'_> {
    pub(super) fn span(&self, node: &Node) -> Span {
        Span {
            file: self.file,
            place: Place::Node(node.id),
        }
    }

    /// Opens a mapping. Missing keys are reported at `owner`.
    pub(super) fn fields(&mut self, node: &'a Node, owner: Span) -> Option<Fields<'a>> {
        let entries = self.entries(node)?;
        Some(Fields {
            entries,
            queried_keys: Vec::new(),
            missing: Vec::new(),
            owner,
        })
    }

    /// Returns the entries of a mapping whose keys are arbitrary.
    pub(super) fn entries(&mut self, node: &'a Node) -> Option<Vec<Entry<'a>>> {
        let Value::Mapping(pairs) = &node.value else {
            self.wrong_kind(node, "a mapping");
            return None;
        };
        let mut entries: Vec<Entry<'a>> = Vec::new();
        for (key, value) in pairs {
            let span = self.span(key);
            let Some(text) = key.key_text() else {
                self.report(Diagnostic::new(
                    Code::KeyNotText,
                    span,
                    "a key must be a string",
                    format!("this is {}", key.kind()),
                ));
                continue;
            };
            if let Some(first) = entries.iter().find(|entry| entry.key.value == text) {
                let first = first.key.span;
                let message = format!("duplicate key `{text}`");
                self.report(
                    Diagnostic::new(Code::DuplicateKey, span, message, "again here")
                        .and(first, "first here"),
                );
                continue;
            }
            entries.push(Entry {
                key: Spanned { value: text, span },
                value,
                used: false,
            });
        }
        Some(entries)
    }

    /// Finishes a mapping: reports unknown keys and missing required keys.
    pub(super) fn finish(&mut self, fields: Fields<'_>) {
        let mut suggested_keys = Vec::new();
        for entry in fields.entries.iter().filter(|entry| !entry.used) {
            let name = &entry.key.value;
            let free = fields
                .queried_keys
                .iter()
                .copied()
                .filter(|key| !fields.entries.iter().any(|e| e.used && e.key.value == *key));
            let suggestion = similar(name, free);
            let mut diagnostic = Diagnostic::new(
                Code::UnknownKey,
                entry.key.span,
                format!("unknown key `{name}`"),
                "unknown key",
            );
            if let Some(key) = suggestion {
                suggested_keys.push(key);
                diagnostic = diagnostic.help(format!("did you mean `{key}`?"));
            } else {
                let mut known = fields.queried_keys.clone();
                known.sort_unstable();
                diagnostic = diagnostic.help(format!("known here: {}", known.join(", ")));
            }
            self.report(diagnostic);
        }
        for key in fields
            .missing
            .iter()
            .filter(|key| !suggested_keys.contains(key))
        {
            let message = format!("the key `{key}` is missing");
            self.report(Diagnostic::new(
                Code::MissingKey,
                fields.owner,
                message,
                format!("`{key}` is required here"),
            ));
        }
    }

    pub(super) fn wrong_kind(&mut self, node: &Node, expected: &str) {
        let label = format!("this is {}", node.kind());
        self.report(Diagnostic::new(
            Code::WrongKind,
            self.span(node),
            format!("expected {expected} here"),
            label,
        ));
    }

    /// Parses a string. An empty string is an error.
    pub(super) fn text(&mut self, node: &Node) -> Option<Spanned<String>> {
        let text = self.text_or_empty(node)?;
        if text.value.trim().is_empty() {
            self.report(Diagnostic::new(
                Code::EmptyText,
                text.span,
                "the text is empty",
                "expected text that is not empty",
            ));
            return None;
        }
        Some(text)
    }

    /// Returns the text of a required key.
    pub(super) fn required_text(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
    ) -> Option<Spanned<String>> {
        fields.required(key).and_then(|node| self.text(node))
    }

    /// Returns the text of an optional key.
    pub(super) fn optional_text(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
    ) -> Option<Spanned<String>> {
        fields.optional(key).and_then(|node| self.text(node))
    }

    /// Returns the value of an optional boolean key. Defaults to `false`.
    pub(super) fn flag(&mut self, fields: &mut Fields<'_>, key: &'static str) -> bool {
        fields
            .optional(key)
            .and_then(|node| self.boolean(node))
            .unwrap_or(false)
    }

    /// Returns the position of an optional boolean key if its value is `true`.
    pub(super) fn flag_position(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
    ) -> Option<Span> {
        let entry = fields.entry(key)?;
        let on = self.boolean(entry.value)?;
        on.then_some(entry.key.span)
    }

    /// Parses a string that may be empty.
    pub(super) fn text_or_empty(&mut self, node: &Node) -> Option<Spanned<String>> {
        let Value::String(text) = &node.value else {
            self.wrong_kind(node, "a string");
            return None;
        };
        Some(Spanned {
            value: text.clone(),
            span: self.span(node),
        })
    }

    /// Parses `true` or `false`.
    pub(super) fn boolean(&mut self, node: &Node) -> Option<bool> {
        let Value::Bool(value) = node.value else {
            self.wrong_kind(node, "`true` or `false`");
            return None;
        };
        Some(value)
    }

    /// Parses a list.
    pub(super) fn list(&mut self, node: &'a Node) -> &'a [Node] {
        let Value::Sequence(items) = &node.value else {
            self.wrong_kind(node, "a list");
            return &[];
        };
        items
    }

    /// Parses one of several words.
    pub(super) fn word<T: Copy>(&mut self, node: &Node, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(node)?;
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(*value);
        }
        let names: Vec<_> = words.iter().map(|(word, _)| *word).collect();
        let help = match similar(&text.value, names.iter().copied()) {
            Some(word) => format!("did you mean `{word}`?"),
            None => format!("accepted here: {}", names.join(", ")),
        };
        let message = format!("`{}` is not accepted here", text.value);
        self.report(
            Diagnostic::new(Code::UnknownWord, text.span, message, "unknown word").help(help),
        );
        None
    }
}

impl<'a> Fields<'a> {
    /// Returns the value of an optional key.
    pub(super) fn optional(&mut self, key: &'static str) -> Option<&'a Node> {
        self.entry(key).map(|entry| entry.value)
    }

    /// Returns an optional key with its value.
    pub(super) fn entry(&mut self, key: &'static str) -> Option<Entry<'a>> {
        self.queried_keys.push(key);
        let entry = self
            .entries
            .iter_mut()
            .find(|entry| entry.key.value == key)?;
        entry.used = true;
        Some(entry.clone())
    }

    /// Returns the value of a required key.
    pub(super) fn required(&mut self, key: &'static str) -> Option<&'a Node> {
        let value = self.optional(key);
        if value.is_none() {
            self.missing.push(key);
        }
        value
    }
}
