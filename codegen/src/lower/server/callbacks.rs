//! Callbacks: the requests that the sidecar sends to the application.

use super::super::{Lowering, docs, names};
use crate::description::Operation;
use crate::model::{Callback, Imports};

impl<'a> Lowering<'a> {
    pub(in super::super) fn callback(&mut self, described: &'a Operation) -> Callback {
        let name = names::snake(&described.id.value);
        let method = described.method.value.to_uppercase();
        let path = described.path.value.clone();
        let mut imports = Imports::default();
        let content = described.body.as_ref().map(|body| &body.content);
        let (handled, body) = self.handled(described);
        if let Some(body) = &body {
            imports.join(&body.imports);
        }
        imports.add(super::RUNTIME, "Callback");
        let media_type = content.map(|content| content.media_type.value.clone());
        let mut lines = docs::docs(&described.summary.value);
        docs::section(&mut lines, docs::docs(&described.description.value));
        Callback {
            constant: name.to_uppercase(),
            file: name.clone(),
            name,
            docs: lines,
            method,
            path,
            content_type: media_type.filter(|media_type| media_type != "*/*"),
            body,
            imports,
            handled,
        }
    }
}
