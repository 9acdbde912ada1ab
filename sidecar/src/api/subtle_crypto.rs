//! The subtle cryptography API: primitive operations with the keys of a component.
//!
//! daprd hides why an operation failed, because the reason could help an attacker.

use dapr_client::server::subtle_crypto::{
    DecryptedParts, EncryptedParts, PublicKeyParts, SignatureParts, UnwrappedKeyParts,
    VerificationParts, WrappedKeyParts,
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

use dapr_client::Bytes;

use super::body;
use super::crypto::{failed, no_crypto};
use crate::core::Core;
use crate::crypto::{CipherParams, Ciphertext, Key, read_key};
use crate::json::proto::{Field, Object, Type, parse_checked};

const COMPONENT: Field = text("componentName", "component_name");
const ALGORITHM: Field = text("algorithm", "algorithm");
const KEY: Field = text("keyName", "key_name");
const NONCE: Field = bytes("nonce", "nonce");
const TAG: Field = bytes("tag", "tag");
const DATA: Field = bytes("associatedData", "associated_data");
const DIGEST: Field = bytes("digest", "digest");

const fn text(name: &'static str, proto_name: &'static str) -> Field {
    field(name, proto_name, Type::Text)
}

const fn bytes(name: &'static str, proto_name: &'static str) -> Field {
    field(name, proto_name, Type::Bytes)
}

const fn field(name: &'static str, proto_name: &'static str, kind: Type) -> Field {
    Field {
        name,
        proto_name,
        kind,
    }
}

/// Parses a body, with the errors of the operation.
macro_rules! members {
    ($request:ident, $error:ident, $fields:expr, $read:expr) => {{
        let text = body::read($request.body.into_body()).await;
        let text = text.map_err(|error| $error::BodyRead(error.into()))?;
        parse_checked(&text, &$fields)
            .and_then(|members| $read(&members))
            .map_err(|error| {
                let message = format!("failed deserializing HTTP body: {error}");
                $error::MalformedRequest(message.into())
            })?
    }};
}

impl SubtleCryptoApi for Core {
    async fn subtle_get_key_alpha1(
        &self,
        request: SubtleGetKeyAlpha1Request,
    ) -> Result<PublicKey, SubtleGetKeyAlpha1Error> {
        let (name, format) = members!(
            request,
            SubtleGetKeyAlpha1Error,
            [
                COMPONENT,
                text("name", "name"),
                field("format", "format", Type::Enumeration)
            ],
            |members: &Object| {
                members.text("componentName", "component_name")?;
                let name = members.text("name", "name")?.unwrap_or_default();
                let format = members.enumeration("format", "format", &["PEM", "JSON"])?;
                Ok((name, format))
            }
        );
        let component = self.crypto(&request.component_name)?;
        let write = match format {
            0 => Key::to_pem,
            1 => Key::to_jwk,
            _ => {
                let message = "invalid request: invalid key format";
                return Err(SubtleGetKeyAlpha1Error::BadRequest(message.into()));
            }
        };
        let written = component.public_key(&name).and_then(|key| {
            let unknown = || format!("failed to marshal public key {name}: unsupported key type");
            write(&key).ok_or_else(unknown)
        });
        let public_key = written.map_err(|error| {
            let message = format!("failed to retrieve key {name}: {error}");
            SubtleGetKeyAlpha1Error::CryptoKey(message.into())
        })?;
        Ok(PublicKey::from(PublicKeyParts {
            name: Some(name).filter(|name| !name.is_empty()),
            public_key: Some(public_key),
        }))
    }

    async fn subtle_encrypt_alpha1(
        &self,
        request: SubtleEncryptAlpha1Request,
    ) -> Result<Encrypted, SubtleEncryptAlpha1Error> {
        let (parsed, text) = members!(
            request,
            SubtleEncryptAlpha1Error,
            [
                COMPONENT,
                bytes("plaintext", "plaintext"),
                ALGORITHM,
                KEY,
                NONCE,
                DATA
            ],
            |members: &Object| {
                Ok((
                    KeyRequest::read(members)?,
                    members.bytes("plaintext", "plaintext")?,
                ))
            }
        );
        let component = self.crypto(&request.component_name)?;
        let ciphertext = component.encrypt(&parsed.key, &text, parsed.with());
        let ciphertext = ciphertext
            .map_err(|_| SubtleEncryptAlpha1Error::Crypto(failed("failed to encrypt")))?;
        Ok(Encrypted::from(EncryptedParts {
            ciphertext: non_empty(ciphertext.text),
            tag: non_empty(ciphertext.tag),
        }))
    }

    async fn subtle_decrypt_alpha1(
        &self,
        request: SubtleDecryptAlpha1Request,
    ) -> Result<Decrypted, SubtleDecryptAlpha1Error> {
        let (parsed, ciphertext) = members!(
            request,
            SubtleDecryptAlpha1Error,
            [
                COMPONENT,
                bytes("ciphertext", "ciphertext"),
                ALGORITHM,
                KEY,
                NONCE,
                TAG,
                DATA
            ],
            |members: &Object| {
                let text = members.bytes("ciphertext", "ciphertext")?;
                let tag = members.bytes("tag", "tag")?;
                Ok((KeyRequest::read(members)?, Ciphertext { text, tag }))
            }
        );
        let component = self.crypto(&request.component_name)?;
        let plaintext = component.decrypt(&parsed.key, &ciphertext, parsed.with());
        let plaintext =
            plaintext.map_err(|_| SubtleDecryptAlpha1Error::Crypto(failed("failed to decrypt")))?;
        Ok(Decrypted::from(DecryptedParts {
            plaintext: non_empty(plaintext),
        }))
    }

    async fn subtle_wrap_key_alpha1(
        &self,
        request: SubtleWrapKeyAlpha1Request,
    ) -> Result<WrappedKey, SubtleWrapKeyAlpha1Error> {
        let (parsed, key) = members!(
            request,
            SubtleWrapKeyAlpha1Error,
            [
                COMPONENT,
                bytes("plaintextKey", "plaintext_key"),
                ALGORITHM,
                KEY,
                NONCE,
                DATA
            ],
            |members: &Object| {
                let key = members.bytes("plaintextKey", "plaintext_key")?;
                Ok((KeyRequest::read(members)?, key))
            }
        );
        let component = self.crypto(&request.component_name)?;
        // The contents of the request are known to its sender, so this error may be shown.
        let key = read_key(&key).map_err(|error| {
            let reason = format!("failed to parse plaintext key: {error}");
            SubtleWrapKeyAlpha1Error::Crypto(failed(&reason))
        })?;
        let wrapped = component.wrap(&parsed.key, &key, parsed.with());
        let wrapped =
            wrapped.map_err(|_| SubtleWrapKeyAlpha1Error::Crypto(failed("failed to wrap key")))?;
        Ok(WrappedKey::from(WrappedKeyParts {
            wrapped_key: wrapped.text.into(),
            tag: non_empty(wrapped.tag),
        }))
    }

    async fn subtle_unwrap_key_alpha1(
        &self,
        request: SubtleUnwrapKeyAlpha1Request,
    ) -> Result<UnwrappedKey, SubtleUnwrapKeyAlpha1Error> {
        let (parsed, ciphertext) = members!(
            request,
            SubtleUnwrapKeyAlpha1Error,
            [
                COMPONENT,
                bytes("wrappedKey", "wrapped_key"),
                ALGORITHM,
                KEY,
                NONCE,
                TAG,
                DATA
            ],
            |members: &Object| {
                let text = members.bytes("wrappedKey", "wrapped_key")?;
                let tag = members.bytes("tag", "tag")?;
                Ok((KeyRequest::read(members)?, Ciphertext { text, tag }))
            }
        );
        let component = self.crypto(&request.component_name)?;
        let key = component.unwrap(&parsed.key, &ciphertext, parsed.with());
        let key =
            key.map_err(|_| SubtleUnwrapKeyAlpha1Error::Crypto(failed("failed to unwrap key")))?;
        Ok(UnwrappedKey::from(UnwrappedKeyParts {
            plaintext_key: Bytes::copy_from_slice(key.bytes().unwrap_or_default()),
        }))
    }

    async fn subtle_sign_alpha1(
        &self,
        request: SubtleSignAlpha1Request,
    ) -> Result<Signature, SubtleSignAlpha1Error> {
        let (parsed, digest) = members!(
            request,
            SubtleSignAlpha1Error,
            [COMPONENT, DIGEST, ALGORITHM, KEY],
            |members: &Object| {
                Ok((
                    KeyRequest::read_short(members)?,
                    members.bytes("digest", "digest")?,
                ))
            }
        );
        let component = self.crypto(&request.component_name)?;
        let signature = component.sign(&parsed.key, &digest, &parsed.algorithm);
        let signature =
            signature.map_err(|_| SubtleSignAlpha1Error::Crypto(failed("failed to sign")))?;
        Ok(Signature::from(SignatureParts {
            signature: signature.into(),
        }))
    }

    async fn subtle_verify_alpha1(
        &self,
        request: SubtleVerifyAlpha1Request,
    ) -> Result<Verification, SubtleVerifyAlpha1Error> {
        let (parsed, digest, signature) = members!(
            request,
            SubtleVerifyAlpha1Error,
            [
                COMPONENT,
                DIGEST,
                ALGORITHM,
                KEY,
                bytes("signature", "signature")
            ],
            |members: &Object| {
                let digest = members.bytes("digest", "digest")?;
                let signature = members.bytes("signature", "signature")?;
                Ok((KeyRequest::read_short(members)?, digest, signature))
            }
        );
        let component = self.crypto(&request.component_name)?;
        let valid = component.verify(&parsed.key, &digest, &signature, &parsed.algorithm);
        let valid = valid
            .map_err(|_| SubtleVerifyAlpha1Error::Crypto(failed("failed to verify signature")))?;
        Ok(Verification::from(VerificationParts { valid }))
    }
}

no_crypto!(
    SubtleGetKeyAlpha1Error,
    SubtleEncryptAlpha1Error,
    SubtleDecryptAlpha1Error,
    SubtleWrapKeyAlpha1Error,
    SubtleUnwrapKeyAlpha1Error,
    SubtleSignAlpha1Error,
    SubtleVerifyAlpha1Error
);

/// The members that most operations share.
#[derive(Default)]
struct KeyRequest {
    key: String,
    algorithm: String,
    nonce: Vec<u8>,
    associated_data: Vec<u8>,
}

impl KeyRequest {
    /// Parses the key and the algorithm.
    fn read_short(members: &Object) -> Result<Self, String> {
        // Also in the path; here it must be a string.
        members.text("componentName", "component_name")?;
        Ok(Self {
            key: members.text("keyName", "key_name")?.unwrap_or_default(),
            algorithm: members.text("algorithm", "algorithm")?.unwrap_or_default(),
            ..Self::default()
        })
    }

    fn read(members: &Object) -> Result<Self, String> {
        Ok(Self {
            nonce: members.bytes("nonce", "nonce")?,
            associated_data: members.bytes("associatedData", "associated_data")?,
            ..Self::read_short(members)?
        })
    }

    fn with(&self) -> CipherParams<'_> {
        CipherParams {
            algorithm: &self.algorithm,
            nonce: &self.nonce,
            associated_data: &self.associated_data,
        }
    }
}

/// Omits empty bytes.
fn non_empty(bytes: Vec<u8>) -> Option<Bytes> {
    (!bytes.is_empty()).then(|| bytes.into())
}
