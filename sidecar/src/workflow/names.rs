//! Validation of instance IDs.

/// Why an instance ID is invalid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum InstanceIdError {
    TooLong(String),
    Invalid(String),
}

/// The maximum length of an ID in bytes.
const LONGEST: usize = 64;

/// Validates the ID of a new instance.
pub(crate) fn check_instance_id(id: &str) -> Result<(), InstanceIdError> {
    if id.len() > LONGEST {
        return Err(InstanceIdError::TooLong(format!(
            "workflow instance ID exceeds the max length of {LONGEST} characters"
        )));
    }
    // Letters and digits of any script.
    let is_allowed_in_path =
        |c: char| c.is_alphabetic() || c.is_numeric() || matches!(c, '_' | '-');
    if id.chars().all(is_allowed_in_path) {
        return Ok(());
    }
    Err(InstanceIdError::Invalid(format!(
        "workflow instance ID '{id}' is invalid: only alphanumeric and underscore characters are allowed"
    )))
}

#[cfg(test)]
mod tests {
    use super::{InstanceIdError, check_instance_id};

    #[test]
    fn ids_are_short_and_alphanumeric() {
        assert_eq!(check_instance_id("\u{e4}-_1"), Ok(()));
        assert!(matches!(
            check_instance_id(&"x".repeat(65)),
            Err(InstanceIdError::TooLong(_))
        ));
        assert!(matches!(
            check_instance_id("a|b"),
            Err(InstanceIdError::Invalid(_))
        ));
    }
}
