//! Optional text.

/// An optional string: the parameter type of methods that accept both text and `Option`.
///
/// ```
/// use dapr_client_runtime::OptionalText;
///
/// fn text(given: impl Into<OptionalText>) -> Option<String> {
///     given.into().into_option()
/// }
///
/// let etag: Option<String> = None;
/// assert_eq!(text("7").as_deref(), Some("7"));
/// assert_eq!(text(Some("7")).as_deref(), Some("7"));
/// assert_eq!(text(&etag), None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OptionalText(Option<String>);

impl OptionalText {
    /// Returns the text, or `None`.
    pub fn into_option(self) -> Option<String> {
        self.0
    }
}

macro_rules! texts {
    ($($text:ty,)*) => {$(
        impl From<$text> for OptionalText {
            fn from(text: $text) -> Self {
                Self(Some(text.into()))
            }
        }

        impl From<Option<$text>> for OptionalText {
            fn from(text: Option<$text>) -> Self {
                Self(text.map(Into::into))
            }
        }
    )*};
}

texts! {
    &str,
    String,
    &String,
}

impl From<&Option<String>> for OptionalText {
    fn from(text: &Option<String>) -> Self {
        Self(text.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::OptionalText;

    #[test]
    fn all_ways_to_give_a_text_are_the_same() {
        let owned = "7".to_owned();
        for given in [
            OptionalText::from("7"),
            owned.clone().into(),
            (&owned).into(),
            Some("7").into(),
            Some(owned.clone()).into(),
            Some(&owned).into(),
            (&Some(owned)).into(),
        ] {
            assert_eq!(given.into_option().as_deref(), Some("7"));
        }
    }

    #[test]
    fn none_is_none_and_empty_is_empty() {
        assert_eq!(OptionalText::from(None::<&str>).into_option(), None);
        assert_eq!(OptionalText::from(&None).into_option(), None);
        assert_eq!(OptionalText::from("").into_option().as_deref(), Some(""));
    }
}
