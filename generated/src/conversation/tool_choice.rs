//! `ToolChoice`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::open_enum! {
    /// Whether the model may or must want a tool to be called. Upper and lower case matter.
    pub enum ToolChoice {
        /// It must not.
        None = "none",
        /// It may.
        Auto = "auto",
        /// It must want at least one. This is refused where there are no tools.
        Required = "required",
    }
}
