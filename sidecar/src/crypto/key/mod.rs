//! A key, and what it may be used for.

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
    /// What a JWK says about the key besides its numbers.
    attributes: Attributes,
}

/// The key itself.
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

/// Members of a JWK that are not the key itself, such as `use`.
#[derive(Clone, Debug, Default)]
struct Attributes {
    id: String,
    usage: String,
    operations: Vec<String>,
    algorithm: String,
    /// All of them, as they were written.
    members: Vec<(String, Value)>,
}

/// What is done with a key.
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
    /// As in the member `key_ops` of a JWK.
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

    /// As in the member `use` of a JWK.
    fn usage(self) -> &'static str {
        match self {
            Self::Sign | Self::Verify => "sig",
            _ => "enc",
        }
    }
}

impl Key {
    /// A symmetric key; there has to be at least one byte.
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

    /// Its name in a set of keys.
    pub(super) fn id(&self) -> &str {
        &self.attributes.id
    }

    /// Whether the key says that it is for this operation, or says nothing.
    pub(super) fn allows(&self, operation: Operation) -> bool {
        let Attributes {
            usage, operations, ..
        } = &self.attributes;
        let listed =
            operations.is_empty() || operations.iter().any(|name| name == operation.name());
        listed && (usage.is_empty() || usage == operation.usage())
    }

    /// Whether the key says that it is for this algorithm, or says nothing.
    pub(super) fn allows_algorithm(&self, algorithm: &str) -> bool {
        let own = &self.attributes.algorithm;
        own.is_empty() || own == algorithm
    }

    /// The public half of a key pair, or the key itself; a symmetric key has none.
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

/// Keys are secret, so nothing of them is shown.
impl std::fmt::Debug for Key {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Key").finish_non_exhaustive()
    }
}
