//! `JobData`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{Error, Json};
use serde::de::DeserializeOwned;

dapr_client_runtime::json_struct! {
    /// The data of a job, in the wrapper of the scheduler service.
    #[derive(Clone, Debug, PartialEq)]
    pub struct JobData (JobDataParts) {
        /// The type of the data. For a job scheduled over HTTP, it is
        /// `type.googleapis.com/google.protobuf.Value`.
        pub type_url: String = required "@type",
        /// The data, as any JSON.
        pub value: Option<Json> = optional "value",
        /// All other members, by their names.
        pub extensions: BTreeMap<String, Json> = rest,
    }
}

impl JobData {
    /// Decodes `value` as JSON. Returns `None` if it is absent.
    ///
    /// # Errors
    ///
    /// Fails if it is not the JSON of a `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<Option<T>, Error> {
        self.value.as_ref().map(Json::decode).transpose()
    }
}
