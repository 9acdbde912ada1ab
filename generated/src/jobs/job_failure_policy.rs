//! `JobFailurePolicy`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, Json, JsonValue, JsonWriter, ToJson};
use serde::Serialize;

use super::JobRetry;

/// What happens when a call of the application failed. It has one member and no more; with none
/// at all it counts as not given.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct JobFailurePolicy {
    /// The call is not repeated.
    pub drop: Option<Json>,
    /// The call is repeated.
    pub constant: Option<JobRetry>,
}

impl JobFailurePolicy {
    /// With what it must have, and nothing else.
    pub fn new() -> Self {
        Self {
            drop: None,
            constant: None,
        }
    }

    /// The call is not repeated.
    #[must_use]
    pub fn drop(mut self, drop: impl Serialize) -> Self {
        self.drop = Some(Json::new(&drop));
        self
    }

    /// The call is repeated.
    #[must_use]
    pub fn constant(mut self, constant: JobRetry) -> Self {
        self.constant = Some(constant);
        self
    }
}

impl ToJson for JobFailurePolicy {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.optional("drop", self.drop.as_ref());
        object.optional("constant", self.constant.as_ref());
        object.end();
    }
}

impl FromJson for JobFailurePolicy {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            drop: object.optional("drop")?,
            constant: object.optional("constant")?,
        })
    }
}
