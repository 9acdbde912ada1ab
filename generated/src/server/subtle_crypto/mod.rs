//! Low-level cryptographic operations.
//!
//! Encrypts, wraps, signs and verifies with keys that remain in a component. Safe use
//! requires knowledge of cryptography, unlike the building block `crypto`.
//!
//! Released sidecars do not include these operations and return 501. A sidecar that
//! includes them lists the feature `_SubtleCrypto` in its metadata.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

mod subtle_decrypt_alpha1;
mod subtle_encrypt_alpha1;
mod subtle_get_key_alpha1;
mod subtle_sign_alpha1;
mod subtle_unwrap_key_alpha1;
mod subtle_verify_alpha1;
mod subtle_wrap_key_alpha1;

pub use subtle_decrypt_alpha1::{
    SUBTLE_DECRYPT_ALPHA1, SubtleDecryptAlpha1Body, SubtleDecryptAlpha1Error,
    SubtleDecryptAlpha1Request,
};
pub use subtle_encrypt_alpha1::{
    SUBTLE_ENCRYPT_ALPHA1, SubtleEncryptAlpha1Body, SubtleEncryptAlpha1Error,
    SubtleEncryptAlpha1Request,
};
pub use subtle_get_key_alpha1::{
    SUBTLE_GET_KEY_ALPHA1, SubtleGetKeyAlpha1Body, SubtleGetKeyAlpha1Error,
    SubtleGetKeyAlpha1Request,
};
pub use subtle_sign_alpha1::{
    SUBTLE_SIGN_ALPHA1, SubtleSignAlpha1Body, SubtleSignAlpha1Error, SubtleSignAlpha1Request,
};
pub use subtle_unwrap_key_alpha1::{
    SUBTLE_UNWRAP_KEY_ALPHA1, SubtleUnwrapKeyAlpha1Body, SubtleUnwrapKeyAlpha1Error,
    SubtleUnwrapKeyAlpha1Request,
};
pub use subtle_verify_alpha1::{
    SUBTLE_VERIFY_ALPHA1, SubtleVerifyAlpha1Body, SubtleVerifyAlpha1Error,
    SubtleVerifyAlpha1Request,
};
pub use subtle_wrap_key_alpha1::{
    SUBTLE_WRAP_KEY_ALPHA1, SubtleWrapKeyAlpha1Body, SubtleWrapKeyAlpha1Error,
    SubtleWrapKeyAlpha1Request,
};

pub use crate::subtle_crypto::decrypted::DecryptedParts;
pub use crate::subtle_crypto::encrypted::EncryptedParts;
pub use crate::subtle_crypto::public_key::PublicKeyParts;
pub use crate::subtle_crypto::signature::SignatureParts;
pub use crate::subtle_crypto::unwrapped_key::UnwrappedKeyParts;
pub use crate::subtle_crypto::verification::VerificationParts;
pub use crate::subtle_crypto::wrapped_key::WrappedKeyParts;

use std::future::Future;

use crate::subtle_crypto::{
    Decrypted, Encrypted, PublicKey, Signature, UnwrappedKey, Verification, WrappedKey,
};

/// What a sidecar does for each operation of this building block.
pub trait SubtleCryptoApi: Send + Sync {
    /// `POST /v1.0-alpha1/subtlecrypto/{name}/decrypt`
    fn subtle_decrypt_alpha1(
        &self,
        request: SubtleDecryptAlpha1Request,
    ) -> impl Future<Output = Result<Decrypted, SubtleDecryptAlpha1Error>> + Send;

    /// `POST /v1.0-alpha1/subtlecrypto/{name}/encrypt`
    fn subtle_encrypt_alpha1(
        &self,
        request: SubtleEncryptAlpha1Request,
    ) -> impl Future<Output = Result<Encrypted, SubtleEncryptAlpha1Error>> + Send;

    /// `POST /v1.0-alpha1/subtlecrypto/{name}/getkey`
    fn subtle_get_key_alpha1(
        &self,
        request: SubtleGetKeyAlpha1Request,
    ) -> impl Future<Output = Result<PublicKey, SubtleGetKeyAlpha1Error>> + Send;

    /// `POST /v1.0-alpha1/subtlecrypto/{name}/sign`
    fn subtle_sign_alpha1(
        &self,
        request: SubtleSignAlpha1Request,
    ) -> impl Future<Output = Result<Signature, SubtleSignAlpha1Error>> + Send;

    /// `POST /v1.0-alpha1/subtlecrypto/{name}/unwrapkey`
    fn subtle_unwrap_key_alpha1(
        &self,
        request: SubtleUnwrapKeyAlpha1Request,
    ) -> impl Future<Output = Result<UnwrappedKey, SubtleUnwrapKeyAlpha1Error>> + Send;

    /// `POST /v1.0-alpha1/subtlecrypto/{name}/verify`
    fn subtle_verify_alpha1(
        &self,
        request: SubtleVerifyAlpha1Request,
    ) -> impl Future<Output = Result<Verification, SubtleVerifyAlpha1Error>> + Send;

    /// `POST /v1.0-alpha1/subtlecrypto/{name}/wrapkey`
    fn subtle_wrap_key_alpha1(
        &self,
        request: SubtleWrapKeyAlpha1Request,
    ) -> impl Future<Output = Result<WrappedKey, SubtleWrapKeyAlpha1Error>> + Send;
}
