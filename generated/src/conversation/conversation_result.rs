//! `ConversationResult`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::Json;

dapr_client_runtime::json_struct! {
    /// An output of the model.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationResult (ConversationResultParts) {
        /// The text. Absent if empty.
        pub result: Option<String> = optional "result",
        /// The parameters of the request, as Protobuf `Any` values in JSON.
        pub parameters: BTreeMap<String, Json> = map "parameters",
    }
}
