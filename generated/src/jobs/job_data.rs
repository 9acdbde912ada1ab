//! `JobData`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, Error, FromJson, Json, JsonValue};
use serde::de::DeserializeOwned;

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

impl JobData {
    /// Reads `value` as JSON of a type, or gives `None` when it is absent.
    ///
    /// # Errors
    ///
    /// When it is not JSON of this type.
    pub fn json<T: DeserializeOwned>(&self) -> Result<Option<T>, Error> {
        self.value.as_ref().map(Json::decode).transpose()
    }
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
