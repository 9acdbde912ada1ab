//! Which ids instances may have.

/// Why an instance may not have an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum InstanceIdFault {
    TooLong(String),
    Invalid(String),
}

/// The most bytes of an id.
const LONGEST: usize = 64;

/// Whether a new instance may have this id.
pub(crate) fn check_instance_id(id: &str) -> Result<(), InstanceIdFault> {
    if id.len() > LONGEST {
        return Err(InstanceIdFault::TooLong(format!(
            "workflow instance ID exceeds the max length of {LONGEST} characters"
        )));
    }
    // Letters and digits of any script.
    let may_stand = |c: char| c.is_alphabetic() || c.is_numeric() || matches!(c, '_' | '-');
    if id.chars().all(may_stand) {
        return Ok(());
    }
    Err(InstanceIdFault::Invalid(format!(
        "workflow instance ID '{id}' is invalid: only alphanumeric and underscore characters are allowed"
    )))
}

#[cfg(test)]
mod tests {
    use super::{InstanceIdFault, check_instance_id};

    #[test]
    fn ids_are_short_and_of_letters_and_digits() {
        assert_eq!(check_instance_id("\u{e4}-_1"), Ok(()));
        assert!(matches!(
            check_instance_id(&"x".repeat(65)),
            Err(InstanceIdFault::TooLong(_))
        ));
        assert!(matches!(
            check_instance_id("a|b"),
            Err(InstanceIdFault::Invalid(_))
        ));
    }
}
