//! `Signature`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Bytes;

dapr_client_runtime::json_struct! {
    /// The signature.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Signature (SignatureParts) {
        /// The signature. For elliptic curves, it is in ASN.1 DER.
        pub signature: Bytes = required "signature",
    }
}
