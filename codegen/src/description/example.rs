//! Positions within examples.

use serde_json::Value as Json;

use crate::source::{Place, Span, Spanned};

/// A value within an example, and its position.
#[derive(Clone, Copy)]
pub(crate) struct Part<'e> {
    pub(crate) value: &'e Json,
    pub(crate) span: Span,
}

/// A member of an object within an example.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'e> {
    pub(crate) key: &'e str,
    pub(crate) key_span: Span,
    pub(crate) value: Part<'e>,
}

impl Spanned<Json> {
    pub(crate) fn part(&self) -> Part<'_> {
        Part {
            value: &self.value,
            span: self.span,
        }
    }
}

impl<'e> Part<'e> {
    /// Returns the items of a list.
    pub(crate) fn items(self) -> Vec<Self> {
        let mut next = after(self.span, 1);
        let values = self.value.as_array().into_iter().flatten();
        let items = values.map(|value| {
            let span = next;
            next = after(span, count(value));
            Part { value, span }
        });
        items.collect()
    }

    /// Returns the members of an object.
    pub(crate) fn entries(self) -> Vec<Entry<'e>> {
        let mut next = after(self.span, 1);
        let members = self.value.as_object().into_iter().flatten();
        let entries = members.map(|(key, value)| {
            let (key_span, span) = (next, after(next, 1));
            next = after(span, count(value));
            Entry {
                key,
                key_span,
                value: Part { value, span },
            }
        });
        entries.collect()
    }

    /// Returns a member of an object.
    pub(crate) fn get(self, key: &str) -> Option<Self> {
        let mut entries = self.entries().into_iter();
        entries
            .find(|entry| entry.key == key)
            .map(|entry| entry.value)
    }
}

/// Returns the position of the node that is `nodes` nodes further in the text. Nodes are numbered in
/// the order of the text: a mapping, its first key, the value of that key.
fn after(span: Span, nodes: usize) -> Span {
    let place = match span.place {
        Place::Node(id) => Place::Node(id + nodes),
        byte @ Place::Byte(_) => byte,
    };
    Span { place, ..span }
}

/// Returns the number of nodes of a value.
fn count(value: &Json) -> usize {
    match value {
        Json::Array(items) => 1 + items.iter().map(count).sum::<usize>(),
        Json::Object(members) => {
            1 + members
                .values()
                .map(|value| 1 + count(value))
                .sum::<usize>()
        }
        _ => 1,
    }
}
