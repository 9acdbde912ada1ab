//! Comparisons with descriptive errors.

use std::fmt::Debug;

use anyhow::{bail, ensure};
use dapr_client::{Error, ErrorCode, ErrorKind};

/// Checks that two values are equal.
pub(super) fn same<A, E>(what: &str, actual: A, expected: E) -> anyhow::Result<()>
where
    A: Debug + PartialEq<E>,
    E: Debug,
{
    ensure!(
        actual == expected,
        "{what} is {actual:?} instead of {expected:?}"
    );
    Ok(())
}

/// Returns the error of a call that must fail.
pub(super) fn fails<T: Debug>(what: &str, result: Result<T, Error>) -> anyhow::Result<Error> {
    match result {
        Ok(value) => bail!("{what} does not fail, it returns {value:?}"),
        Err(error) => Ok(error),
    }
}

/// Returns the error of a call that must fail with this kind.
pub(super) fn fails_as<T: Debug>(
    what: &str,
    result: Result<T, Error>,
    kind: ErrorKind,
) -> anyhow::Result<Error> {
    let error = fails(what, result)?;
    ensure!(
        error.kind() == kind,
        "{what} fails as {:?} instead of {kind:?}: {error:?}",
        error.kind()
    );
    Ok(error)
}

/// Returns the error of a call that must fail with this error of the sidecar.
pub(super) fn fails_with<T: Debug>(
    what: &str,
    result: Result<T, Error>,
    status: u16,
    code: ErrorCode,
) -> anyhow::Result<Error> {
    let error = fails_as(what, result, ErrorKind::Dapr)?;
    let facts = (error.status().map(u16::from), error.code());
    ensure!(
        facts == (Some(status), Some(code.clone())),
        "{what} fails with {facts:?} instead of {status} {code:?}: {error:?}"
    );
    let text = error.to_string();
    ensure!(
        text.contains(code.as_str()) && text.contains(&status.to_string()),
        "the text of the error does not have status and code: {text}"
    );
    Ok(error)
}

/// Checks that a text contains all of these parts.
pub(super) fn contains(text: &str, parts: &[&str]) -> anyhow::Result<()> {
    for part in parts {
        ensure!(text.contains(part), "{part:?} is missing in {text:?}");
    }
    Ok(())
}
