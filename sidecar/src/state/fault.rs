//! What a store says when it does not do something.

use std::fmt;

/// Why a store refused or failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StateFault {
    /// The value is not the one that the ETag belongs to.
    Mismatch(Option<String>),
    /// The ETag has a form that the store does not know.
    Invalid(Option<String>),
    /// A pluggable component says itself what the answer is to be.
    Chosen(Box<Chosen>),
    /// Anything else.
    Other(String),
}

/// What a pluggable component wants to be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chosen {
    /// The code of gRPC, as Go names it.
    pub(crate) grpc_code: &'static str,
    /// The status of the answer.
    pub(crate) status: u16,
    /// The code of the error; empty if the component has given none.
    pub(crate) tag: String,
    pub(crate) message: String,
    pub(crate) domain: String,
    pub(crate) reason: String,
}

impl StateFault {
    pub(crate) fn other(text: impl fmt::Display) -> Self {
        Self::Other(text.to_string())
    }

    /// The fault of a write of several values, of which `faults` (at least one) were not stored.
    ///
    /// It is a fault of ETags if there is one among them. Only if all are, the texts of all are told.
    pub(crate) fn of_several(mut faults: Vec<Self>) -> Self {
        // daprd writes them side by side and tells them as they come; most often the last one comes first.
        faults.rotate_right(1);
        let texts: Vec<String> = faults.iter().map(Self::to_string).collect();
        let texts = texts.join("\n");
        let etag = |fault: &&Self| matches!(fault, Self::Mismatch(_) | Self::Invalid(_));
        if !faults.iter().all(|fault| etag(&fault)) {
            return faults
                .iter()
                .find(etag)
                .cloned()
                .unwrap_or(Self::Other(texts));
        }
        if faults.iter().any(|fault| matches!(fault, Self::Invalid(_))) {
            return Self::Invalid(Some(texts));
        }
        Self::Mismatch(Some(texts))
    }
}

impl fmt::Display for StateFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (prefix, detail) = match self {
            Self::Mismatch(detail) => ("possible etag mismatch. error from state store", detail),
            Self::Invalid(detail) => ("invalid etag value", detail),
            Self::Chosen(chosen) => {
                let Chosen {
                    grpc_code, message, ..
                } = chosen.as_ref();
                return write!(formatter, "api error: code = {grpc_code} desc = {message}");
            }
            Self::Other(text) => return formatter.write_str(text),
        };
        formatter.write_str(prefix)?;
        match detail {
            Some(detail) => write!(formatter, ": {detail}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for StateFault {}

#[cfg(test)]
mod tests {
    use super::*;

    fn mismatch(text: &str) -> StateFault {
        StateFault::Mismatch(Some(text.to_owned()))
    }

    #[test]
    fn faults_of_etags_win() {
        let other = StateFault::other("full");
        let fault = StateFault::of_several(vec![other.clone(), mismatch("a")]);
        assert_eq!(fault, mismatch("a"));
        let fault = StateFault::of_several(vec![other.clone(), other]);
        assert_eq!(fault, StateFault::other("full\nfull"));
    }

    #[test]
    fn one_invalid_etag_makes_all_invalid() {
        let invalid = StateFault::Invalid(Some("x".to_owned()));
        let fault = StateFault::of_several(vec![mismatch("a"), invalid]);
        assert_eq!(
            fault.to_string(),
            "invalid etag value: invalid etag value: x\n\
             possible etag mismatch. error from state store: a"
        );
        assert!(matches!(fault, StateFault::Invalid(_)));
    }
}
