//! A cryptography component: finds keys, checks their permitted use, and uses them.

use super::error::CryptoError;
use super::key::{Form, Key, Operation, parse};
use super::source::Source;
use super::{asymmetric, signature, symmetric};
use crate::resources::{ComponentSpec, Kind};

/// A component of a type `crypto.dapr.*`. All errors are messages of daprd's component.
pub(crate) struct CryptoComponent {
    source: Source,
}

/// A ciphertext, and its authentication tag if the algorithm has one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ciphertext {
    pub(crate) text: Vec<u8>,
    pub(crate) tag: Vec<u8>,
}

/// The parameters of an encryption or decryption.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CipherParams<'a> {
    pub(crate) algorithm: &'a str,
    pub(crate) nonce: &'a [u8],
    pub(crate) associated_data: &'a [u8],
}

impl CryptoComponent {
    /// Creates the component. Fails if a property is invalid.
    pub(crate) fn new(spec: &ComponentSpec) -> Result<Self, String> {
        let source = match spec.kind {
            Kind::CryptoLocalStorage => Source::folder(&spec.properties)?,
            Kind::CryptoJwks => Source::set(&spec.properties)?,
            other => return Err(format!("a component of kind {other:?} has no keys")),
        };
        Ok(Self { source })
    }

    /// Returns the public key of a key pair.
    pub(crate) fn public_key(&self, name: &str) -> Result<Key, String> {
        let key = self.source.find(name)?;
        key.public().ok_or_else(|| "key not found".to_owned())
    }

    /// Encrypts a short plaintext.
    pub(crate) fn encrypt(
        &self,
        key: &str,
        text: &[u8],
        params: CipherParams<'_>,
    ) -> Result<Ciphertext, String> {
        let key = self.usable(key, "key", Operation::Encrypt, params.algorithm)?;
        seal(&key, text, params).map_err(|error| format!("failed to encrypt data: {error}"))
    }

    /// Decrypts a short ciphertext.
    pub(crate) fn decrypt(
        &self,
        key: &str,
        ciphertext: &Ciphertext,
        params: CipherParams<'_>,
    ) -> Result<Vec<u8>, String> {
        let key = self.usable(key, "key", Operation::Decrypt, params.algorithm)?;
        open(&key, ciphertext, params).map_err(|error| format!("failed to decrypt data: {error}"))
    }

    /// Wraps a key with another.
    pub(crate) fn wrap(
        &self,
        key: &str,
        wrapped: &Key,
        params: CipherParams<'_>,
    ) -> Result<Ciphertext, String> {
        let text = wrapped.serialize();
        let text = text.ok_or("cannot serialize key: unsupported key type")?;
        let key = self.usable(
            key,
            "key encryption key",
            Operation::WrapKey,
            params.algorithm,
        )?;
        seal(&key, &text, params).map_err(|error| format!("failed to encrypt data: {error}"))
    }

    /// Unwraps a symmetric key with another key.
    pub(crate) fn unwrap(
        &self,
        key: &str,
        ciphertext: &Ciphertext,
        params: CipherParams<'_>,
    ) -> Result<Key, String> {
        let key = self.usable(
            key,
            "key encryption key",
            Operation::UnwrapKey,
            params.algorithm,
        )?;
        let text = open(&key, ciphertext, params)
            .map_err(|error| format!("failed to decrypt data: {error}"))?;
        Key::symmetric(text)
            .ok_or_else(|| "failed to create JWK from raw key: it is empty".to_owned())
    }

    /// Signs a digest.
    pub(crate) fn sign(
        &self,
        key: &str,
        digest: &[u8],
        algorithm: &str,
    ) -> Result<Vec<u8>, String> {
        let key = self.usable(key, "key", Operation::Sign, algorithm)?;
        signature::sign(&key, algorithm, digest)
            .map_err(|error| format!("failed to sign message: {error}"))
    }

    /// Verifies the signature of a digest.
    pub(crate) fn verify(
        &self,
        key: &str,
        digest: &[u8],
        signature: &[u8],
        algorithm: &str,
    ) -> Result<bool, String> {
        let key = self.usable(key, "key", Operation::Verify, algorithm)?;
        signature::verify(&key, algorithm, digest, signature)
            .map_err(|error| format!("failed to validate the signature: {error}"))
    }

    fn usable(
        &self,
        name: &str,
        what: &str,
        operation: Operation,
        algorithm: &str,
    ) -> Result<Key, String> {
        let key = self.source.find(name);
        let key = key.map_err(|error| format!("failed to retrieve the {what}: {error}"))?;
        if !key.allows(operation) {
            let operation = operation.name();
            return Err(format!("key cannot perform the '{operation}' operation"));
        }
        if !key.allows_algorithm(algorithm) {
            return Err(format!("key cannot be used with algorithm '{algorithm}'"));
        }
        Ok(key)
    }
}

/// Parses a key in a request: a JWK, PEM, or raw bytes.
pub(crate) fn read_key(bytes: &[u8]) -> Result<Key, String> {
    parse(bytes, Form::Unknown)
}

fn seal(key: &Key, text: &[u8], params: CipherParams<'_>) -> Result<Ciphertext, CryptoError> {
    match asymmetric::Algorithm::of(params.algorithm) {
        Some(algorithm) => {
            let text = asymmetric::encrypt(key, algorithm, text, params.associated_data)?;
            Ok(Ciphertext {
                text,
                tag: Vec::new(),
            })
        }
        None => symmetric::encrypt(key, text, params),
    }
}

fn open(
    key: &Key,
    ciphertext: &Ciphertext,
    params: CipherParams<'_>,
) -> Result<Vec<u8>, CryptoError> {
    match asymmetric::Algorithm::of(params.algorithm) {
        Some(algorithm) => {
            asymmetric::decrypt(key, algorithm, &ciphertext.text, params.associated_data)
        }
        None => symmetric::decrypt(key, ciphertext, params),
    }
}
