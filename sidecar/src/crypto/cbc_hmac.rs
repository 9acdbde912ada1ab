//! AES-CBC with HMAC, as in RFC 7518, section 5.2.

use hmac::{Hmac, Mac as _};
use sha2::{Sha256, Sha384, Sha512};

use super::component::{CipherParams, Ciphertext};
use super::error::CryptoError;
use super::symmetric::{cbc_decrypt, cbc_encrypt};

pub(super) fn encrypt(
    key: &[u8],
    text: &[u8],
    params: CipherParams<'_>,
) -> Result<Ciphertext, CryptoError> {
    // The first half of the key signs, the second half encrypts.
    let (signing, encrypting) = key.split_at(key.len() / 2);
    let text = cbc_encrypt(encrypting, params.nonce, text)?;
    let tag = tag(signing, &text, params)?;
    Ok(Ciphertext { text, tag })
}

pub(super) fn decrypt(
    key: &[u8],
    ciphertext: &Ciphertext,
    params: CipherParams<'_>,
) -> Result<Vec<u8>, CryptoError> {
    let (signing, encrypting) = key.split_at(key.len() / 2);
    if ciphertext.tag.len() != signing.len() {
        return Err(CryptoError::Tag);
    }
    // A comparison in constant time is not needed in a sidecar for tests.
    if tag(signing, &ciphertext.text, params)? != ciphertext.tag {
        return Err(CryptoError::Authentication);
    }
    cbc_decrypt(encrypting, params.nonce, &ciphertext.text)
}

/// The first half of the HMAC, whose hash is twice as long as the key.
fn tag(key: &[u8], ciphertext: &[u8], params: CipherParams<'_>) -> Result<Vec<u8>, CryptoError> {
    let bits = (params.associated_data.len() as u64) * 8;
    let parts = [
        params.associated_data,
        params.nonce,
        ciphertext,
        &bits.to_be_bytes(),
    ];
    macro_rules! hmac {
        ($hash:ty) => {{
            let hmac = Hmac::<$hash>::new_from_slice(key);
            let mut hmac = hmac.map_err(|_| CryptoError::KeyTypeMismatch)?;
            parts.iter().for_each(|part| hmac.update(part));
            hmac.finalize().into_bytes().to_vec()
        }};
    }
    let mut whole = match key.len() {
        16 => hmac!(Sha256),
        24 => hmac!(Sha384),
        32 => hmac!(Sha512),
        _ => return Err(CryptoError::KeyTypeMismatch),
    };
    whole.truncate(key.len());
    Ok(whole)
}
