//! `StateQueryResult`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

use super::StateQueryItem;

/// The results of a query.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StateQueryResult {
    /// The results, in the order asked for.
    pub results: Vec<StateQueryItem>,
    /// Where the next part begins. It is absent when there is none.
    pub token: Option<String>,
    /// What else the store says.
    pub metadata: BTreeMap<String, String>,
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
