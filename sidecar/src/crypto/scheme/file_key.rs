//! The file key of a message, and the keys derived from it.

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{AeadInPlace, KeyInit};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use chacha20poly1305::ChaCha20Poly1305;
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use rand_core::{OsRng, RngCore as _};
use sha2::Sha256;

use super::header::signed_part;
use super::names::Cipher;

/// The prefix of all nonces of a message.
pub(super) type NoncePrefix = [u8; 7];

/// The file key of a message.
pub(super) struct FileKey {
    cipher: Cipher,
    secret: [u8; 32],
    nonce: NoncePrefix,
}

impl FileKey {
    pub(super) fn new(cipher: Cipher, secret: [u8; 32], nonce: NoncePrefix) -> Self {
        Self {
            cipher,
            secret,
            nonce,
        }
    }

    pub(super) fn random(cipher: Cipher) -> Self {
        let (mut secret, mut nonce) = ([0; 32], [0; 7]);
        OsRng.fill_bytes(&mut secret);
        OsRng.fill_bytes(&mut nonce);
        Self::new(cipher, secret, nonce)
    }

    pub(super) fn secret(&self) -> &[u8; 32] {
        &self.secret
    }

    pub(super) fn nonce(&self) -> NoncePrefix {
        self.nonce
    }

    /// The MAC of a header, in base64.
    pub(super) fn sign(&self, manifest: &[u8]) -> Result<String, String> {
        let signed = self.signature(manifest)?.finalize().into_bytes();
        Ok(BASE64_STANDARD.encode(signed))
    }

    /// Verifies the MAC of a header.
    pub(super) fn check(&self, manifest: &[u8], signature: &[u8]) -> Result<(), String> {
        let mac = BASE64_STANDARD.decode(signature).map_err(|error| {
            format!(
                "failed to decode header's signature: {}",
                base64_error(&error, signature)
            )
        })?;
        let expected = self.signature(manifest)?;
        expected
            .verify_slice(&mac)
            .map_err(|_| "failed to validate the document's signature".to_owned())
    }

    fn signature(&self, manifest: &[u8]) -> Result<Hmac<Sha256>, String> {
        let key = self.derive(b"header", None)?;
        let mut hmac =
            <Hmac<Sha256> as hmac::Mac>::new_from_slice(&key).map_err(|error| error.to_string())?;
        hmac.update(&signed_part(manifest));
        Ok(hmac)
    }

    /// Encrypts a segment in place.
    pub(super) fn encrypt(
        &self,
        text: &mut Vec<u8>,
        number: u32,
        is_last: bool,
    ) -> Result<(), String> {
        let (key, nonce) = (
            self.derive(b"payload", Some(&self.nonce))?,
            self.segment(number, is_last),
        );
        let (key, nonce) = (&key.into(), &nonce.into());
        let done = match self.cipher {
            Cipher::AesGcm => Aes256Gcm::new(key).encrypt_in_place(nonce, b"", text),
            Cipher::ChaCha20Poly1305 => {
                ChaCha20Poly1305::new(key).encrypt_in_place(nonce, b"", text)
            }
        };
        done.map_err(|_| "failed to encrypt segment".to_owned())
    }

    /// Decrypts a segment in place.
    pub(super) fn decrypt(
        &self,
        text: &mut Vec<u8>,
        number: u32,
        is_last: bool,
    ) -> Result<(), String> {
        let (key, nonce) = (
            self.derive(b"payload", Some(&self.nonce))?,
            self.segment(number, is_last),
        );
        let (key, nonce) = (&key.into(), &nonce.into());
        let done = match self.cipher {
            Cipher::AesGcm => Aes256Gcm::new(key).decrypt_in_place(nonce, b"", text),
            Cipher::ChaCha20Poly1305 => {
                ChaCha20Poly1305::new(key).decrypt_in_place(nonce, b"", text)
            }
        };
        done.map_err(|_| "failed to decrypt segment".to_owned())
    }

    /// The nonce contains the number of the segment, and whether it is the last.
    fn segment(&self, number: u32, is_last: bool) -> [u8; 12] {
        let mut nonce = [0; 12];
        nonce[..7].copy_from_slice(&self.nonce);
        nonce[7..11].copy_from_slice(&number.to_be_bytes());
        nonce[11] = u8::from(is_last);
        nonce
    }

    fn derive(&self, purpose: &[u8], salt: Option<&[u8]>) -> Result<[u8; 32], String> {
        let mut key = [0; 32];
        let derived = Hkdf::<Sha256>::new(salt, &self.secret).expand(purpose, &mut key);
        derived.map_err(|error| format!("error from HKDF function: {error}"))?;
        Ok(key)
    }
}

/// Go's error for invalid base64, with the offset.
fn base64_error(error: &base64::DecodeError, text: &[u8]) -> String {
    use base64::DecodeError::{InvalidByte, InvalidLastSymbol, InvalidLength, InvalidPadding};
    let padding = text.iter().position(|byte| *byte == b'=');
    let at = match (error, padding) {
        (InvalidByte(at, byte), _) if *byte != b'=' => *at,
        // Padding may only be the last one or two of four characters.
        (_, Some(first)) if first % 4 < 2 => first,
        (_, Some(first)) => text.len().min((first / 4 + 1) * 4),
        (InvalidLength(length), None) => length - length % 4,
        (InvalidByte(at, _) | InvalidLastSymbol(at, _), None) => *at,
        (InvalidPadding, None) => text.len() - text.len() % 4,
    };
    format!("illegal base64 data at input byte {at}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn error_positions_equal_those_of_daprd() {
        let key = FileKey::new(Cipher::AesGcm, [0; 32], [0; 7]);
        for (signature, expected) in [
            ("x*", 1),
            ("YQ=", 3),
            ("YQ", 0),
            ("Y", 0),
            ("====", 0),
            ("YQ==YQ==", 4),
            ("a b", 1),
        ] {
            let error = key.check(b"{}", signature.as_bytes()).unwrap_err();
            let place = format!("illegal base64 data at input byte {expected}");
            assert!(error.ends_with(&place), "{signature}: {error}");
        }
    }
}
