//! `JobFailurePolicy`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, Json, JsonValue, JsonWriter, ToJson};

use super::JobRetry;

/// The policy for failed runs of a job.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum JobFailurePolicy {
    /// Failed runs are not retried.
    Drop,
    /// Failed runs are retried.
    Constant(JobRetry),
    /// A value that this version of the client does not know.
    Other(Json),
}

impl ToJson for JobFailurePolicy {
    fn write_json(&self, writer: &mut JsonWriter) {
        if let Self::Other(other) = self {
            return ToJson::write_json(other, writer);
        }
        let mut object = writer.object();
        match self {
            Self::Drop => object.empty("drop"),
            Self::Constant(value) => object.field("constant", value),
            Self::Other(_) => {}
        }
        object.end();
    }
}

impl FromJson for JobFailurePolicy {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let known = ["drop", "constant"];
        let object = value.object()?;
        match object.only_one_of(&known)? {
            Some("drop") => Ok(Self::Drop),
            Some("constant") => object.required("constant").map(Self::Constant),
            _ => Json::from_json(value).map(Self::Other),
        }
    }
}
