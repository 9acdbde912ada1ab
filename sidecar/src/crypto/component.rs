//! A cryptography component: finds a key, sees whether it may be used, and uses it.

use super::fault::Fault;
use super::key::{Form, Key, Operation, parse};
use super::source::Source;
use super::{asymmetric, signature, symmetric};
use crate::resources::{ComponentSpec, Kind};

/// A component of a type `crypto.dapr.*`. All faults are what daprd's component says.
pub(crate) struct CryptoComponent {
    source: Source,
}

/// What is encrypted, and its tag if the algorithm has one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sealed {
    pub(crate) text: Vec<u8>,
    pub(crate) tag: Vec<u8>,
}

/// How to encrypt or decrypt: what goes with the text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct With<'a> {
    pub(crate) algorithm: &'a str,
    pub(crate) nonce: &'a [u8],
    pub(crate) associated_data: &'a [u8],
}

impl CryptoComponent {
    /// The component, or what is wrong with its properties.
    pub(crate) fn new(spec: &ComponentSpec) -> Result<Self, String> {
        let source = match spec.kind {
            Kind::CryptoLocalStorage => Source::folder(&spec.properties)?,
            Kind::CryptoJwks => Source::set(&spec.properties)?,
            other => return Err(format!("a component of kind {other:?} has no keys")),
        };
        Ok(Self { source })
    }

    /// The public half of a key pair.
    pub(crate) fn public_key(&self, name: &str) -> Result<Key, String> {
        let key = self.source.find(name)?;
        key.public().ok_or_else(|| "key not found".to_owned())
    }

    /// Encrypts a short text.
    pub(crate) fn encrypt(&self, key: &str, text: &[u8], with: With<'_>) -> Result<Sealed, String> {
        let key = self.usable(key, "key", Operation::Encrypt, with.algorithm)?;
        seal(&key, text, with).map_err(|fault| format!("failed to encrypt data: {fault}"))
    }

    /// Decrypts a short text.
    pub(crate) fn decrypt(
        &self,
        key: &str,
        sealed: &Sealed,
        with: With<'_>,
    ) -> Result<Vec<u8>, String> {
        let key = self.usable(key, "key", Operation::Decrypt, with.algorithm)?;
        open(&key, sealed, with).map_err(|fault| format!("failed to decrypt data: {fault}"))
    }

    /// Encrypts a key with another.
    pub(crate) fn wrap(&self, key: &str, wrapped: &Key, with: With<'_>) -> Result<Sealed, String> {
        let text = wrapped.serialize();
        let text = text.ok_or("cannot serialize key: unsupported key type")?;
        let key = self.usable(
            key,
            "key encryption key",
            Operation::WrapKey,
            with.algorithm,
        )?;
        seal(&key, &text, with).map_err(|fault| format!("failed to encrypt data: {fault}"))
    }

    /// Decrypts a key with another. It is a symmetric one.
    pub(crate) fn unwrap(&self, key: &str, sealed: &Sealed, with: With<'_>) -> Result<Key, String> {
        let key = self.usable(
            key,
            "key encryption key",
            Operation::UnwrapKey,
            with.algorithm,
        )?;
        let text =
            open(&key, sealed, with).map_err(|fault| format!("failed to decrypt data: {fault}"))?;
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
            .map_err(|fault| format!("failed to sign message: {fault}"))
    }

    /// Whether a signature is that of a digest.
    pub(crate) fn verify(
        &self,
        key: &str,
        digest: &[u8],
        signature: &[u8],
        algorithm: &str,
    ) -> Result<bool, String> {
        let key = self.usable(key, "key", Operation::Verify, algorithm)?;
        signature::verify(&key, algorithm, digest, signature)
            .map_err(|fault| format!("failed to validate the signature: {fault}"))
    }

    fn usable(
        &self,
        name: &str,
        what: &str,
        operation: Operation,
        algorithm: &str,
    ) -> Result<Key, String> {
        let key = self.source.find(name);
        let key = key.map_err(|fault| format!("failed to retrieve the {what}: {fault}"))?;
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

/// A key that a request brings: a JWK, PEM, or bytes.
pub(crate) fn read_key(bytes: &[u8]) -> Result<Key, String> {
    parse(bytes, Form::Unknown)
}

fn seal(key: &Key, text: &[u8], with: With<'_>) -> Result<Sealed, Fault> {
    match asymmetric::Algorithm::of(with.algorithm) {
        Some(algorithm) => {
            let text = asymmetric::encrypt(key, algorithm, text, with.associated_data)?;
            Ok(Sealed {
                text,
                tag: Vec::new(),
            })
        }
        None => symmetric::encrypt(key, text, with),
    }
}

fn open(key: &Key, sealed: &Sealed, with: With<'_>) -> Result<Vec<u8>, Fault> {
    match asymmetric::Algorithm::of(with.algorithm) {
        Some(algorithm) => asymmetric::decrypt(key, algorithm, &sealed.text, with.associated_data),
        None => symmetric::decrypt(key, sealed, with),
    }
}
