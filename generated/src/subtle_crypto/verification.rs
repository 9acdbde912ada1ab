//! `Verification`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// Whether the signature is valid.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Verification (VerificationParts) {
        /// Whether the signature is valid. Absent if it is not.
        pub valid: bool = flag "valid",
    }
}
