//! `FinishReason`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::open_enum! {
    /// Why a model stopped. Components can have reasons of their own.
    pub enum FinishReason {
        /// It had said everything.
        Stop = "stop",
        /// It had said as much as it may.
        Length = "length",
        /// It wants tools to be called.
        ToolCalls = "tool_calls",
        /// A filter has left something out.
        ContentFilter = "content_filter",
    }
}
