//! Expands environment variables in a text.

/// Replaces `$NAME` and `${NAME}` like Go's `os.ExpandEnv`. Unset variables are empty.
pub(super) fn expand(text: &str, look_up: impl Fn(&str) -> Option<String>) -> String {
    let mut expanded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        expanded.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let (name, remainder) = if let Some(braced) = after.strip_prefix('{') {
            match braced.split_once('}') {
                Some((name, remainder)) => (name, remainder),
                // Go removes both characters.
                None => ("", braced),
            }
        } else {
            let end = after
                .find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'))
                .unwrap_or(after.len());
            if end == 0 {
                expanded.push('$');
            }
            after.split_at(end)
        };
        if !name.is_empty() {
            expanded.push_str(&look_up(name).unwrap_or_default());
        }
        rest = remainder;
    }
    expanded.push_str(rest);
    expanded
}

#[cfg(test)]
mod tests {
    use super::expand;

    #[test]
    fn environment_variables_are_expanded_as_in_go() {
        let look_up = |name: &str| (name == "HOME").then(|| "here".to_owned());
        assert_eq!(
            expand("a ${HOME}/b $HOME! $OTHER. 5$ ${", look_up),
            "a here/b here! . 5$ "
        );
    }
}
