//! `ConversationOutput`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::Json;

dapr_client_runtime::json_struct! {
    /// An answer.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationOutput (ConversationOutputParts) {
        /// The text. It is absent when it is empty.
        pub result: Option<String> = optional "result",
        /// The parameters of the request, in the notation of a Protobuf `Any`.
        pub parameters: BTreeMap<String, Json> = map "parameters",
    }
}
