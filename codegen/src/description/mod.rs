//! The parsed description: the subset of OpenAPI 3.1 that the project accepts.
//!
//! Plain data that every later stage reads. It contains no decisions, only values and their
//! positions in the text.

mod example;
mod operation;
mod schema;

use crate::source::{Span, Spanned};

pub(crate) use example::Part;
pub(crate) use operation::{
    Content, ErrorCase, Header, Location, Operation, OtherMethods, Parameter, Refusal, RequestBody,
    Response, Rule, Stability, Status,
};
pub(crate) use schema::{
    Enumeration, EnumerationValue, Integer, Notation, Object, Offered, Property, Schema, Shape,
    Text,
};

/// All documents, in the order of their file names.
#[derive(Debug)]
pub(crate) struct Description {
    pub(crate) documents: Vec<Document>,
}

/// One file.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) file: usize,
    /// The name of the file without its extension.
    pub(crate) module: String,
    pub(crate) summary: Spanned<String>,
    pub(crate) version: Spanned<String>,
    pub(crate) description: Spanned<String>,
    pub(crate) operations: Vec<Operation>,
    /// The requests that the sidecar sends to the application. Their paths are paths of the
    /// application.
    pub(crate) callbacks: Vec<Operation>,
    pub(crate) components: Components,
}

/// The components that a `$ref` can refer to.
#[derive(Debug, Default)]
pub(crate) struct Components {
    pub(crate) schemas: Vec<Named<Schema>>,
    pub(crate) parameters: Vec<Named<Parameter>>,
    pub(crate) headers: Vec<Named<Header>>,
    pub(crate) responses: Vec<Named<Response>>,
    /// The names of all components, including those with errors.
    pub(crate) names: Vec<(Section, String)>,
}

/// A component and its name.
#[derive(Debug)]
pub(crate) struct Named<T> {
    pub(crate) name: Spanned<String>,
    pub(crate) value: T,
}

/// An inline definition, or a `$ref` to a component.
#[derive(Debug)]
pub(crate) enum OrReference<T> {
    Inline(T),
    Reference(Reference),
}

/// A `$ref`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    pub(crate) file: usize,
    pub(crate) section: Section,
    pub(crate) name: String,
    pub(crate) span: Span,
}

/// The section of `components` that a `$ref` refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    Schemas,
    Parameters,
    Headers,
    Responses,
}

impl Section {
    pub(crate) const ALL: [Self; 4] = [
        Self::Schemas,
        Self::Parameters,
        Self::Headers,
        Self::Responses,
    ];

    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Schemas => "schemas",
            Self::Parameters => "parameters",
            Self::Headers => "headers",
            Self::Responses => "responses",
        }
    }
}

/// A kind of component that a [`Reference`] can refer to.
pub(crate) trait Component: Sized {
    fn of(components: &Components) -> &[Named<Self>];
}

impl Component for Schema {
    fn of(components: &Components) -> &[Named<Self>] {
        &components.schemas
    }
}

impl Component for Parameter {
    fn of(components: &Components) -> &[Named<Self>] {
        &components.parameters
    }
}

impl Component for Header {
    fn of(components: &Components) -> &[Named<Self>] {
        &components.headers
    }
}

impl Component for Response {
    fn of(components: &Components) -> &[Named<Self>] {
        &components.responses
    }
}

impl Description {
    /// Returns the document that was parsed from this file.
    pub(crate) fn document(&self, file: usize) -> Option<&Document> {
        self.documents.iter().find(|document| document.file == file)
    }

    /// Returns the target of a reference.
    pub(crate) fn find<T: Component>(&self, reference: &Reference) -> Option<&Named<T>> {
        let components = &self.document(reference.file)?.components;
        T::of(components)
            .iter()
            .find(|named| named.name.value == reference.name)
    }

    /// Returns the definition, whether it is inline or behind a reference.
    pub(crate) fn resolve<'a, T: Component>(&'a self, item: &'a OrReference<T>) -> Option<&'a T> {
        match item {
            OrReference::Inline(value) => Some(value),
            OrReference::Reference(reference) => self.find(reference).map(|named| &named.value),
        }
    }

    /// Returns the schema after following any references.
    pub(crate) fn schema<'a>(&'a self, schema: &'a Schema) -> Option<&'a Schema> {
        match &schema.shape {
            Shape::Reference(reference) => self.find::<Schema>(reference).map(|named| &named.value),
            _ => Some(schema),
        }
    }
}
