//! The tokenizer of `protojson`.

use std::fmt;

use crate::json::Value;

/// A position: line and column, from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    line: usize,
    column: usize,
}

impl Place {
    /// Formats an error other than a syntax error.
    pub(super) fn error(self, text: &str) -> String {
        format!("proto: {self}: {text}")
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "(line {}:{})", self.line, self.column)
    }
}

/// The kind of a token.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    End,
    Scalar(Value),
    OpenObject,
    CloseObject,
    OpenArray,
    CloseArray,
    Comma,
}

/// A token of the body.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) place: Place,
    pub(super) raw: String,
}

/// Reads tokens. Skips whitespace after each token.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// The body ends too early.
pub(super) const UNEXPECTED_END: &str = "unexpected EOF";

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut lexer = Self { bytes, at: 0 };
        lexer.skip_space();
        lexer
    }

    /// The next byte, without consuming it.
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Consumes a byte and the following whitespace.
    pub(super) fn take_byte(&mut self) {
        self.at += 1;
        self.skip_space();
    }

    /// A syntax error at the next byte.
    pub(super) fn error_here(&self, text: &str) -> String {
        format!("syntax error {}: {text}", self.place(self.at))
    }

    pub(super) fn next(&mut self) -> Result<Token, String> {
        let rest = &self.bytes[self.at..];
        let Some(&first) = rest.first() else {
            return Ok(self.token(Kind::End, 0));
        };
        let word = word_length(rest);
        match first {
            b'{' => Ok(self.token(Kind::OpenObject, 1)),
            b'}' => Ok(self.token(Kind::CloseObject, 1)),
            b'[' => Ok(self.token(Kind::OpenArray, 1)),
            b']' => Ok(self.token(Kind::CloseArray, 1)),
            b',' => Ok(self.token(Kind::Comma, 1)),
            b'"' => self.string(),
            _ => match scalar(&rest[..word]) {
                Some(value) => Ok(self.token(Kind::Scalar(value), word)),
                None => Err(self.error_here(&format!("invalid value {}", excerpt(rest, word)))),
            },
        }
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn token(&mut self, kind: Kind, size: usize) -> Token {
        let end = self.at + size;
        let token = Token {
            kind,
            place: self.place(self.at),
            raw: String::from_utf8_lossy(&self.bytes[self.at..end]).into_owned(),
        };
        self.at = end;
        self.skip_space();
        token
    }

    fn place(&self, at: usize) -> Place {
        let before = &self.bytes[..at];
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        let start = before
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |at| at + 1);
        Place {
            line,
            column: String::from_utf8_lossy(&before[start..]).chars().count() + 1,
        }
    }

    /// Errors inside a string have the position of its start.
    fn string(&mut self) -> Result<Token, String> {
        let rest = &self.bytes[self.at..];
        let mut at = 1;
        loop {
            match rest.get(at) {
                None => return Err(UNEXPECTED_END.to_owned()),
                Some(b'"') => break,
                Some(b'\\') => {
                    let size = match rest.get(at + 1) {
                        None => return Err(UNEXPECTED_END.to_owned()),
                        Some(b'u') => 6,
                        Some(_) => 2,
                    };
                    let Some(escape) = rest.get(at..at + size) else {
                        return Err(UNEXPECTED_END.to_owned());
                    };
                    if !is_escape(escape) {
                        let quoted_escape = crate::json::quote(&String::from_utf8_lossy(escape));
                        return Err(self.error_here(&format!(
                            "invalid escape code {quoted_escape} in string"
                        )));
                    }
                    at += size;
                }
                Some(&control @ 0..0x20) => {
                    let quoted = crate::json::quote(&char::from(control).to_string());
                    let text =
                        format!("invalid character '{}' in string", quoted.trim_matches('"'));
                    return Err(self.error_here(&text));
                }
                Some(_) => at += 1,
            }
        }
        if std::str::from_utf8(&rest[..=at]).is_err() {
            return Err(self.error_here("invalid UTF-8 in string"));
        }
        // Validated above, except for lone surrogates, which the decoder replaces.
        let value = crate::json::decode_first(&rest[..=at]).map_err(|error| error.to_string())?;
        Ok(self.token(Kind::Scalar(value), at + 1))
    }
}

fn is_escape(escape: &[u8]) -> bool {
    match escape {
        [b'\\', b'u', digits @ ..] => digits.iter().all(u8::is_ascii_hexdigit),
        [b'\\', letter] => b"\"\\/bfnrt".contains(letter),
        _ => false,
    }
}

/// The length of a literal or number.
fn word_length(rest: &[u8]) -> usize {
    rest.iter()
        .position(|byte| !(byte.is_ascii_alphanumeric() || b"-+._".contains(byte)))
        .unwrap_or(rest.len())
}

fn scalar(word: &[u8]) -> Option<Value> {
    // A literal or number that the other parser accepts completely.
    let value = crate::json::decode_first(word).ok()?;
    let literal_length = match &value {
        Value::Number(literal) => literal.len(),
        Value::Null | Value::Bool(true) => 4,
        Value::Bool(false) => 5,
        _ => return None,
    };
    (literal_length == word.len()).then_some(value)
}

/// The text that an error shows for an invalid token: a word of at most 32 characters, or one character.
fn excerpt(rest: &[u8], word: usize) -> String {
    if word > 0 {
        return String::from_utf8_lossy(&rest[..word.min(32)]).into_owned();
    }
    String::from_utf8_lossy(&rest[..rest.len().min(4)])
        .chars()
        .take(1)
        .collect()
}
