//! The salt of RSASSA-PSS signatures (RFC 8017, section 9.1).

use rsa::traits::PublicKeyParts;
use rsa::{BigUint, RsaPublicKey};
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::Hash;

/// The maximum salt length, which Go uses for signing.
pub(super) fn longest_salt(key: &impl PublicKeyParts, hash: usize) -> Option<usize> {
    encoded_length(key).checked_sub(hash + 2)
}

/// The salt length of a signature. `None` if the signature is malformed.
pub(super) fn salt_length(key: &RsaPublicKey, hash: Hash, signature: &[u8]) -> Option<usize> {
    let signature = BigUint::from_bytes_be(signature);
    let encoded = signature.modpow(key.e(), key.n()).to_bytes_be();
    let length = encoded_length(key);
    let missing = length.checked_sub(encoded.len())?;
    let encoded = [vec![0; missing], encoded].concat();
    // The masked part: zeros, 1 and the salt; then the hash; then a constant byte.
    let masked = length.checked_sub(hash.size() + 1)?;
    let (block, rest) = encoded.split_at(masked);
    let mask = mask(hash, &rest[..hash.size()], masked);
    let unused = 8 * length - (key.n().bits() - 1);
    let mut block: Vec<u8> = block
        .iter()
        .zip(mask)
        .map(|(byte, mask)| byte ^ mask)
        .collect();
    // The unused leading bits are not masked.
    *block.first_mut()? &= 0xff_u8.checked_shr(u32::try_from(unused).ok()?)?;
    let one = block.iter().position(|byte| *byte != 0)?;
    (block[one] == 1).then(|| masked - one - 1)
}

fn encoded_length(key: &impl PublicKeyParts) -> usize {
    (key.n().bits() - 1).div_ceil(8)
}

/// The mask generation function MGF1 (RFC 8017, appendix B.2.1).
fn mask(hash: Hash, seed: &[u8], length: usize) -> Vec<u8> {
    let mut mask = Vec::new();
    for counter in 0_u32.. {
        if mask.len() >= length {
            break;
        }
        let block = [seed, &counter.to_be_bytes()].concat();
        match hash {
            Hash::Sha256 => mask.extend(Sha256::digest(block)),
            Hash::Sha384 => mask.extend(Sha384::digest(block)),
            Hash::Sha512 => mask.extend(Sha512::digest(block)),
        }
    }
    mask.truncate(length);
    mask
}
