use crate::error::shorten;

/// A rule for values that a parameter does not accept, because they would not arrive unchanged.
///
/// Generated code has a list of these rules for each such parameter. It checks the list before it
/// encodes a value: see [`Call::refuse_any`](crate::Call::refuse_any).
#[derive(Clone, Copy, Debug)]
pub struct Refusal {
    rule: Rule,
    because: &'static str,
}

#[derive(Clone, Copy, Debug)]
enum Rule {
    Equal(&'static str),
    Containing(&'static str),
    StartingWith(&'static str),
    EndingWith(&'static str),
    ControlCharacters,
}

impl Refusal {
    /// Refuses a value equal to this text.
    pub const fn equal(text: &'static str, because: &'static str) -> Self {
        Self {
            rule: Rule::Equal(text),
            because,
        }
    }

    /// Refuses a value that contains this text.
    pub const fn containing(text: &'static str, because: &'static str) -> Self {
        Self {
            rule: Rule::Containing(text),
            because,
        }
    }

    /// Refuses a value that starts with this text.
    pub const fn starting_with(text: &'static str, because: &'static str) -> Self {
        Self {
            rule: Rule::StartingWith(text),
            because,
        }
    }

    /// Refuses a value that ends with this text.
    pub const fn ending_with(text: &'static str, because: &'static str) -> Self {
        Self {
            rule: Rule::EndingWith(text),
            because,
        }
    }

    /// Refuses a value that contains an ASCII control character.
    pub const fn control_characters(because: &'static str) -> Self {
        Self {
            rule: Rule::ControlCharacters,
            because,
        }
    }

    /// Returns the problem with the value if this rule refuses it.
    pub(crate) fn of(&self, value: &str) -> Option<String> {
        let (refused, what) = match self.rule {
            Rule::Equal(text) => (value == text, "is not accepted".to_owned()),
            Rule::Containing(text) => (value.contains(text), format!("contains `{text}`")),
            Rule::StartingWith(text) => (value.starts_with(text), format!("begins with `{text}`")),
            Rule::EndingWith(text) => (value.ends_with(text), format!("ends with `{text}`")),
            Rule::ControlCharacters => {
                let control = value.bytes().any(|byte| byte.is_ascii_control());
                (control, "contains a control character".to_owned())
            }
        };
        refused.then(|| {
            format!(
                "is {:?}, which {what}: {}",
                shorten(value, 80),
                self.because
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Refusal;

    #[test]
    fn each_rule_refuses_its_values() {
        for (rule, refused, accepted) in [
            (Refusal::equal("bulk", "b"), "bulk", "bulky"),
            (Refusal::containing("%", "b"), "100%", "100"),
            (Refusal::starting_with("grpc-", "b"), "grpc-x", "x-grpc-"),
            (Refusal::ending_with("-bin", "b"), "x-bin", "-binary"),
            (Refusal::control_characters("b"), "a\nb", "a\u{85}b"),
        ] {
            assert!(
                rule.of(refused).is_some_and(|text| text.ends_with(": b")),
                "{refused}"
            );
            assert_eq!(rule.of(accepted), None);
        }
    }
}
