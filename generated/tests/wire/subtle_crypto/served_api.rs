//! A sidecar that serves nothing.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::server::subtle_crypto::{
    SubtleCryptoApi, SubtleDecryptAlpha1Error, SubtleDecryptAlpha1Request,
    SubtleEncryptAlpha1Error, SubtleEncryptAlpha1Request, SubtleGetKeyAlpha1Error,
    SubtleGetKeyAlpha1Request, SubtleSignAlpha1Error, SubtleSignAlpha1Request,
    SubtleUnwrapKeyAlpha1Error, SubtleUnwrapKeyAlpha1Request, SubtleVerifyAlpha1Error,
    SubtleVerifyAlpha1Request, SubtleWrapKeyAlpha1Error, SubtleWrapKeyAlpha1Request,
};
use dapr_client::subtle_crypto::{
    Decrypted, Encrypted, PublicKey, Signature, UnwrappedKey, Verification, WrappedKey,
};

use crate::dispatch::{Refusing, refused};

impl SubtleCryptoApi for Refusing {
    async fn subtle_decrypt_alpha1(
        &self,
        _: SubtleDecryptAlpha1Request,
    ) -> Result<Decrypted, SubtleDecryptAlpha1Error> {
        Err(refused("subtle_decrypt_alpha1").into())
    }

    async fn subtle_encrypt_alpha1(
        &self,
        _: SubtleEncryptAlpha1Request,
    ) -> Result<Encrypted, SubtleEncryptAlpha1Error> {
        Err(refused("subtle_encrypt_alpha1").into())
    }

    async fn subtle_get_key_alpha1(
        &self,
        _: SubtleGetKeyAlpha1Request,
    ) -> Result<PublicKey, SubtleGetKeyAlpha1Error> {
        Err(refused("subtle_get_key_alpha1").into())
    }

    async fn subtle_sign_alpha1(
        &self,
        _: SubtleSignAlpha1Request,
    ) -> Result<Signature, SubtleSignAlpha1Error> {
        Err(refused("subtle_sign_alpha1").into())
    }

    async fn subtle_unwrap_key_alpha1(
        &self,
        _: SubtleUnwrapKeyAlpha1Request,
    ) -> Result<UnwrappedKey, SubtleUnwrapKeyAlpha1Error> {
        Err(refused("subtle_unwrap_key_alpha1").into())
    }

    async fn subtle_verify_alpha1(
        &self,
        _: SubtleVerifyAlpha1Request,
    ) -> Result<Verification, SubtleVerifyAlpha1Error> {
        Err(refused("subtle_verify_alpha1").into())
    }

    async fn subtle_wrap_key_alpha1(
        &self,
        _: SubtleWrapKeyAlpha1Request,
    ) -> Result<WrappedKey, SubtleWrapKeyAlpha1Error> {
        Err(refused("subtle_wrap_key_alpha1").into())
    }
}
