//! `FinishReason`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::open_enum! {
    /// The reason why a model stopped. Components can define additional reasons.
    pub enum FinishReason {
        /// The model completed its response.
        Stop = "stop",
        /// The response reached the maximum length.
        Length = "length",
        /// The model calls tools.
        ToolCalls = "tool_calls",
        /// A content filter removed part of the response.
        ContentFilter = "content_filter",
    }
}
