//! Formatting of errors.

use std::fmt;

use super::{Error, ErrorKind, Facts, chain, shorten};

/// Maximum number of characters shown of a path, a message or a body.
const PATH: usize = 200;
const MESSAGE: usize = 1000;
const BODY: usize = 120;

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let facts = &*self.0;
        if let Some(operation) = facts.operation {
            formatter.write_str(operation)?;
            match (facts.kind, &facts.request) {
                (ErrorKind::InvalidArgument, _) => formatter.write_str(" was not sent: ")?,
                (_, Some(request)) => write!(formatter, " ({}) failed: ", shorten(request, PATH))?,
                (_, None) => formatter.write_str(" failed: ")?,
            }
        }
        What(facts).fmt(formatter)?;
        if formatter.alternate() {
            sources(self, formatter)?;
        }
        Ok(())
    }
}

impl Error {
    /// Returns the text of the error without the operation.
    pub(super) fn what(&self) -> impl fmt::Display {
        What(&self.0)
    }
}

struct What<'a>(&'a Facts);

impl fmt::Display for What<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.kind {
            ErrorKind::Dapr => dapr(self.0, formatter),
            ErrorKind::Unexpected => unexpected(self.0, formatter),
            _ => OneLine(&self.0.text, usize::MAX).fmt(formatter),
        }
    }
}

/// Writes the texts of the sources that the error's own text does not contain.
fn sources(error: &Error, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut before = String::new();
    for source in chain(error).skip(1) {
        let text = OneLine(&source.to_string(), usize::MAX).to_string();
        // Some errors already include the text of their source.
        if !before.ends_with(&text) {
            write!(formatter, ": {text}")?;
        }
        before = text;
    }
    Ok(())
}

fn dapr(facts: &Facts, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    match (facts.status, &facts.code) {
        (Some(status), Some(code)) => {
            write!(formatter, "{} {}", status.as_u16(), OneLine(code, BODY))?;
        }
        (Some(status), None) => write!(formatter, "{status}")?,
        (None, _) => {}
    }
    let message = facts.message.as_deref().unwrap_or_default();
    if !message.is_empty() {
        write!(formatter, ": {}", OneLine(message, MESSAGE))?;
    }
    if facts.code.is_none() && message == "invalid api token" {
        formatter.write_str("; is DAPR_API_TOKEN the token of this sidecar?")?;
    }
    Ok(())
}

fn unexpected(facts: &Facts, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    formatter.write_str(&facts.text)?;
    if let Some(status) = facts.status {
        write!(formatter, " {status}")?;
    }
    if !facts.body.is_empty() {
        write!(
            formatter,
            ": {}",
            OneLine(&String::from_utf8_lossy(&facts.body), BODY)
        )?;
    }
    Ok(())
}

/// The start of a text on one line: each run of whitespace and control characters becomes a space.
struct OneLine<'a>(&'a str, usize);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let blank = |c: char| c.is_whitespace() || c.is_control();
        let mut left = self.1;
        let mut words = self.0.split(blank).filter(|word| !word.is_empty());
        let mut word = words.next();
        while let Some(text) = word {
            let shown = shorten(text, left);
            formatter.write_str(&shown)?;
            left = left.saturating_sub(text.chars().count() + 1);
            word = words.next();
            if word.is_some() {
                if left == 0 {
                    return if shown.ends_with('…') {
                        Ok(())
                    } else {
                        formatter.write_str(" …")
                    };
                }
                formatter.write_str(" ")?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let facts = &*self.0;
        let mut error = formatter.debug_struct("Error");
        error
            .field("kind", &facts.kind)
            .field("text", &format_args!("{self}"));
        if !facts.details.is_empty() {
            error.field("details", &facts.details);
        }
        if let Some(source) = &facts.source {
            error.field("source", source);
        }
        error.finish()
    }
}
