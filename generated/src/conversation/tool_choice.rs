//! `ToolChoice`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::open_enum! {
    /// Whether the model may or must call a tool. Case-sensitive.
    pub enum ToolChoice {
        /// The model must not call a tool.
        None = "none",
        /// The model may call tools.
        Auto = "auto",
        /// The model must call at least one tool. daprd refuses this if the request has no tools.
        Required = "required",
    }
}
