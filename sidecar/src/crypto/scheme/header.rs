//! The header: the first three lines.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use futures_util::Stream;

use super::file_key::{FileKey, NoncePrefix};
use super::input::Input;
use super::names::{Cipher, KeyAlgorithm};
use super::segments::SEGMENT;
use crate::json::{Value, decode_complete, write_string};

const SCHEME: &[u8] = b"dapr.io/enc/v1";

/// Everything needed to decrypt a message, except the key.
pub(super) struct Manifest {
    /// Empty if the message does not name the key.
    pub(super) key_name: String,
    pub(super) algorithm: KeyAlgorithm,
    pub(super) wrapped: Vec<u8>,
    pub(super) cipher: Cipher,
    pub(super) nonce: NoncePrefix,
}

/// The serialized manifest and its MAC.
pub(super) struct Header {
    pub(super) manifest: Vec<u8>,
    pub(super) signature: Vec<u8>,
}

impl Manifest {
    fn write(&self) -> String {
        let name = match self.key_name.as_str() {
            "" => String::new(),
            name => format!("\"k\":{},", write_string(name)),
        };
        let (algorithm, cipher) = (self.algorithm.number(), self.cipher.number());
        let (wrapped, nonce) = (
            BASE64_STANDARD.encode(&self.wrapped),
            BASE64_STANDARD.encode(self.nonce),
        );
        format!(
            "{{{name}\"kw\":{algorithm},\"wfk\":\"{wrapped}\",\"cph\":{cipher},\"np\":\"{nonce}\"}}"
        )
    }

    pub(super) fn read(text: &[u8]) -> Option<Self> {
        let document = decode_complete(text).ok()?;
        let number = |name| match document.field(name) {
            Some(Value::Number(literal)) => Some(literal.as_str()),
            _ => None,
        };
        let bytes = |name| BASE64_STANDARD.decode(document.field(name)?.as_str()?).ok();
        let key_name = match document.field("k") {
            None | Some(Value::Null) => String::new(),
            Some(name) => name.as_str()?.to_owned(),
        };
        Some(Self {
            key_name,
            algorithm: KeyAlgorithm::of_number(number("kw")?)?,
            wrapped: bytes("wfk").filter(|wrapped| !wrapped.is_empty())?,
            cipher: Cipher::of_number(number("cph")?)?,
            nonce: bytes("np")?.try_into().ok()?,
        })
    }
}

/// The authenticated lines.
pub(super) fn signed_part(manifest: &[u8]) -> Vec<u8> {
    [SCHEME, b"\n", manifest, b"\n"].concat()
}

pub(super) fn write(manifest: &Manifest, key: &FileKey) -> Result<Vec<u8>, String> {
    let manifest = manifest.write();
    let mut header = signed_part(manifest.as_bytes());
    header.extend_from_slice(key.sign(manifest.as_bytes())?.as_bytes());
    header.push(b'\n');
    if header.len() > SEGMENT {
        return Err("header is too long".to_owned());
    }
    Ok(header)
}

/// Parses the header of a message, within its first 64 KiB.
pub(super) async fn read(
    input: &mut Input<impl Stream<Item = Result<Bytes, String>> + Unpin>,
) -> Result<Header, String> {
    let mut lines = Vec::new();
    let mut line_start = 0;
    loop {
        let buffered = &input.buffered()[..input.buffered().len().min(SEGMENT)];
        while let Some(length) = buffered[line_start..]
            .iter()
            .position(|byte| *byte == b'\n')
        {
            let line = &buffered[line_start..line_start + length];
            if line.is_empty() {
                return Err("invalid format".to_owned());
            }
            if lines.is_empty() && line != SCHEME {
                return Err("unsupported scheme".to_owned());
            }
            lines.push(line.to_vec());
            line_start += length + 1;
            if lines.len() == 3 {
                break;
            }
        }
        let is_full = buffered.len() == SEGMENT;
        if lines.len() == 3 || is_full || !input.wait().await {
            break;
        }
    }
    let mut lines = lines.into_iter();
    lines.next().ok_or("scheme name not found")?;
    let manifest = lines.next().ok_or("manifest not found")?;
    let signature = lines.next();
    let signature = signature.ok_or("message authentication code not found")?;
    input.take(line_start);
    Ok(Header {
        manifest,
        signature,
    })
}
