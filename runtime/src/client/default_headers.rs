//! Headers that a client sends with all calls.

use std::fmt;

/// Names and values, each name once. Checked when a call is sent.
#[derive(Clone, Default)]
pub(crate) struct DefaultHeaders(Vec<(String, String)>);

impl DefaultHeaders {
    /// Sets a header, replacing an earlier value.
    pub(crate) fn set(&mut self, name: String, value: String) {
        let same = |(other, _): &(String, String)| other.eq_ignore_ascii_case(&name);
        match self.0.iter().position(same) {
            Some(index) => self.0[index] = (name, value),
            None => self.0.push((name, value)),
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (&**name, &**value))
    }
}

/// Shows only the names: values may be secret.
impl fmt::Debug for DefaultHeaders {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_list()
            .entries(self.0.iter().map(|(name, _)| name))
            .finish()
    }
}
