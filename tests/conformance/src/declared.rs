//! The elements of the description that a run can cover.

use std::collections::{BTreeMap, BTreeSet};

use crate::description::{Body, Description, Operation};
use crate::members;

/// A kind of element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Operation,
    Status,
    Code,
    Header,
    Way,
    Parameter,
    Member,
}

impl Kind {
    pub(crate) const ALL: [Self; 7] = [
        Self::Operation,
        Self::Status,
        Self::Code,
        Self::Header,
        Self::Way,
        Self::Parameter,
        Self::Member,
    ];

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Operation => "operations and callbacks",
            Self::Status => "(operation, status)",
            Self::Code => "(operation, error code)",
            Self::Header => "(operation, response header)",
            Self::Way => "alternative methods and paths",
            Self::Parameter => "parameters, present and absent",
            Self::Member => "members, present and absent",
        }
    }
}

/// Elements by kind and name, with the building blocks that they concern.
#[derive(Debug, Default)]
pub(crate) struct Declared(BTreeMap<Kind, BTreeMap<String, BTreeSet<String>>>);

impl Declared {
    pub(crate) fn of(description: &Description) -> Self {
        let mut declared = Self::default();
        for (id, operation) in &description.operations {
            match operation.alias_of {
                Some(_) => declared.add(Kind::Way, id.clone(), operation),
                None => declared.operation(description, id, operation),
            }
        }
        for (id, callback) in &description.callbacks {
            declared.operation(description, id, callback);
        }
        declared
    }

    /// The names of a kind. If `blocks` is not empty, only names that concern no other block.
    pub(crate) fn names(&self, kind: Kind, blocks: &[String]) -> BTreeSet<String> {
        let things = self.0.get(&kind).into_iter().flatten();
        let wanted = |of: &BTreeSet<String>| {
            blocks.is_empty() || of.iter().all(|block| blocks.contains(block))
        };
        things
            .filter(|(_, of)| wanted(of))
            .map(|(name, _)| name.clone())
            .collect()
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.values().any(|things| things.contains_key(name))
    }

    fn add(&mut self, kind: Kind, name: String, operation: &Operation) {
        let things = self.0.entry(kind).or_default();
        let blocks = things.entry(name).or_default();
        blocks.insert(operation.block.clone());
    }

    fn operation(&mut self, description: &Description, id: &str, operation: &Operation) {
        self.add(Kind::Operation, id.to_owned(), operation);
        for it in operation.parameters.iter().filter(|it| it.place != "path") {
            self.facets(Kind::Parameter, operation, id, &it.name, it.required);
        }
        if let Some(body) = &operation.body {
            self.facets(Kind::Parameter, operation, id, "body", body.required);
            self.members(description, operation, &format!("{id} body"), body);
        }
        for (status, response) in &operation.responses {
            let status = format!("{id} {status}");
            for code in &response.errors {
                self.add(Kind::Code, format!("{status} {code}"), operation);
            }
            for it in &response.headers {
                self.facets(Kind::Header, operation, &status, &it.name, it.required);
            }
            if let Some(body) = &response.body {
                self.members(description, operation, &status, body);
            }
            self.add(Kind::Status, status, operation);
        }
    }

    fn members(
        &mut self,
        description: &Description,
        operation: &Operation,
        owner: &str,
        body: &Body,
    ) {
        let Some(schema) = &body.schema else { return };
        for it in members::declared(&description.components, &schema.value, owner) {
            self.facets(Kind::Member, operation, &it.owner, &it.name, it.required);
        }
    }

    /// Optional elements must be observed present and absent; required ones must be rejected when absent.
    fn facets(&mut self, kind: Kind, operation: &Operation, of: &str, name: &str, required: bool) {
        self.add(kind, has(of, name), operation);
        self.add(kind, lacks(of, name, required), operation);
    }
}

/// The name of the element's presence.
pub(crate) fn has(of: &str, name: &str) -> String {
    format!("{of} has {name}")
}

/// The name of the element's absence, or of its requirement.
pub(crate) fn lacks(of: &str, name: &str, required: bool) -> String {
    match required {
        true => format!("{of} needs {name}"),
        false => format!("{of} without {name}"),
    }
}
