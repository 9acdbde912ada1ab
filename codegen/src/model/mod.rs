//! The model: the output of `lower` and the input of `render`.
//!
//! It contains no YAML and leaves no decisions open. Strings that contain Rust code are ready to
//! print. Lists are in printing order. A snapshot test pins the model.

mod responses;
mod server;
mod types;
mod wire;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

pub(crate) use responses::{
    Arm, ArmResult, Choice, ChoiceVariant, Outcome, ResponseField, ResponseStruct, SomeVariant,
};
pub(crate) use server::{
    Callback, Handled, HandledField, HandledVariant, Served, ServedError, ServedField, ServedPath,
    ServedResponse, ServedRoute,
};
pub(crate) use types::{
    Alternative, Alternatives, Constructor, Enumeration, EnumerationVariant, Field, FieldSetter,
    Presence, Struct, Union, UnionMember,
};
pub(crate) use wire::{StringInput, Wire, WireBody, WireResponse, WireSuccess};

/// The whole crate.
#[derive(Debug, Serialize)]
pub(crate) struct Model {
    /// The Dapr release that the description was written for.
    pub(crate) api_version: String,
    pub(crate) modules: Vec<Module>,
    pub(crate) error_code: Enumeration,
    pub(crate) ready_probe: Option<ReadyProbe>,
}

impl Model {
    pub(crate) fn has_callbacks(&self) -> bool {
        self.modules
            .iter()
            .any(|module| !module.callbacks.is_empty())
    }
}

/// The operation that reports whether the sidecar is ready.
#[derive(Debug, Serialize)]
pub(crate) struct ReadyProbe {
    pub(crate) module: String,
    pub(crate) operation: String,
    pub(crate) docs: Docs,
}

/// Lines of Markdown.
pub(crate) type Docs = Vec<String>;

/// The imports of a file: paths, and the names imported from each.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Imports(pub(crate) BTreeMap<String, BTreeSet<String>>);

/// A module: one building block.
#[derive(Debug, Serialize)]
pub(crate) struct Module {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) operations: Vec<Operation>,
    pub(crate) structs: Vec<Struct>,
    pub(crate) enumerations: Vec<Enumeration>,
    pub(crate) unions: Vec<Union>,
    pub(crate) alternatives: Vec<Alternatives>,
    /// The name of the trait of a sidecar that serves the operations.
    pub(crate) api: String,
    pub(crate) callbacks: Vec<Callback>,
    /// The imports of the trait.
    pub(crate) api_imports: Imports,
    /// The imports of a test that implements the trait.
    pub(crate) api_test_imports: Imports,
}

/// One operation: a method of the client, its call, its outcome.
#[derive(Debug, Serialize)]
pub(crate) struct Operation {
    pub(crate) name: String,
    pub(crate) file: String,
    /// The method and the path: `GET /v1.0/...`.
    pub(crate) title: String,
    pub(crate) docs: Docs,
    pub(crate) deprecated: bool,
    pub(crate) method: String,
    pub(crate) path: String,
    /// How its response is read: a variant of the runtime's `ResponseBody`.
    pub(crate) response_body: String,
    pub(crate) errors: Vec<DeclaredError>,
    pub(crate) refusals: Vec<Refusals>,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) begin: Vec<Statement>,
    pub(crate) call: String,
    /// The runtime's macro that defines the type of the call.
    pub(crate) define_call: &'static str,
    pub(crate) setters: Vec<Setter>,
    /// The type that the call returns.
    pub(crate) output: String,
    pub(crate) outcome: Outcome,
    /// The types that the module exports.
    pub(crate) exports: Vec<String>,
    pub(crate) arms: Vec<Arm>,
    pub(crate) imports: Imports,
    pub(crate) ready_probe: bool,
    pub(crate) wire: Wire,
    pub(crate) served: Served,
}

/// The values of one parameter that are rejected.
#[derive(Debug, Serialize)]
pub(crate) struct Refusals {
    /// The name of the constant that holds the rules.
    pub(crate) constant: String,
    /// The rules, as expressions.
    pub(crate) rules: Vec<String>,
}

/// An error status, with the codes that it can carry.
#[derive(Debug, Serialize)]
pub(crate) struct DeclaredError {
    pub(crate) status: u16,
    pub(crate) codes: Vec<String>,
}

/// An argument of a function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Argument {
    pub(crate) name: String,
    pub(crate) rust_type: String,
}

impl Argument {
    pub(crate) fn new(name: &str, rust_type: impl Into<String>) -> Self {
        Self {
            name: name.to_owned(),
            rust_type: rust_type.into(),
        }
    }

    /// Creates an argument that accepts any string type.
    pub(crate) fn text(name: &str) -> Self {
        Self::new(name, "impl AsRef<str>")
    }
}

/// A builder method that sets an optional value of a call.
#[derive(Debug, Serialize)]
pub(crate) struct Setter {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) deprecated: bool,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) statements: Vec<Statement>,
}

/// Checks a value or adds it to the request. Fields are Rust expressions, except wire names.
#[derive(Debug, Serialize)]
pub(crate) enum Statement {
    Refuse {
        parameter: String,
        value: String,
        constant: String,
    },
    Path {
        value: String,
    },
    PathSegments {
        value: String,
    },
    Query {
        name: String,
        value: String,
    },
    QueryEntry {
        prefix: String,
        key: String,
        value: String,
    },
    /// Repeats the query parameter for each item of a list.
    QueryItems {
        name: String,
        value: String,
    },
    AppendQuery {
        key: String,
        value: String,
    },
    Header {
        name: String,
        value: String,
    },
    /// A header with an optional value.
    OptionalHeader {
        name: String,
        value: String,
    },
    HeaderEntry {
        prefix: String,
        key: String,
        value: String,
    },
    AppendHeader {
        key: String,
        value: String,
    },
    Json {
        value: String,
    },
    JsonObject,
    JsonField {
        name: String,
        value: String,
    },
    JsonEntry {
        name: String,
        key: String,
        value: String,
    },
    Body {
        value: String,
    },
    JsonBody {
        value: String,
    },
    TextBody {
        value: String,
    },
    Method {
        value: String,
    },
    Let {
        name: String,
        value: String,
    },
}

impl Imports {
    pub(crate) fn join(&mut self, others: &Self) {
        for (path, names) in &others.0 {
            names.iter().for_each(|name| self.add(path, name));
        }
    }

    pub(crate) fn add(&mut self, path: &str, name: &str) {
        self.0
            .entry(path.to_owned())
            .or_default()
            .insert(name.to_owned());
    }
}
