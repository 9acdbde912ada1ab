//! Scrubs personal data like daprd, including its false positives.
//!
//! The results follow daprd's library: for example, a telephone number may match as an ISBN. Some of its
//! behavior looks like bugs (see [`insert_placeholders`]) and is kept, because applications observe it.

use std::sync::LazyLock;

use regex::bytes::Regex;

/// A kind of personal data: its placeholder and its patterns, which are applied in order.
struct Kind {
    placeholder: &'static str,
    patterns: Vec<Regex>,
}

/// A match in the text.
#[derive(Clone, Copy, Debug)]
struct TextMatch {
    start: usize,
    end: usize,
    kind: usize,
}

static PERSONAL: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let area = "(?:[2-9]1[02-9]|[2-9][02-8]1|[2-9][02-8][02-9])";
    let space = r"\s*(?:[.-]\s*)?";
    let extended = format!(
        r"(?i)(?:(?:\+?1{space})?(?:\(\s*{area}\s*\)|{area}){space})?(?:[2-9]1[02-9]|[2-9][02-9]1|[2-9][02-9]{{2}}){space}[0-9]{{4}}\s*(?:#|x\.?|ext\.?|extension)\s*(?:\d+)?"
    );
    // The slashes are part of daprd's pattern.
    let phone = r"/(?:\+?\d{1,3}[-.\s*]?)?(?:\d\s?){8,11}|(?:\+?\d{1,3}[-.\s*]?)?(?:\(?\d{2,3}\)?[-.\s*]?)?\d{2,3}[-.\s*]?\d{2,6}|(?:\(\+?\d{1,2}\)|\+?\d{1,2})\s*\d{2}\s*\d{3}\s*\d{4}/gm".to_owned();
    let street = format!(
        r"(?i)\d{{1,4}} [\w\s]{{1,20}}(?:{})\W?",
        "street|st|avenue|ave|road|rd|highway|hwy|square|sq|trail|trl|drive|dr|court|ct|park|parkway|pkwy|circle|cir|boulevard|blvd"
    );
    let label = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";
    let email = format!(r"(?i)[A-Za-z0-9!#$%&'*+/=?^_{{|}}.~-]+@(?:{label}\.)+{label}");
    let kinds = [
        ("STREET_ADDRESS", vec![street]),
        (
            "CREDIT_CARD",
            vec![r"(?:\d{4}[- ]?){3}\d{4}|\d{15,16}".to_owned()],
        ),
        ("PHONE_NUMBER", vec![extended, phone]),
        ("EMAIL_ADDRESS", vec![email]),
        ("IP", vec![internet_address()]),
        ("ZIP_CODE", vec![r"\b\d{5}(?:[-\s]\d{4})?\b".to_owned()]),
        ("PO_BOX", vec![r"(?i)P\.? ?O\.? Box \d+".to_owned()]),
        ("US_SSN", vec![r"\d{3}-\d{2}-\d{4}".to_owned()]),
        (
            "ISBN",
            vec![
                r"(?:\d-?){9}[\dxX]".to_owned(),
                r"(?:\d-?){12}[\dxX]".to_owned(),
            ],
        ),
        (
            "MAC_ADDRESS",
            vec!["(?:[a-fA-F0-9]{2}[:-]){5}[a-fA-F0-9]{2}".to_owned()],
        ),
        (
            "IBAN",
            vec![r"[A-Z]{2}\d{2}[A-Z0-9]{4}\d{7}[A-Z\d]{0,16}".to_owned()],
        ),
    ];
    kinds
        .into_iter()
        .map(|(name, patterns)| Kind::new(name, &patterns))
        .collect()
});

/// Patterns whose matches are kept, even if they contain personal data.
static EXEMPT: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let nested = r"\((?:[^\s()<>]+|\([^\s()<>]+\))*\)";
    let end = r#"[^\s!()\[\]{};:'".,<>?]"#;
    let link = format!(r"https?://[a-z0-9.-]+[.](?:[^\s()<>]+|{nested})+(?:{nested}|{end})");
    let repository = r"(?:git|ssh|https?|git@[\w.]+):(?://)?[\w.@:/~-]+\.git/?".to_owned();
    vec![
        Kind::new("STRICT_LINK", &[link]),
        Kind::new("GIT_REPO", &[repository]),
    ]
});

/// An IPv4 or IPv6 address. In IPv6, zeros may be omitted once, and the end may be an IPv4 address.
fn internet_address() -> String {
    let byte = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)";
    let ipv4 = format!(r"(?:{byte}\.){{3}}{byte}");
    let strict = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)";
    let ipv4_tail = format!(r"{strict}(?:\.{strict}){{3}}");
    let group = "[0-9A-Fa-f]{1,4}";
    let mut forms = vec![
        format!("(?:{group}:){{7}}(?:{group}|:)"),
        format!("(?:{group}:){{6}}(?::{group}|{ipv4_tail}|:)"),
    ];
    for left in (0..=5).rev() {
        // After five groups there is nothing between the zeros and the IPv4 address.
        let most = 5 - left;
        let between = match most {
            0 => String::new(),
            1 => format!("(?::{group})?"),
            _ => format!("(?::{group}){{0,{most}}}"),
        };
        let front = if left == 0 {
            ":".to_owned()
        } else {
            format!("(?:{group}:){{{left}}}")
        };
        let upto = 7 - left;
        forms.push(format!(
            "{front}(?:(?::{group}){{1,{upto}}}|{between}:{ipv4_tail}|:)"
        ));
    }
    format!(r"{ipv4}|(?:{})(?:%.+)?\s*", forms.join("|"))
}

impl Kind {
    fn new(placeholder: &'static str, patterns: &[String]) -> Self {
        // The patterns are constants: an invalid one fails the tests, and matches nothing.
        let patterns = patterns
            .iter()
            .filter_map(|pattern| Regex::new(&ascii(pattern)).ok());
        Self {
            placeholder,
            patterns: patterns.collect(),
        }
    }
}

/// Go's character classes are ASCII only.
fn ascii(pattern: &str) -> String {
    pattern
        .replace(r"\d", "[0-9]")
        .replace(r"\s", r"[\t\n\f\r ]")
        .replace(r"\w", "[0-9A-Za-z_]")
        .replace(r"\W", "[^0-9A-Za-z_]")
        .replace(r"\b", r"(?-u:\b)")
}

/// Replaces personal data by placeholders.
pub(crate) fn scrub(text: &str) -> String {
    let bytes = text.as_bytes();
    let personal = trim_overlaps(find_matches(&PERSONAL, bytes));
    let scrubbed = insert_placeholders(
        bytes,
        &exclude_touching(personal, &find_matches(&EXEMPT, bytes)),
    );
    String::from_utf8_lossy(&scrubbed).into_owned()
}

/// All matches, sorted by start; of those with the same start, the longest first.
fn find_matches(kinds: &[Kind], text: &[u8]) -> Vec<TextMatch> {
    let mut matches: Vec<TextMatch> = Vec::new();
    for (kind, Kind { patterns, .. }) in kinds.iter().enumerate() {
        for matched in patterns.iter().flat_map(|pattern| pattern.find_iter(text)) {
            let (start, end) = (matched.start(), matched.end());
            // Equal matches are in reverse order of their kinds.
            let at = matches.partition_point(|other| {
                other.start < start || (other.start == start && other.end > end)
            });
            matches.insert(at, TextMatch { start, end, kind });
        }
    }
    matches
}

/// Trims a match that overlaps the previous one, and removes one inside it. Compares only with the directly
/// preceding match, even if that one was removed.
fn trim_overlaps(mut matches: Vec<TextMatch>) -> Vec<TextMatch> {
    let mut trimmed: Vec<TextMatch> = matches.first().copied().into_iter().collect();
    for index in 1..matches.len() {
        let previous_end = matches[index - 1].end;
        let matched = &mut matches[index];
        if matched.start <= previous_end {
            if previous_end >= matched.end {
                continue;
            }
            matched.start = previous_end + 1;
        }
        trimmed.push(*matched);
    }
    trimmed
}

/// The matches that do not overlap an exempt one.
fn exclude_touching(matches: Vec<TextMatch>, exempt: &[TextMatch]) -> Vec<TextMatch> {
    let touches = |matched: &TextMatch| {
        exempt
            .iter()
            .any(|exempt| matched.end >= exempt.start && matched.start <= exempt.end)
    };
    matches
        .into_iter()
        .filter(|matched| !touches(matched))
        .collect()
}

/// Inserts the placeholders. A match that starts inside another one is skipped, and so are all after it.
fn insert_placeholders(text: &[u8], matches: &[TextMatch]) -> Vec<u8> {
    let mut scrubbed = Vec::new();
    let mut matches = matches.iter().peekable();
    let mut position = 0;
    while position < text.len() {
        match matches.next_if(|matched| matched.start == position) {
            Some(matched) => {
                let placeholder = PERSONAL[matched.kind].placeholder;
                scrubbed.extend_from_slice(format!("<{placeholder}>").as_bytes());
                position = matched.end;
            }
            None => {
                scrubbed.push(text[position]);
                position += 1;
            }
        }
    }
    scrubbed
}

#[cfg(test)]
mod tests {
    use super::*;

    /// daprd 1.18.2's results for these texts.
    const SCRUBBED: &str = include_str!("scrubbed.txt");

    #[test]
    fn texts_are_scrubbed_like_daprd() {
        let mut lines = SCRUBBED.lines();
        let mut count = 0;
        while let (Some(text), Some(expected)) = (lines.next(), lines.next()) {
            assert_eq!(scrub(text), expected, "{text}");
            count += 1;
        }
        assert!(count > 30, "only {count} texts");
    }

    #[test]
    fn all_patterns_compile() {
        let patterns = |kinds: &[Kind]| kinds.iter().map(|kind| kind.patterns.len()).sum::<usize>();
        assert_eq!((patterns(&PERSONAL), patterns(&EXEMPT)), (13, 2));
    }
}
