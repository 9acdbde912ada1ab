//! Shortening long values for messages.

use std::borrow::Cow;

/// Returns the text, or its first `limit` characters and an ellipsis.
pub(crate) fn shorten(text: &str, limit: usize) -> Cow<'_, str> {
    match text.char_indices().nth(limit) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn shortening_keeps_characters_whole() {
        assert_eq!(shorten("日本語", 2), "日本…");
        assert_eq!(shorten("日本", 2), "日本");
    }
}
