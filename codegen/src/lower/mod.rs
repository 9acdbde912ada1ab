//! The second stage: converts the [`Description`] to the [`Model`]. All decisions are made here.
//!
//! Diagnostics of this stage concern the meaning of the description, not its syntax: conflicting
//! names, a path parameter that is not in the path, indistinguishable outcomes. All of them are
//! collected.

mod alternatives;
mod arguments;
mod bodies;
mod docs;
mod enumerations;
mod errors;
mod example_entries;
mod example_times;
mod example_values;
mod examples;
mod expression;
mod extensions;
mod headers;
mod members;
pub(crate) mod names;
mod operations;
mod responses;
mod scope;
mod server;
mod string_inputs;
mod string_samples;
mod structs;
mod types;
mod unions;
mod usage;
mod wire;
mod wire_responses;

use std::collections::BTreeMap;

use crate::description::{Description, Document, Named, Operation, Schema, Shape};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Docs, Imports, Model, Module, ReadyProbe};
use crate::source::{Span, Spanned};
use scope::Scope;
use usage::Usage;

/// Makes all decisions.
pub(crate) fn lower(description: &Description, diagnostics: &mut Diagnostics) -> Model {
    let mut lowering = Lowering::new(description, diagnostics);
    lowering.check_names();
    let error_code = lowering.error_codes();
    let mut modules: Vec<_> = description
        .documents
        .iter()
        .filter_map(|document| lowering.module(document))
        .collect();
    modules.sort_by(|a, b| a.name.cmp(&b.name));
    let ready_probe = lowering.ready_probe(&modules);
    let api_version = description
        .documents
        .first()
        .map(|document| document.version.value.clone());
    Model {
        api_version: api_version.unwrap_or_default(),
        modules,
        error_code,
        ready_probe,
    }
}

/// Makes the decisions of one module, without those that concern several modules.
pub(crate) fn module(
    description: &Description,
    document: &Document,
    diagnostics: &mut Diagnostics,
) -> Option<Module> {
    Lowering::new(description, diagnostics).module(document)
}

struct Lowering<'a> {
    description: &'a Description,
    usage: Usage,
    diagnostics: &'a mut Diagnostics,
    /// The module under construction.
    module: String,
    /// The types of that module.
    types: Scope,
}

impl<'a> Lowering<'a> {
    fn new(description: &'a Description, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            description,
            usage: Usage::of(description),
            diagnostics,
            module: String::new(),
            types: Scope::default(),
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn module(&mut self, document: &'a Document) -> Option<Module> {
        self.module = names::snake(&document.module);
        self.types = Scope::default();
        let mut module = Module {
            name: self.module.clone(),
            docs: self.module_docs(document),
            operations: document
                .operations
                .iter()
                .filter_map(|operation| self.operation(operation))
                .collect(),
            structs: Vec::new(),
            enumerations: Vec::new(),
            unions: Vec::new(),
            alternatives: Vec::new(),
            api: format!("{}Api", names::camel(&document.module)),
            callbacks: Vec::new(),
            api_imports: Imports::default(),
            api_test_imports: Imports::default(),
        };
        for schema in &document.components.schemas {
            self.component(document.file, schema, &mut module);
        }
        module.callbacks = document
            .callbacks
            .iter()
            .map(|callback| self.callback(callback))
            .collect();
        module.callbacks.sort_by(|a, b| a.name.cmp(&b.name));
        module.operations.sort_by(|a, b| a.name.cmp(&b.name));
        module.structs.sort_by(|a, b| a.name.cmp(&b.name));
        module.enumerations.sort_by(|a, b| a.name.cmp(&b.name));
        module.unions.sort_by(|a, b| a.name.cmp(&b.name));
        module.alternatives.sort_by(|a, b| a.name.cmp(&b.name));
        server::import(&mut module);
        let empty = module.operations.is_empty()
            && module.structs.is_empty()
            && module.enumerations.is_empty()
            && module.unions.is_empty()
            && module.alternatives.is_empty();
        (!empty).then_some(module)
    }

    /// Returns the name of a file, which must differ from the name of the module.
    fn file(&self, name: &str, kind: &str) -> String {
        match name == self.module {
            true => format!("{name}_{kind}"),
            false => name.to_owned(),
        }
    }

    /// Claims the name of a type within the module.
    fn claim_type(&mut self, name: &str, source: &Spanned<String>) {
        let mut types = std::mem::take(&mut self.types);
        self.claim(name.to_owned(), source, &mut types);
        self.types = types;
    }

    fn module_docs(&mut self, document: &'a Document) -> Docs {
        let (summary, description) = (&document.summary.value, &document.description.value);
        let mut lines = docs::docs(&format!("{summary}\n\n{description}"));
        if document.callbacks.is_empty() {
            return lines;
        }
        let title = "# Callbacks from the sidecar to the application";
        docs::section(&mut lines, [title.to_owned(), String::new()]);
        for callback in &document.callbacks {
            let parameters = callback.parameters.iter();
            let parameters: Vec<_> = parameters
                .filter_map(|p| self.description.resolve(p))
                .collect();
            self.path_parameters(callback, &parameters);
            let method = callback.method.value.to_uppercase();
            let (path, summary) = (&callback.path.value, &callback.summary.value);
            lines.extend(docs::item(&format!("`{method} {path}`: {summary}")));
        }
        lines
    }

    fn component(&mut self, file: usize, schema: &'a Named<Schema>, module: &mut Module) {
        let used = self.usage.of_schema(file, &schema.name.value);
        if !used.in_requests && !used.in_responses {
            return;
        }
        if !matches!(&schema.value.shape, Shape::Array(_) | Shape::Any) {
            self.claim_type(&names::camel(&schema.name.value), &schema.name);
        }
        match &schema.value.shape {
            Shape::Enumeration(enumeration) => {
                let lowered = self.enumeration(&schema.name, &schema.value, enumeration, used);
                module.enumerations.extend(lowered);
            }
            Shape::Union(members) => {
                module
                    .unions
                    .extend(self.union(&schema.name, &schema.value, members, used))
            }
            Shape::Alternatives(properties) => {
                let lowered = self.alternatives(&schema.name, &schema.value, properties, used);
                module.alternatives.extend(lowered);
            }
            Shape::Object(object) if object.additional.is_none() => {
                let lowered = self.structure(&schema.name, &schema.value, object, used);
                module.structs.extend(lowered);
            }
            _ => {}
        }
    }

    /// Reports conflicting names and routes.
    fn check_names(&mut self) {
        let documents = &self.description.documents;
        let operations = documents.iter().flat_map(|document| &document.operations);
        let callbacks = documents.iter().flat_map(|document| &document.callbacks);
        self.check_ids(operations.clone().chain(callbacks));
        self.check_routes(operations);
    }

    fn check_ids(&mut self, operations: impl Iterator<Item = &'a Operation>) {
        let mut used_names: BTreeMap<String, Span> = BTreeMap::new();
        for Operation { id, .. } in operations {
            let name = names::snake(&id.value);
            if !names::is_identifier(&name) {
                let message = format!(
                    "the operationId `{}` cannot be converted to a Rust name",
                    id.value
                );
                let label = "expected letters and digits";
                self.report(Diagnostic::new(
                    Code::NotAnIdentifier,
                    id.span,
                    message,
                    label,
                ));
            }
            if let Some(first) = used_names.insert(name, id.span) {
                let message = format!("the operationId `{}` is used twice", id.value);
                let diagnostic =
                    Diagnostic::new(Code::SameOperationId, id.span, message, "used again here");
                self.report(diagnostic.and(first, "first used here"));
            }
        }
    }

    fn check_routes(&mut self, operations: impl Iterator<Item = &'a Operation>) {
        let mut used_routes: BTreeMap<(String, String), Span> = BTreeMap::new();
        for operation in operations {
            let method = &operation.method.value;
            for path in std::iter::once(&operation.path).chain(&operation.alias_paths) {
                let parts = path.value.split('/');
                let shape = parts.map(|part| if part.starts_with('{') { "{}" } else { part });
                let route = (method.clone(), shape.collect::<Vec<_>>().join("/"));
                if let Some(first) = used_routes.insert(route, path.span) {
                    let message = format!(
                        "`{}` with the method {method} is described twice",
                        path.value
                    );
                    let diagnostic = Diagnostic::new(
                        Code::SameRoute,
                        path.span,
                        message,
                        "described again here",
                    );
                    self.report(diagnostic.and(first, "first described here"));
                }
            }
        }
    }

    fn ready_probe(&mut self, modules: &[Module]) -> Option<ReadyProbe> {
        let operations = self
            .description
            .documents
            .iter()
            .flat_map(|document| &document.operations);
        let mut probes = operations.filter_map(|operation| operation.ready_probe);
        let first = probes.next()?;
        let others: Vec<_> = probes.collect();
        for other in others {
            let message = "only one operation can be the ready probe";
            self.report(
                Diagnostic::new(Code::SecondReadyProbe, other, message, "a second one")
                    .and(first, "the first one"),
            );
        }
        let mut found = modules.iter().flat_map(|module| {
            module
                .operations
                .iter()
                .map(move |operation| (module, operation))
        });
        let (module, operation) = found.find(|(_, operation)| operation.ready_probe)?;
        let text = format!(
            "Waits until the sidecar is ready, for at most `timeout`.\n\n\
             Polls [`{}`](Self::{}) at short intervals.\n\n\
             # Errors\n\nFails if the sidecar is not ready in time. The error contains its address and the last failure.",
            operation.title, operation.name
        );
        Some(ReadyProbe {
            module: module.name.clone(),
            operation: operation.name.clone(),
            docs: docs::docs(&text),
        })
    }
}
