//! What is to be printed: the output of `lower`, the input of `render`.
//!
//! It says nothing about YAML and leaves nothing to decide. Strings that hold Rust are ready
//! to be printed; lists are in the order in which they are printed. A snapshot pins it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

/// The whole crate.
#[derive(Debug, Serialize)]
pub(crate) struct Model {
    /// The release of Dapr that the description was written for.
    pub(crate) api_version: String,
    pub(crate) modules: Vec<Module>,
    pub(crate) error_code: Enumeration,
    pub(crate) ready_probe: Option<ReadyProbe>,
}

/// The operation that tells whether the sidecar is ready.
#[derive(Debug, Serialize)]
pub(crate) struct ReadyProbe {
    pub(crate) module: String,
    pub(crate) operation: String,
    pub(crate) docs: Docs,
}

/// Lines of Markdown.
pub(crate) type Docs = Vec<String>;

/// What a file imports: paths, and the names from each.
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
}

/// One operation: a method of the client, its call, its outcome.
#[derive(Debug, Serialize)]
pub(crate) struct Operation {
    pub(crate) name: String,
    pub(crate) file: String,
    /// `GET /v1.0/...`
    pub(crate) title: String,
    pub(crate) docs: Docs,
    pub(crate) deprecated: bool,
    pub(crate) method: String,
    pub(crate) path: String,
    /// How its answer is read: a variant of the runtime's `AnswerBody`.
    pub(crate) answer_body: String,
    pub(crate) errors: Vec<DeclaredError>,
    pub(crate) refusals: Vec<Refusals>,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) begin: Vec<Statement>,
    pub(crate) call: String,
    pub(crate) setters: Vec<Setter>,
    /// The type that the call gives.
    pub(crate) output: String,
    pub(crate) outcome: Outcome,
    /// The types that the module shows.
    pub(crate) exports: Vec<String>,
    pub(crate) arms: Vec<Arm>,
    pub(crate) imports: Imports,
    pub(crate) ready_probe: bool,
    pub(crate) wire: Wire,
}

/// The tests of an operation on the wire.
#[derive(Debug, Serialize)]
pub(crate) struct Wire {
    /// The lines of an expression that calls the operation with the values of its example.
    pub(crate) call: Vec<String>,
    pub(crate) call_type: String,
    pub(crate) method: String,
    /// Path and query.
    pub(crate) target: String,
    /// Headers that the example sets.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: WireBody,
    pub(crate) answers: Vec<WireAnswer>,
    pub(crate) imports: Imports,
}

/// The body that the example sends, as a literal.
#[derive(Debug, Serialize)]
pub(crate) enum WireBody {
    None,
    Json(String),
    Text(String),
}

/// One answer, and what it becomes.
#[derive(Debug, Serialize)]
pub(crate) struct WireAnswer {
    /// The name of the test.
    pub(crate) name: String,
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    /// A literal.
    pub(crate) body: String,
    /// What must hold of the result, unless it is an error.
    pub(crate) check: Option<String>,
    /// The code of an error.
    pub(crate) code: Option<String>,
}

/// What the values of one parameter must not be.
#[derive(Debug, Serialize)]
pub(crate) struct Refusals {
    /// The name of the constant that holds the rules.
    pub(crate) constant: String,
    /// The rules, as expressions.
    pub(crate) rules: Vec<String>,
}

/// A status that is an error, with the codes that it can carry.
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

/// A method of a call that gives it one more value.
#[derive(Debug, Serialize)]
pub(crate) struct Setter {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) deprecated: bool,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) statements: Vec<Statement>,
}

/// What is done with a value. All fields are Rust expressions but for the names on the wire.
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
    /// The same query parameter once for each item of a list.
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

/// What an operation gives.
#[derive(Debug, Serialize)]
pub(crate) enum Outcome {
    /// A type that exists already.
    Plain,
    /// A struct with headers and a body.
    Struct(Answer),
    /// One of several.
    Enum(Choice),
}

/// An answer with headers.
#[derive(Debug, Serialize)]
pub(crate) struct Answer {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) fields: Vec<AnswerField>,
    /// It has a `body` that is bytes.
    pub(crate) payload: bool,
}

/// One field of an answer.
#[derive(Debug, Serialize)]
pub(crate) struct AnswerField {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) rust_type: String,
    /// How it is taken from `answer`.
    pub(crate) value: String,
}

/// An enum of outcomes.
#[derive(Debug, Serialize)]
pub(crate) struct Choice {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) variants: Vec<ChoiceVariant>,
    pub(crate) answers: Vec<Answer>,
    /// The one variant that holds something, if it is one.
    pub(crate) some: Option<SomeVariant>,
}

/// One outcome.
#[derive(Debug, Serialize)]
pub(crate) struct ChoiceVariant {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) rust_type: Option<String>,
}

/// The variant that holds something, where all others hold nothing.
#[derive(Debug, Serialize)]
pub(crate) struct SomeVariant {
    pub(crate) variant: String,
    pub(crate) accessor: String,
    pub(crate) rust_type: String,
    /// How to reach its bytes from `found`.
    pub(crate) payload: Option<String>,
}

/// An arm of the function that decodes an answer.
#[derive(Debug, Serialize)]
pub(crate) struct Arm {
    pub(crate) status: u16,
    pub(crate) result: ArmResult,
}

/// What an arm gives.
#[derive(Debug, Serialize)]
pub(crate) enum ArmResult {
    /// `Ok(value)`
    Value(String),
    /// The result itself.
    Result(String),
    /// A struct, bare or within a variant.
    Answer {
        name: String,
        fields: Vec<(String, String)>,
        variant: Option<String>,
    },
}

/// A struct that travels as a JSON object.
#[derive(Debug, Serialize)]
pub(crate) struct Struct {
    pub(crate) name: String,
    pub(crate) file: String,
    pub(crate) docs: Docs,
    pub(crate) derives: String,
    pub(crate) fields: Vec<Field>,
    /// Constants that are written with it.
    pub(crate) tags: Vec<(String, String)>,
    pub(crate) constructor: Option<Constructor>,
    pub(crate) setters: Vec<FieldSetter>,
    pub(crate) encoded: bool,
    pub(crate) decoded: bool,
    /// It holds something that must not be shown.
    pub(crate) secret: bool,
    pub(crate) imports: Imports,
}

/// One field of a struct.
#[derive(Debug, Serialize)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) rust_type: String,
    /// The statement that writes it to `object`.
    pub(crate) encode: String,
    /// The expression that reads it from `object`.
    pub(crate) decode: String,
}

/// Whether a field is always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Presence {
    Required,
    Optional,
    /// A boolean that is `false` when it is left out.
    Flag,
    /// A list that is left out when it is empty.
    List,
    /// A map that is left out when it is empty.
    Map,
}

/// `new`.
#[derive(Debug, Serialize)]
pub(crate) struct Constructor {
    pub(crate) arguments: Vec<Argument>,
    /// Fields with their first values.
    pub(crate) fields: Vec<String>,
    /// It takes nothing, so `Default` does the same.
    pub(crate) default: bool,
}

/// A method of a struct that sets one of its fields.
#[derive(Debug, Serialize)]
pub(crate) struct FieldSetter {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) arguments: Vec<Argument>,
    /// The statement that sets it.
    pub(crate) statement: String,
}

/// Named strings.
#[derive(Debug, Serialize)]
pub(crate) struct Enumeration {
    pub(crate) name: String,
    pub(crate) file: String,
    pub(crate) docs: Docs,
    pub(crate) open: bool,
    pub(crate) variants: Vec<EnumerationVariant>,
    pub(crate) encoded: bool,
    pub(crate) decoded: bool,
    pub(crate) imports: Imports,
}

/// One string with its name.
#[derive(Debug, Serialize)]
pub(crate) struct EnumerationVariant {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) docs: Docs,
}

/// One of several structs, told apart by a constant.
#[derive(Debug, Serialize)]
pub(crate) struct Union {
    pub(crate) name: String,
    pub(crate) file: String,
    pub(crate) docs: Docs,
    pub(crate) members: Vec<UnionMember>,
    pub(crate) imports: Imports,
}

/// One member of a union.
#[derive(Debug, Serialize)]
pub(crate) struct UnionMember {
    pub(crate) variant: String,
    /// The function that makes one.
    pub(crate) function: String,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) docs: Docs,
    pub(crate) rust_type: String,
}

impl Imports {
    pub(crate) fn add(&mut self, path: &str, name: &str) {
        self.0
            .entry(path.to_owned())
            .or_default()
            .insert(name.to_owned());
    }
}
