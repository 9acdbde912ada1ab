//! `JobData`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{Error, Json};
use serde::de::DeserializeOwned;

dapr_client_runtime::json_struct! {
    /// The data of a job, in the wrapping in which the scheduler service keeps it.
    #[derive(Clone, Debug, PartialEq)]
    pub struct JobData (JobDataParts) {
        /// The kind of the data. For a job that was scheduled over HTTP it is
        /// `type.googleapis.com/google.protobuf.Value`.
        pub type_url: String = required "@type",
        /// The data itself: any JSON.
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
