//! `JobData`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, Json, JsonValue};

/// The data of a job, in the wrapping in which the scheduler service keeps it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct JobData {
    /// The kind of the data. For a job that was scheduled over HTTP it is
    /// `type.googleapis.com/google.protobuf.Value`.
    pub type_url: String,
    /// The data itself: any JSON.
    pub value: Option<Json>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for JobData {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("@type", &self.type_url);
        object.optional("value", self.value.as_ref());
        object.end();
    }
}

impl FromJson for JobData {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            type_url: object.required("@type")?,
            value: object.optional("value")?,
        })
    }
}
