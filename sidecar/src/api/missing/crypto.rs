//! Without the feature `crypto`.

use dapr_client::Body;
use dapr_client::server::crypto::{
    CryptoApi, DecryptAlpha1Error, DecryptAlpha1Request, EncryptAlpha1Error, EncryptAlpha1Request,
};
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

super::missing! { Crypto, CryptoApi,
    encrypt_alpha1(EncryptAlpha1Request) -> Body, EncryptAlpha1Error::CryptoProvidersNotConfigured;
    decrypt_alpha1(DecryptAlpha1Request) -> Body, DecryptAlpha1Error::CryptoProvidersNotConfigured;
}

super::missing! { Crypto, SubtleCryptoApi,
    subtle_get_key_alpha1(SubtleGetKeyAlpha1Request) -> PublicKey, SubtleGetKeyAlpha1Error::CryptoProvidersNotConfigured;
    subtle_decrypt_alpha1(SubtleDecryptAlpha1Request) -> Decrypted, SubtleDecryptAlpha1Error::CryptoProvidersNotConfigured;
    subtle_encrypt_alpha1(SubtleEncryptAlpha1Request) -> Encrypted, SubtleEncryptAlpha1Error::CryptoProvidersNotConfigured;
    subtle_sign_alpha1(SubtleSignAlpha1Request) -> Signature, SubtleSignAlpha1Error::CryptoProvidersNotConfigured;
    subtle_unwrap_key_alpha1(SubtleUnwrapKeyAlpha1Request) -> UnwrappedKey, SubtleUnwrapKeyAlpha1Error::CryptoProvidersNotConfigured;
    subtle_verify_alpha1(SubtleVerifyAlpha1Request) -> Verification, SubtleVerifyAlpha1Error::CryptoProvidersNotConfigured;
    subtle_wrap_key_alpha1(SubtleWrapKeyAlpha1Request) -> WrappedKey, SubtleWrapKeyAlpha1Error::CryptoProvidersNotConfigured;
}
