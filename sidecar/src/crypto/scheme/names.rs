//! The ciphers and key wrap algorithms of the scheme: named in requests, numbered in manifests.

/// A key wrap algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyAlgorithm {
    A256Kw,
    A128Cbc,
    A192Cbc,
    A256Cbc,
    RsaOaep256,
}

/// A cipher for segments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cipher {
    AesGcm,
    ChaCha20Poly1305,
}

impl KeyAlgorithm {
    pub(super) fn of(name: &str) -> Result<Self, String> {
        Ok(match name {
            "A256KW" | "AES" => Self::A256Kw,
            "A128CBC-NOPAD" => Self::A128Cbc,
            "A192CBC-NOPAD" => Self::A192Cbc,
            "A256CBC-NOPAD" => Self::A256Cbc,
            "RSA-OAEP-256" | "RSA" => Self::RsaOaep256,
            _ => return Err(format!("algorithm {name} is not supported")),
        })
    }

    pub(super) fn of_number(number: &str) -> Option<Self> {
        Some(match number {
            "1" => Self::A256Kw,
            "2" => Self::A128Cbc,
            "3" => Self::A192Cbc,
            "4" => Self::A256Cbc,
            "5" => Self::RsaOaep256,
            _ => return None,
        })
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::A256Kw => "A256KW",
            Self::A128Cbc => "A128CBC-NOPAD",
            Self::A192Cbc => "A192CBC-NOPAD",
            Self::A256Cbc => "A256CBC-NOPAD",
            Self::RsaOaep256 => "RSA-OAEP-256",
        }
    }

    pub(super) fn number(self) -> u8 {
        match self {
            Self::A256Kw => 1,
            Self::A128Cbc => 2,
            Self::A192Cbc => 3,
            Self::A256Cbc => 4,
            Self::RsaOaep256 => 5,
        }
    }
}

impl Cipher {
    pub(super) fn of(name: &str) -> Result<Self, String> {
        match name {
            "AES-GCM" => Ok(Self::AesGcm),
            "CHACHA20-POLY1305" => Ok(Self::ChaCha20Poly1305),
            _ => Err(format!("cipher {name} is not supported")),
        }
    }

    pub(super) fn of_number(number: &str) -> Option<Self> {
        match number {
            "1" => Some(Self::AesGcm),
            "2" => Some(Self::ChaCha20Poly1305),
            _ => None,
        }
    }

    pub(super) fn number(self) -> u8 {
        match self {
            Self::AesGcm => 1,
            Self::ChaCha20Poly1305 => 2,
        }
    }
}
