//! Keys and their permitted uses.

mod elliptic;
mod jwk;
mod parse;

use ed25519_dalek::{SigningKey, VerifyingKey};
use rsa::{RsaPrivateKey, RsaPublicKey};

pub(super) use self::elliptic::{CurvePrivateKey, CurvePublicKey};
pub(super) use self::jwk::read_set;
pub(super) use self::parse::{Form, parse};
use crate::json::Value;

/// A key: symmetric, private or public.
#[derive(Clone)]
pub(crate) struct Key {
    pub(super) material: Material,
    /// The attributes of a JWK.
    attributes: Attributes,
}

/// The key material.
#[derive(Clone)]
pub(super) enum Material {
    Symmetric(Vec<u8>),
    RsaPrivate(Box<RsaPrivateKey>),
    RsaPublic(Box<RsaPublicKey>),
    CurvePrivate(CurvePrivateKey),
    CurvePublic(CurvePublicKey),
    EdwardsPrivate(Box<SigningKey>),
    EdwardsPublic(Box<VerifyingKey>),
}

/// Members of a JWK without key material, such as `use`.
#[derive(Clone, Debug, Default)]
struct Attributes {
    id: String,
    usage: String,
    operations: Vec<String>,
    algorithm: String,
    /// All of them, unchanged.
    members: Vec<(String, Value)>,
}

/// An operation with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    Encrypt,
    Decrypt,
    WrapKey,
    UnwrapKey,
    Sign,
    Verify,
}

impl Operation {
    /// The name in the member `key_ops` of a JWK.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Encrypt => "encrypt",
            Self::Decrypt => "decrypt",
            Self::WrapKey => "wrapKey",
            Self::UnwrapKey => "unwrapKey",
            Self::Sign => "sign",
            Self::Verify => "verify",
        }
    }

    /// The name in the member `use` of a JWK.
    fn usage(self) -> &'static str {
        match self {
            Self::Sign | Self::Verify => "sig",
            _ => "enc",
        }
    }
}

impl Key {
    /// Creates a symmetric key of at least one byte.
    pub(crate) fn symmetric(bytes: Vec<u8>) -> Option<Self> {
        (!bytes.is_empty()).then(|| Self::new(Material::Symmetric(bytes)))
    }

    fn new(material: Material) -> Self {
        Self {
            material,
            attributes: Attributes::default(),
        }
    }

    /// The bytes of a symmetric key.
    pub(crate) fn bytes(&self) -> Option<&[u8]> {
        match &self.material {
            Material::Symmetric(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The ID in a key set.
    pub(super) fn id(&self) -> &str {
        &self.attributes.id
    }

    /// Whether the key permits this operation. Unrestricted if the key does not declare any.
    pub(super) fn allows(&self, operation: Operation) -> bool {
        let Attributes {
            usage, operations, ..
        } = &self.attributes;
        let is_listed =
            operations.is_empty() || operations.iter().any(|name| name == operation.name());
        is_listed && (usage.is_empty() || usage == operation.usage())
    }

    /// Whether the key permits this algorithm. Unrestricted if the key does not declare one.
    pub(super) fn allows_algorithm(&self, algorithm: &str) -> bool {
        let key_algorithm = &self.attributes.algorithm;
        key_algorithm.is_empty() || key_algorithm == algorithm
    }

    /// The public key of a key pair, or the public key itself; `None` for a symmetric key.
    pub(super) fn public(&self) -> Option<Self> {
        let material = match &self.material {
            Material::Symmetric(_) => return None,
            Material::RsaPrivate(key) => Material::RsaPublic(Box::new(key.to_public_key())),
            Material::CurvePrivate(key) => Material::CurvePublic(key.public()),
            Material::EdwardsPrivate(key) => Material::EdwardsPublic(Box::new(key.verifying_key())),
            public => public.clone(),
        };
        Some(Self {
            material,
            attributes: self.attributes.clone(),
        })
    }
}

/// Keys are secret, so the output contains no key material.
impl std::fmt::Debug for Key {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Key").finish_non_exhaustive()
    }
}
