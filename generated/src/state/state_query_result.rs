//! `StateQueryResult`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

use super::StateQueryItem;

/// The results of a query.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct StateQueryResult {
    /// The results, in the order asked for.
    pub results: Vec<StateQueryItem>,
    /// Where the next part begins. It is absent when there is none.
    pub token: Option<String>,
    /// What else the store says.
    pub metadata: BTreeMap<String, String>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for StateQueryResult {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("results", &self.results);
        object.optional("token", self.token.as_ref());
        object.map("metadata", &self.metadata);
        object.end();
    }
}

impl FromJson for StateQueryResult {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            results: object.required("results")?,
            token: object.optional("token")?,
            metadata: object.default("metadata")?,
        })
    }
}
