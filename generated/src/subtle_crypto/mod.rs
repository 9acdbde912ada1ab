//! Low-level cryptographic operations.
//!
//! Encrypts, wraps, signs and verifies with keys that remain in a component. Safe use
//! requires knowledge of cryptography, unlike the building block `crypto`.
//!
//! Released sidecars do not include these operations and return 501. A sidecar that
//! includes them lists the feature `_SubtleCrypto` in its metadata.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

pub(crate) mod decrypted;
pub(crate) mod encrypted;
mod encryption_algorithm;
mod key_format;
pub(crate) mod public_key;
pub(crate) mod signature;
mod signature_algorithm;
pub(crate) mod subtle_decrypt_alpha1;
pub(crate) mod subtle_encrypt_alpha1;
pub(crate) mod subtle_get_key_alpha1;
pub(crate) mod subtle_sign_alpha1;
pub(crate) mod subtle_unwrap_key_alpha1;
pub(crate) mod subtle_verify_alpha1;
pub(crate) mod subtle_wrap_key_alpha1;
pub(crate) mod unwrapped_key;
pub(crate) mod verification;
pub(crate) mod wrapped_key;

pub use decrypted::Decrypted;
pub use encrypted::Encrypted;
pub use encryption_algorithm::EncryptionAlgorithm;
pub use key_format::KeyFormat;
pub use public_key::PublicKey;
pub use signature::Signature;
pub use signature_algorithm::SignatureAlgorithm;
pub use subtle_decrypt_alpha1::SubtleDecryptAlpha1Call;
pub use subtle_encrypt_alpha1::SubtleEncryptAlpha1Call;
pub use subtle_get_key_alpha1::SubtleGetKeyAlpha1Call;
pub use subtle_sign_alpha1::SubtleSignAlpha1Call;
pub use subtle_unwrap_key_alpha1::SubtleUnwrapKeyAlpha1Call;
pub use subtle_verify_alpha1::SubtleVerifyAlpha1Call;
pub use subtle_wrap_key_alpha1::SubtleWrapKeyAlpha1Call;
pub use unwrapped_key::UnwrappedKey;
pub use verification::Verification;
pub use wrapped_key::WrappedKey;
