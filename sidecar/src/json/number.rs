//! Formats numbers like Go.

use super::Value;

impl Value {
    /// Converts all numbers to 64-bit floats and back, as daprd does where it decodes and encodes a body.
    /// Fails with the literal of a number out of range.
    pub(crate) fn through_float(&self) -> Result<Value, String> {
        Ok(match self {
            Self::Number(literal) => match literal.parse::<f64>() {
                Ok(float) if float.is_finite() => Self::Number(format_float(float)),
                _ => return Err(literal.clone()),
            },
            Self::Array(elements) => Self::Array(
                elements
                    .iter()
                    .map(Self::through_float)
                    .collect::<Result<_, _>>()?,
            ),
            Self::Object(members) => Self::Object(
                members
                    .iter()
                    .map(|(name, value)| Ok((name.clone(), value.through_float()?)))
                    .collect::<Result<_, String>>()?,
            ),
            other => other.clone(),
        })
    }
}

/// Formats a float like Go's `encoding/json`: the shortest digits, with an exponent below 1e-6 and from 1e21.
pub(crate) fn format_float(float: f64) -> String {
    let size = float.abs();
    if size == 0.0 {
        return if float.is_sign_negative() { "-0" } else { "0" }.to_owned();
    }
    if (1e-6..1e21).contains(&size) {
        return format!("{float}");
    }
    // Rust writes `1e21` and `1e-7`; Go adds a plus sign to positive exponents.
    let written = format!("{float:e}");
    match written.split_once('e') {
        Some((digits, exponent)) if !exponent.starts_with('-') => format!("{digits}e+{exponent}"),
        _ => written,
    }
}
