//! Parses the first JSON value of a byte sequence, with the error messages of Go's `encoding/json`.

use std::fmt;

use super::Value;

/// The maximum nesting depth. Go allows 10,000; this parser is recursive.
pub(super) const DEEPEST: usize = 500;

/// Syntax errors, with Go's messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SyntaxError {
    /// Only whitespace.
    Nothing,
    /// The value is incomplete.
    Incomplete,
    /// An invalid character, and its context.
    Character(char, &'static str),
    /// The maximum nesting depth is exceeded.
    TooDeep,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => formatter.write_str("EOF"),
            Self::Incomplete => formatter.write_str("unexpected EOF"),
            Self::Character(character, place) => {
                let shown = match character {
                    '\'' => "'\\''".to_owned(),
                    '"' => "'\"'".to_owned(),
                    other => {
                        let quoted = super::quote(&other.to_string());
                        format!("'{}'", quoted.trim_matches('"'))
                    }
                };
                write!(formatter, "invalid character {shown} {place}")
            }
            Self::TooDeep => formatter.write_str("exceeded max depth"),
        }
    }
}

impl std::error::Error for SyntaxError {}

/// Parses the first value. The rest is ignored.
pub(crate) fn decode_first(bytes: &[u8]) -> Result<Value, SyntaxError> {
    let mut reader = Reader { bytes, at: 0 };
    reader.skip_space();
    if reader.peek().is_none() {
        return Err(SyntaxError::Nothing);
    }
    reader.value(0)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// The next byte. Fails at the end.
    fn next(&mut self) -> Result<u8, SyntaxError> {
        let byte = self.peek().ok_or(SyntaxError::Incomplete)?;
        self.at += 1;
        Ok(byte)
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// The next byte after whitespace.
    fn next_token(&mut self) -> Result<u8, SyntaxError> {
        self.skip_space();
        self.next()
    }

    fn value(&mut self, depth: usize) -> Result<Value, SyntaxError> {
        match self.next_token()? {
            b'{' => self.object(depth),
            b'[' => self.array(depth),
            b'"' => self.string().map(Value::String),
            b't' => self.literal("true", Value::Bool(true)),
            b'f' => self.literal("false", Value::Bool(false)),
            b'n' => self.literal("null", Value::Null),
            first @ (b'-' | b'0'..=b'9') => self.number(first),
            other => invalid_character(other, "looking for beginning of value"),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, SyntaxError> {
        if depth >= DEEPEST {
            return Err(SyntaxError::TooDeep);
        }
        let mut members = Vec::new();
        let mut first = true;
        loop {
            match self.next_token()? {
                b'}' if first => return Ok(Value::Object(members)),
                b'"' => {}
                other => {
                    return invalid_character(other, "looking for beginning of object key string");
                }
            }
            first = false;
            let name = self.string()?;
            match self.next_token()? {
                b':' => {}
                other => return invalid_character(other, "after object key"),
            }
            members.push((name, self.value(depth + 1)?));
            match self.next_token()? {
                b',' => {}
                b'}' => return Ok(Value::Object(members)),
                other => return invalid_character(other, "after object key:value pair"),
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<Value, SyntaxError> {
        if depth >= DEEPEST {
            return Err(SyntaxError::TooDeep);
        }
        let mut elements = Vec::new();
        self.skip_space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Value::Array(elements));
        }
        loop {
            elements.push(self.value(depth + 1)?);
            match self.next_token()? {
                b',' => {}
                b']' => return Ok(Value::Array(elements)),
                other => return invalid_character(other, "after array element"),
            }
        }
    }

    fn literal(&mut self, word: &'static str, value: Value) -> Result<Value, SyntaxError> {
        for expected in word.bytes().skip(1) {
            let byte = self.next()?;
            if byte != expected {
                return invalid_character(byte, in_literal(word, expected));
            }
        }
        Ok(value)
    }

    fn number(&mut self, first: u8) -> Result<Value, SyntaxError> {
        let start = self.at - 1;
        let mut leading = first;
        if first == b'-' {
            leading = self.next()?;
            if !leading.is_ascii_digit() {
                return invalid_character(leading, "in numeric literal");
            }
        }
        if leading != b'0' {
            self.digits();
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digit("after decimal point in numeric literal")?;
            self.digits();
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digit("in exponent of numeric literal")?;
            self.digits();
        }
        let literal = String::from_utf8_lossy(&self.bytes[start..self.at]).into_owned();
        Ok(Value::Number(literal))
    }

    fn digit(&mut self, place: &'static str) -> Result<(), SyntaxError> {
        match self.next()? {
            b'0'..=b'9' => Ok(()),
            other => invalid_character(other, place),
        }
    }

    fn digits(&mut self) {
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
    }

    /// Parses the rest of a string after its opening quote.
    fn string(&mut self) -> Result<String, SyntaxError> {
        let mut decoded = Vec::new();
        loop {
            match self.next()? {
                b'"' => return Ok(String::from_utf8_lossy(&decoded).into_owned()),
                b'\\' => {
                    let character = self.escape()?;
                    let mut buffer = [0; 4];
                    decoded.extend_from_slice(character.encode_utf8(&mut buffer).as_bytes());
                }
                control @ 0..0x20 => return invalid_character(control, "in string literal"),
                other => decoded.push(other),
            }
        }
    }

    fn escape(&mut self) -> Result<char, SyntaxError> {
        Ok(match self.next()? {
            simple @ (b'"' | b'\\' | b'/') => char::from(simple),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            other => return invalid_character(other, "in string escape code"),
        })
    }

    /// Parses four hexadecimal digits, and the second half of a surrogate pair. A lone surrogate becomes
    /// U+FFFD.
    fn unicode(&mut self) -> Result<char, SyntaxError> {
        let unit = self.hexadecimal()?;
        if (0xd800..0xdc00).contains(&unit) && self.bytes[self.at..].starts_with(b"\\u") {
            let before = self.at;
            self.at += 2;
            let low = self.hexadecimal()?;
            if (0xdc00..0xe000).contains(&low) {
                let code = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = before;
        }
        Ok(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hexadecimal(&mut self) -> Result<u32, SyntaxError> {
        let mut code = 0;
        for _ in 0..4 {
            let byte = self.next()?;
            match char::from(byte).to_digit(16) {
                Some(digit) => code = code * 16 + digit,
                None => return invalid_character(byte, "in \\u hexadecimal character escape"),
            }
        }
        Ok(code)
    }
}

/// Go shows the byte as a character of its own.
fn invalid_character<T>(byte: u8, place: &'static str) -> Result<T, SyntaxError> {
    Err(SyntaxError::Character(char::from(byte), place))
}

fn in_literal(word: &'static str, expected: u8) -> &'static str {
    match (word, expected) {
        ("true", b'r') => "in literal true (expecting 'r')",
        ("true", b'u') => "in literal true (expecting 'u')",
        ("true", _) => "in literal true (expecting 'e')",
        ("false", b'a') => "in literal false (expecting 'a')",
        ("false", b'l') => "in literal false (expecting 'l')",
        ("false", b's') => "in literal false (expecting 's')",
        ("false", _) => "in literal false (expecting 'e')",
        (_, b'u') => "in literal null (expecting 'u')",
        _ => "in literal null (expecting 'l')",
    }
}

/// Parses a document with exactly one value. The error is the message of Go's `Unmarshal`.
pub(crate) fn decode_complete(bytes: &[u8]) -> Result<Value, String> {
    // Go adds a space at the end, which is an invalid character in an incomplete number or literal.
    let bytes = &[bytes, b" "].concat();
    let mut reader = Reader { bytes, at: 0 };
    reader.skip_space();
    let value = reader.value(0).and_then(|value| {
        reader.skip_space();
        match reader.peek() {
            Some(other) => invalid_character(other, "after top-level value"),
            None => Ok(value),
        }
    });
    value.map_err(|error| match error {
        SyntaxError::Nothing | SyntaxError::Incomplete => "unexpected end of JSON input".to_owned(),
        other => other.to_string(),
    })
}
